import { describe, expect, it } from 'vitest';

import { writeDecimal } from '#core/decimal.ts';
import { plainText } from '#core/find/plain-text.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { aRun, withoutFigure } from '#test/a-run.ts';
import { monthOf } from '#core/run/month.ts';
import { withPendingCost } from '#core/run/run-cost.ts';
import type { Run } from '#core/run/run.ts';
import { aPaidRun } from '#test/a-paid-run.ts';
import { spendOfMonth } from '#core/spend/month-spend.ts';

import {
  countStates,
  createRunSorter,
  findRuns,
  fitsBatch,
  type RunFacts,
  type RunRow,
  sumRuns,
  toRow,
} from './find-runs.ts';
import { changeLabel, NO_LABEL } from './run-label.ts';
import { ALL_RUNS, type ColumnId, firstMomentOf, type RunQuery, spanOf } from './run-query.ts';

const NOW = Date.UTC(2026, 10, 25, 6);
const DAY = 86_400_000;

const row = (slug: string, run: Partial<Run> = {}, facts: RunFacts = {}): RunRow =>
  toRow(aRun({ slug: slug as RunSlug, status: 'succeeded', startedAt: NOW, ...run }), facts);
const found = (rows: readonly RunRow[], query: Partial<RunQuery>) =>
  findRuns(rows, { ...ALL_RUNS, ...query }, NOW).map(({ run }) => run.slug);
const sorted = (rows: readonly RunRow[], by: ColumnId, descending = false) =>
  createRunSorter({ by, descending })
    .sort(rows)
    .map(({ run }) => run.slug);

it('sorts by how much is odd about what runs gave: those about which nothing is known come last', () => {
  const rows = [row('fine'), row('one', {}, { findings: 1 }), row('three', {}, { findings: 3 })];
  expect(sorted(rows, 'checkUp', true)).toEqual(['three', 'one', 'fine']);
  expect(sorted(rows, 'checkUp')).toEqual(['one', 'three', 'fine']);
});

describe('the search of runs', () => {
  const label = changeLabel(NO_LABEL, { note: 'for the Zürich team', tags: ['weekly'] }, 1);
  const rows = [
    row('hotel', { workerTitle: 'Hotel Prices', workerSlug: 'travel/hotels' }),
    row('named', {}, { name: 'Seattle, USA · 25 results', label, input: plainText('Café\nSeattle') }),
    row('failed', { status: 'failed', errorMessage: 'Proxy refused by place' }),
  ];

  it.each<[string, string[]]>([
    ['hotel', ['hotel']],
    ['HOTEL pri', ['hotel']],
    ['seattle 25', ['named']],
    ['cafe', ['named']],
    ['zurich', ['named']],
    ['weekly', ['named']],
    ['proxy', ['failed']],
    ['  ', ['hotel', 'named', 'failed']],
    ['seattle proxy', []],
  ])('finds by %j as it is typed', (text, slugs) => {
    expect(found(rows, { text })).toEqual(slugs);
  });
});

describe('the runs that are shown', () => {
  const stopped = row('stopped', { status: 'failed', errorMessage: 'aborted by user' });
  const starred = changeLabel(NO_LABEL, { star: true, tags: ['a', 'b'] }, 1);
  const rows = [
    row('waiting', { status: 'ready', startedAt: undefined as never }),
    row('ok', { startedAt: NOW - 3 * DAY, workerSlug: 'a/b' }),
    row('bad', { startedAt: NOW - 40 * DAY, status: 'failed' }, { label: starred }),
    stopped,
  ];

  it.each<[Partial<RunQuery>, string[]]>([
    [{ states: ['failed'] }, ['bad']],
    [{ states: ['aborted', 'ready'] }, ['waiting', 'stopped']],
    [{ worker: 'a/b' }, ['ok']],
    [{ worker: 'A~b' }, ['ok']],
    [{ tag: 'b' }, ['bad']],
    [{ starred: true }, ['bad']],
    [{ period: { kind: 'last', last: 'day' } }, ['waiting', 'stopped']],
    [{ period: { kind: 'last', last: 'week' } }, ['waiting', 'ok', 'stopped']],
    [{ period: { kind: 'month', month: '2026-10' } }, ['bad']],
    [{ period: { kind: 'range', to: '2026-11-01' } }, ['bad']],
  ])('are by %j those that fit', (query, slugs) => {
    expect(found(rows, query)).toEqual(slugs);
  });

  it('are those that the platform lists within the period, whose months are read', () => {
    const november = firstMomentOf('2026-11-01');
    // Ten seconds before.
    const slug = '01M69B0K7G0000000000000000';
    const late = row(slug, { startedAt: november + 20_000 });
    const now = november + DAY + 5_000;
    const period = { kind: 'last', last: 'day' } as const;
    expect(spanOf(period, now)).toEqual({ from: '2026-11' });
    expect(findRuns([late], { ...ALL_RUNS, period }, now)).toEqual([]);
    expect(found([late], { period: { kind: 'month', month: '2026-10' } })).toEqual([slug]);
  });

  it('are counted by state, whatever states are chosen', () => {
    const counts = countStates(rows, { ...ALL_RUNS, states: ['failed'] }, NOW);
    expect(Object.fromEntries(counts)).toEqual({ ready: 1, succeeded: 1, failed: 1, aborted: 1 });
  });

  it('are summed to the last digit', () => {
    const sums = sumRuns([row('a', { usage: 0.1, results: 3 }), row('b', { usage: 0.2, results: 4 })]);
    expect([writeDecimal(sums.cost), sums.results, sums.unknownCounts.usage]).toEqual(['0.3', 7, 0]);
  });

  it('are summed without those whose costs are pending, and as many are pending as in Spend', () => {
    const runs = [
      aPaidRun(NOW, { usage: 0.1 }),
      withPendingCost(aPaidRun(NOW, { results: 4 })),
      aPaidRun(NOW, { results: 4 }),
      withoutFigure(aPaidRun(NOW)),
    ];
    const { cost, knownCounts, unknownCounts: pending } = sumRuns(runs.map((run) => toRow(run, {})));
    expect([writeDecimal(cost), knownCounts.usage, pending.usage]).toEqual(['0.1', 2, 2]);
    expect(spendOfMonth(runs, monthOf(NOW), NOW)).toMatchObject({
      cost,
      knownCosts: 2,
      unknownCosts: 2,
      open: 2,
    });
  });

  it.each(['usage', 'results', 'duration', 'traffic'] as const)(
    'tells how many that are over do not tell their %s',
    (figure) => {
      const runs = [aRun({ status: 'failed' }), aRun({ status: 'running', duration: 1 })].map((run) =>
        withoutFigure(run, figure),
      );
      const sums = sumRuns([row('a', { usage: 0.1 }), ...runs.map((run) => toRow(run, {}))]);
      expect(sums.unknownCounts).toEqual({ usage: 0, results: 0, duration: 0, traffic: 0, [figure]: 1 });
      expect(sums.knownCounts).toEqual({ usage: 3, results: 3, duration: 3, traffic: 3, [figure]: 1 });
    },
  );
});

it('tells no duration of a run that goes on and counts none yet, in sums and in the order', () => {
  const rows = [row('a', { status: 'running', duration: 0 }), row('b', { duration: 2 })];
  expect(sumRuns(rows).knownCounts.duration).toBe(1);
  expect(sorted(rows, 'duration')).toEqual(['b', 'a']);
});

describe('the order of runs', () => {
  const fields = (text: string) => ({ fields: new Map([['city', text]]) });
  const rows = [
    row('a', { usage: 0.2, results: 100, workerTitle: 'B 10' }, fields('10')),
    row('b', { usage: 0.1, results: 10, workerTitle: 'B 9' }, fields('Ulm')),
    row('c', { usage: 0, results: 0, workerTitle: 'a' }, fields('9')),
  ];

  it.each<[ColumnId, boolean, string]>([
    ['cost', true, 'abc'],
    ['price', true, 'bac'],
    ['price', false, 'abc'],
    ['worker', false, 'cba'],
    ['input.city', false, 'cab'],
    ['input.none', true, 'abc'],
  ])('is by %s, descending: %s, and what has no value comes last', (by, descending, slugs) => {
    expect(sorted(rows, by, descending).join('')).toBe(slugs);
  });

  it('keeps what goes on in its place, and says that it is past', () => {
    const sorter = createRunSorter({ by: 'cost', descending: true });
    expect(sorter.isPast(sorter.sort(rows))).toBe(false);
    const later = rows.map((one) => (one.run.slug === 'c' ? row('c', { usage: 9 }) : one));
    const again = sorter.sort([...later, row('d', { usage: 0.15 })]);
    expect(again.map(({ run }) => run.slug).join('')).toBe('adbc');
    expect(sorter.isPast(again)).toBe(true);
  });
});

it('finds a batch by its name, its Worker and when it began, and its runs by its name', () => {
  const batch = { name: '20 cities', title: 'Maps', worker: 'coreclaw/maps', startedAt: NOW };
  const fits = (query: Partial<RunQuery>) => fitsBatch({ ...ALL_RUNS, ...query }, batch, NOW);
  expect(
    [{}, { text: 'CITIES maps' }, { batches: true }, { worker: 'coreclaw/maps' }].map(fits),
  ).not.toContain(false);
  const others: Partial<RunQuery>[] = [
    { text: 'hotels' },
    { states: ['failed'] },
    { tag: 'a' },
    { starred: true },
  ];
  expect(others.map(fits)).not.toContain(true);
  expect(fits({ period: { kind: 'month', month: monthOf(NOW - 40 * DAY) } })).toBe(false);
  const rows = [row('in', {}, { batch: { id: 'b', name: '20 cities' } }), row('out')];
  expect(found(rows, { text: 'cities' })).toEqual(['in']);
  expect(found(rows, { batches: true })).toEqual(['in']);
});
