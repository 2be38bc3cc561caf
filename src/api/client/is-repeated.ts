/**
 * Whether the last page repeats earlier ones: a platform that ignores the page number returns the same
 * page forever.
 */
export function isRepeated(pages: readonly (readonly string[])[]): boolean {
  const known = new Set(pages.slice(0, -1).flat());
  return pages.slice(-1).every((keys) => keys.every((key) => known.has(key)));
}
