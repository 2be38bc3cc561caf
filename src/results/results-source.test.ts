import { describe, expect, it } from 'vitest';

import { NO_ROWS, type RowSet, withPage } from '#core/results/row-set.ts';

import { countsOf, windowOf } from './results-source.ts';

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

describe('how many rows there are', () => {
  const counts = (set: RowSet, live: boolean, count: number) =>
    countsOf({ rows: { set }, live, count, window: windowOf(set, false) });
  const some = withRows(NO_ROWS, 35);

  it('is those of all runs while some are not read yet: what is read is a part of these', () => {
    expect(counts(some, false, 300)).toEqual({ total: 35, said: 300, partOf: 300 });
  });

  it('is those that have come once all are read, whatever was said before', () => {
    const whole = { ...some, whole: true };
    expect(counts(whole, false, 40)).toEqual({ total: 35, said: 35, partOf: 35 });
    expect(counts(whole, true, 40)).toEqual({ total: 35, said: 40, partOf: 35 });
  });
});
