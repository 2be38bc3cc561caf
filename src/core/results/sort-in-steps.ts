type Compare<T> = (a: T, b: T) => number;

const RUN = 32;

/**
 * Like `toSorted`, but in small steps, so that the page can draw: yields undefined while it works, then
 * the sorted items. Stable.
 */
export function* sortInSteps<T extends object>(
  items: readonly T[],
  compare: Compare<T>,
): Generator<T | undefined> {
  let runs: (readonly T[])[] = [];
  for (let at = 0; at < items.length; at += RUN) {
    runs.push(items.slice(at, at + RUN).toSorted(compare));
    yield undefined;
  }
  while (runs.length > 2) {
    const longer: T[][] = [];
    for (let at = 0; at < runs.length; at += 2) {
      const merged: T[] = [];
      for (const item of merge(runs[at], runs[at + 1], compare)) {
        merged.push(item);
        yield undefined;
      }
      longer.push(merged);
    }
    runs = longer;
  }
  yield* merge(runs[0], runs[1], compare);
}

function* merge<T extends object>(
  a: readonly T[] = [],
  b: readonly T[] = [],
  compare: Compare<T>,
): Generator<T> {
  let [left, right] = [0, 0];
  let [first, second] = [a[0], b[0]];
  while (first !== undefined && second !== undefined) {
    if (compare(first, second) <= 0) {
      yield first;
      first = a[(left += 1)];
    } else {
      yield second;
      second = b[(right += 1)];
    }
  }
  yield* a.slice(left);
  yield* b.slice(right);
}
