import { formatList } from '#messages/format.ts';

export function rowsText(numbers: readonly number[]): string {
  const ranges: (readonly [first: number, last: number])[] = [];
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const [first, last] = ranges.at(-1) ?? [];
    if (first !== undefined && last === number - 1) ranges.splice(-1, 1, [first, number]);
    else ranges.push([number, number]);
  }
  return formatList(ranges.map(([first, last]) => (first === last ? String(first) : `${first}–${last}`)));
}
