/** A row as the person saw it: what they ask for does nothing once it has been sent again. */
export type SeenRow = { readonly row: number; readonly attempt: string };

/** A row as the person saw it, or one that was left out: that has no attempt. */
export type SeenDone = Pick<SeenRow, 'row'> & Partial<SeenRow>;
