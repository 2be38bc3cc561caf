type List = {
  readonly last: number;
  readonly page: number;
};

const STEP: Readonly<Record<string, (at: number, list: List) => number>> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  PageDown: (at, { page }) => at + page,
  PageUp: (at, { page }) => at - page,
  Home: () => 0,
  End: (_, { last }) => last,
};

/** The target of a key in a list, kept inside it; undefined for keys that do not move. */
export function stepByKey(key: string, at: number, list: List): number | undefined {
  const to = STEP[key]?.(at, list);
  return to === undefined ? undefined : Math.max(0, Math.min(list.last, to));
}
