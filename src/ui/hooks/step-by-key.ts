type List = {
  /** Its last place, from 0. */
  readonly last: number;
  /** Rows that are in view. */
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

/** Where a key leads from a place in a list, kept inside it; undefined for keys that do not move. */
export function stepByKey(key: string, at: number, list: List): number | undefined {
  const to = STEP[key]?.(at, list);
  return to === undefined ? undefined : Math.max(0, Math.min(list.last, to));
}
