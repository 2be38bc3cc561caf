/** The least and the most that a whole number may be. */
export type Span = { readonly least: number; readonly most: number };

/** A whole number as it is typed; undefined where it is none, or outside of its limits. */
export function readWhole(text: string, { least, most }: Span): number | undefined {
  const number = /^\d{1,9}$/.test(text.trim()) ? Number(text) : NaN;
  return number >= least && number <= most ? number : undefined;
}
