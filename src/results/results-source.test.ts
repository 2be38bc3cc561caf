import { expect, it } from 'vitest';

import { NO_ROWS, type RowSet, withPage } from '#core/results/row-set.ts';

import { windowOf } from './results-source.ts';

const withRows = (set: RowSet, count: number): RowSet => {
  const rows = Array.from({ length: count }, (_, at) => ({ n: set.count + at }));
  return withPage(set, { columns: [], rows, size: count });
};
const sampleOf = (set: RowSet) => windowOf(set, false).sample;

it('tells what columns hold by the same first rows, however many come at their end', () => {
  const few = withRows(NO_ROWS, 60);
  const enough = withRows(few, 60);
  const sample = sampleOf(enough);
  expect(sampleOf(few)).toHaveLength(60);
  expect(sample).toEqual(Array.from({ length: 100 }, (_, n) => ({ n })));
  expect(sampleOf(withRows(enough, 1_000))).toBe(sampleOf(enough));
  expect(sampleOf(enough)).toEqual(sample);
  expect(sampleOf(NO_ROWS)).toBe(sampleOf(NO_ROWS));
});

it('tells it by other rows once rows are read anew', () => {
  const before = withRows(NO_ROWS, 100);
  const anew = withRows(NO_ROWS, 100);
  expect(sampleOf(anew)).not.toBe(sampleOf(before));
});
