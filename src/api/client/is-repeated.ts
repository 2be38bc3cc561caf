/** Whether the last page brings nothing that those before it have not: a platform that passes over the page gives it for ever. */
export function isRepeated(pages: readonly (readonly string[])[]): boolean {
  const known = new Set(pages.slice(0, -1).flat());
  return pages.slice(-1).every((keys) => keys.every((key) => known.has(key)));
}
