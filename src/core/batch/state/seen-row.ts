export type SeenRow = { readonly row: number; readonly attempt: string };

export type SeenDone = Pick<SeenRow, 'row'> & Partial<SeenRow>;
