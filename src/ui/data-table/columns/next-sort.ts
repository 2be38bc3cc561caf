import type { Sort } from '#core/results/arrange-rows.ts';

/** What a click on the name of a column asks for: ascending, then descending, then the rows as they come. */
export function nextSort(sort: Sort | undefined, key: string): Sort | undefined {
  if (sort?.key !== key) return { key, direction: 'ascending' };
  return sort.direction === 'ascending' ? { key, direction: 'descending' } : undefined;
}
