export type Span = { readonly least: number; readonly most: number };

export function readWhole(text: string, { least, most }: Span): number | undefined {
  const number = /^\d{1,9}$/.test(text.trim()) ? Number(text) : NaN;
  return number >= least && number <= most ? number : undefined;
}
