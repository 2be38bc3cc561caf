import { expect, it } from 'vitest';

import type { RowState } from '#core/batch/state/row-state.ts';
import { aRun } from '#test/a-run.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';

import { likeliestRow, lostRowsFor } from './lost-rows.ts';

const T0 = 1_800_000_000_000;

const lostAt = (time: number, by: 'date' | 'runs' = 'date'): RowState => ({
  state: 'lost',
  attempt: { id: `a${time}`, at: time, since: { time: T0 + time, by } },
});

const runAt = (time: number) => aRun({ slug: `run-${time}` as RunSlug, startedAt: T0 + time }); // of this test

it('takes a run for the one of the row that was sent last before it', () => {
  const rows = [lostAt(0), { state: 'succeeded' } as const, lostAt(31_000), lostAt(62_000)];
  const of = (time: number) => likeliestRow(runAt(time), lostRowsFor({ rows }, runAt(time)));
  expect([of(1_500), of(20_000), of(33_000), of(65_000)]).toEqual([0, 0, 2, 3]);
});

it('takes it for that of no row where two were sent at about that time, however the clock was told', () => {
  const rows = [lostAt(0), lostAt(400)];
  const later = {
    state: 'lost',
    attempt: { id: 'b', at: 400, since: { time: T0 - 100, by: 'date' } },
  } as const;
  expect(likeliestRow(runAt(300), lostRowsFor({ rows }, runAt(300)))).toBeUndefined();
  expect(likeliestRow(runAt(2_000), lostRowsFor({ rows: [lostAt(0), later] }, runAt(2_000)))).toBe(1);
  const set = { ...later, attempt: { ...later.attempt, at: -3_600_000 } };
  expect(likeliestRow(runAt(2_000), lostRowsFor({ rows: [lostAt(0), set] }, runAt(2_000)))).toBeUndefined();
});

it('takes it for that of no row where the moment of one is not known', () => {
  const rows = [lostAt(0), lostAt(31_000, 'runs')];
  expect(likeliestRow(runAt(40_000), lostRowsFor({ rows }, runAt(40_000)))).toBeUndefined();
});

it('knows no row that was surely sent after it began', () => {
  const rows = [lostAt(0), lostAt(60_000)];
  expect(lostRowsFor({ rows }, runAt(2_000)).map(({ row }) => row)).toEqual([0]);
});
