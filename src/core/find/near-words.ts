import { plainText } from './plain-text.ts';

/** Allowed typing errors by word length: in a short word each letter matters. */
const faultsIn = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

const wordsOf = (text: string): readonly string[] =>
  plainText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/**
 * Items with a word near each typed word: one letter wrong, missing, extra or swapped with its neighbour;
 * two in longer words. Keeps the order; empty for blank text.
 */
export function nearMatches<Item>(
  items: readonly Item[],
  textsOf: (item: Item) => readonly string[],
  typed: string,
): readonly Item[] {
  const wanted = wordsOf(typed);
  if (wanted.length === 0) return [];
  return items.filter((item) => {
    const words = textsOf(item).flatMap(wordsOf);
    return wanted.every((one) => words.some((word) => isNear(word, one)));
  });
}

function isNear(word: string, typed: string): boolean {
  const most = faultsIn(typed.length);
  // Of a longer word its beginning is enough.
  return faultsBetween(word, typed) <= most || faultsBetween(word.slice(0, typed.length), typed) <= most;
}

function faultsBetween(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, at) => at)];
  const faultsAt = (i: number, j: number): number => rows[i]?.[j] ?? Infinity;
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one[i - 1] === other[j - 1];
      const isSwapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const changed = faultsAt(i - 1, j - 1) + (isSame ? 0 : 1);
      const swapped = isSwapped ? faultsAt(i - 2, j - 2) + 1 : Infinity;
      row.push(Math.min(faultsAt(i - 1, j) + 1, faultsAt(i, j - 1) + 1, changed, swapped));
    }
  }
  return faultsAt(one.length, other.length);
}
