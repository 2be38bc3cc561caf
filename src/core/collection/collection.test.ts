import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { RunSlug } from '#core/ids/run-slug.ts';
import type { JsonObject } from '#core/json/json.ts';
import { NO_ROWS, withPage } from '#core/results/row-set.ts';
import { aRun, withoutFigure } from '#test/a-run.ts';
import type { RunStatus } from '#core/run/run.ts';

import {
  type CollectedRun,
  type Collection,
  collectRun,
  leadingCells,
  leadingColumns,
  newestPair,
  withEmpty,
  withoutRun,
  withRepeats,
  withRuns,
  mayStillRun,
} from './collection.ts';
import { COLLECTION_FORMAT } from './collection-format.ts';
import { driftOf, runColumns } from './drift.ts';
import { blocksOf, ROW_BLOCK_FORMAT } from './saved-run-format.ts';
import { lossesOf } from './losses.ts';

const NONE: Collection = { name: '', madeAt: 0, runs: [] };
const HOUR = 3_600_000;
const words = { name: 'Run name', run: 'Run', started: 'Started', worker: 'Worker', version: 'Version' };

const run = (slug: string, hour: number, input?: JsonObject) =>
  collectRun(aRun({ slug: slug as RunSlug, startedAt: hour * HOUR }), input); // it is one

describe('a collection', () => {
  it('has each run once, the oldest first, whichever was added first', () => {
    const made = withRuns(withRuns(NONE, [run('c', 3), run('a', 1)]), [run('b', 2), run('a', 1)]);
    expect(made.runs.map(({ slug }) => slug)).toEqual(['a', 'b', 'c']);
    expect(withoutRun(made, 'b' as RunSlug).runs.map(({ slug }) => slug)).toEqual(['a', 'c']);
  });

  it('has when a run began and ended and what it gave, where that is told', () => {
    const facts = { startedAt: HOUR, finishedAt: 2 * HOUR, results: 3 };
    expect(collectRun(aRun(facts), undefined)).toMatchObject(facts);
    const silent = collectRun(withoutFigure(aRun(), 'results'), undefined);
    expect(Object.keys(facts).filter((name) => name in silent)).toEqual([]);
  });

  it('sets its newest run against the one of the same Worker before it, once both are over', () => {
    const over = (slug: string, hour: number, worker = 'a/maps', status: RunStatus = 'succeeded') =>
      collectRun(
        aRun({ slug: slug as RunSlug, startedAt: hour * HOUR, workerSlug: worker, status }),
        undefined,
      );
    const { runs } = withRuns(NONE, [
      over('d', 4),
      over('c', 3, 'a/other'),
      over('b', 2),
      over('a', 1),
      over('e', 5, 'a/maps', 'running'),
    ]);
    expect(newestPair(runs)).toEqual(['b', 'd']);
    expect(newestPair(runs.slice(0, 2))).toEqual(['a', 'b']);
    expect(newestPair(runs.slice(0, 1))).toBeUndefined();
    // The newest of all has none of its Worker before it.
    const { runs: mixed } = withRuns({ ...NONE, runs }, [over('f', 6, 'a/third')]);
    expect(newestPair(mixed)).toEqual(['b', 'd']);
  });

  it('is read with no run that nothing can name', () => {
    const decodeRun = (slug: unknown) =>
      COLLECTION_FORMAT.decode(JSON.stringify({ ...NONE, runs: [{ ...run('a', 1), slug }] }));
    expect(decodeRun('a').ok).toBe(true);
    expect([3, 'a/b', ''].map((slug) => decodeRun(slug).ok)).toEqual([false, false, false]);
  });

  it('keeps by what rows are the same', () => {
    const made = withRepeats(NONE, { keys: ['id', 'name'], keep: 'fullest' });
    expect(COLLECTION_FORMAT.decode(COLLECTION_FORMAT.encode(made))).toEqual({ ok: true, value: made });
    expect(withRepeats(made, undefined)).toEqual(NONE);
  });

  it('keeps the input of a run that is seen anew', () => {
    const made = withRuns(NONE, [run('a', 1, { city: 'Wien' })]);
    const ended = collectRun(aRun({ slug: 'a' as RunSlug, startedAt: HOUR, status: 'succeeded' }), undefined);
    expect(withRuns(made, [ended]).runs[0]).toMatchObject({ state: 'succeeded', inputs: { city: 'Wien' } });
  });

  it('has the time of the run, the inputs that differ and its ID in front, and no others', () => {
    const { runs } = withRuns(NONE, [
      run('a', 1, { city: 'Wien', depth: 3, tags: ['x', 'y'] }),
      run('b', 2, { city: 'Oslo', depth: 3, tags: ['x'] }),
      run('c', 3),
    ]);
    expect(leadingColumns(runs, words).map(({ label }) => label)).toEqual(['Started', 'city', 'tags', 'Run']);
    expect(leadingCells(runs).map(({ cells }) => cells)).toEqual([
      ['1970-01-01T01:00:00Z', 'Wien', 'x, y', 'a'],
      ['1970-01-01T02:00:00Z', 'Oslo', 'x', 'b'],
      ['1970-01-01T03:00:00Z', null, null, 'c'],
    ]);
  });

  it('has the names of its runs first, where there are some', () => {
    const runs = [{ ...run('a', 1), name: 'Cafés' }, run('b', 2)];
    expect(leadingColumns(runs, words).map(({ label }) => label)).toEqual(['Run name', 'Started', 'Run']);
    expect(leadingCells(runs).map(({ cells: [name] }) => name)).toEqual(['Cafés', null]);
  });

  it('names the Worker and the version of each run where they are not the same in all', () => {
    const own = (slug: string, hour: number, version: string) =>
      collectRun(aRun({ slug: slug as RunSlug, startedAt: hour * HOUR, version }), undefined); // it is one
    const labels = (...of: Parameters<typeof leadingColumns>[0]) =>
      leadingColumns(of, words).map(({ label }) => label);
    const [first, second] = [own('a', 1, 'v1'), own('b', 2, 'v2')];
    expect(labels(first, own('c', 3, 'v1'))).toEqual(['Started', 'Run']);
    expect(labels(first, second)).toEqual(['Started', 'Version', 'Run']);
    expect(labels(first, { ...second, worker: 'a/other' })).toEqual([
      ...['Started', 'Worker', 'Version', 'Run'],
    ]);
  });
});

describe('columns that are not the same in all runs', () => {
  const columnsOf = (...rows: readonly JsonObject[]) => {
    const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const columns = keys.map((key) => ({ key, label: key.toUpperCase(), format: 'text' }));
    return runColumns(withPage(NO_ROWS, { columns, rows, size: rows.length }));
  };

  it('are new, gone, there now and then, or of another kind', () => {
    const drift = driftOf([
      columnsOf({ id: 1, old: 'a', price: 3, now: 1 }),
      columnsOf({ id: 2, price: '€ 3', fresh: 'a' }),
      [],
      columnsOf({ id: 3, price: 4, fresh: 'b', now: 2 }),
    ]);
    expect(drift.map(({ key, how, runs, kinds }) => [key, how, runs, kinds])).toEqual([
      ['old', 'gone', 1, ['text']],
      ['price', 'other', 3, ['number', 'text']],
      ['now', 'some', 2, ['number']],
      ['fresh', 'new', 2, ['text']],
    ]);
  });

  it('are none where runs are alike, or only emptier', () => {
    expect(driftOf([columnsOf({ id: 1, more: 'x' }), columnsOf({ id: 2, more: '' })])).toEqual([]);
  });
});

describe('kept rows', () => {
  const anyRow = fc.dictionary(
    fc.constantFrom('id', 'text', '__proto__'),
    fc.oneof(fc.string({ unit: 'binary' }), fc.constant('\u000012345678901234567890'), fc.jsonValue()),
  );

  it('come back from their blocks, all of them, once, in their order, to the last digit', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 60 }), (dictionaries) => {
        const rows = dictionaries.map((row) => JSON.parse(JSON.stringify(row)) as JsonObject); // it is one
        const read = [...blocksOf(rows)].flatMap(({ rows: block }) => {
          const back = ROW_BLOCK_FORMAT.decode(ROW_BLOCK_FORMAT.encode(block));
          return back.ok ? back.value : [];
        });
        expect(JSON.stringify(read)).toBe(JSON.stringify(rows));
      }),
    );
  });

  it('are read from no block that holds something else', () => {
    const read = ['{"rows":[{},3]}', '{"rows":3}', '[]'].map((text) => ROW_BLOCK_FORMAT.decode(text));
    expect(read).toEqual(read.map(() => ({ ok: false, error: 'unreadable' })));
  });

  it('stand in blocks that are read at once, however wide a row is', () => {
    const wide = Array.from({ length: 90 }, (_, n) => ({ n, text: 'x'.repeat(10_000) }));
    const narrow = Array.from({ length: 2_500 }, (_, n) => ({ n }));
    expect([...blocksOf(wide)].map(({ rows }) => rows.length)).toEqual([39, 39, 12]);
    expect([...blocksOf(narrow)].map(({ rows }) => rows.length)).toEqual([1_000, 1_000, 500]);
  });
});

it('says what the platform deletes next, and not what it has deleted', () => {
  const ended = (hour: number, results = 1) => ({ results, finishedAt: hour * HOUR });
  const now = 7 * 24 * HOUR + 10 * HOUR;
  const losses = lossesOf([ended(50), ended(12), ended(10), ended(9), ended(20), ended(30, 0)], now);
  // One that goes in ten hours does not go in two.
  expect(losses).toEqual({
    next: { at: now + 2 * HOUR, in: { unit: 'hours', time: 2 }, first: 1 },
    undatedCount: 0,
    runs: [ended(12), ended(20), ended(50)],
  });
  expect(lossesOf([ended(40), ended(53), ended(58.5)], now)).toMatchObject({
    next: { in: { unit: 'days', time: 1 }, first: 2 },
  });
  expect(lossesOf([ended(9)], now)).toBeUndefined();
});

it('expects no more of a run that the platform no longer knows', () => {
  expect(mayStillRun({ state: 'running' })).toBe(true);
  // A state that only a later build knows.
  expect(mayStillRun({ state: 'unknown' })).toBe(true);
  expect(mayStillRun({ state: 'unknown', gone: true })).toBe(false);
  expect(mayStillRun({ state: 'succeeded' })).toBe(false);
});

it('saves first what nobody knows the end of, and names no day for it beside the day of the others', () => {
  const now = Date.UTC(2026, 6, 10);
  const known = { results: 4, finishedAt: now - 86_400_000 };
  const undated = { results: 3 };
  expect(lossesOf([known, undated], now)).toEqual({
    next: { at: now + 6 * 24 * HOUR, in: { unit: 'days', time: 6 }, first: 1 },
    undatedCount: 1,
    runs: [undated, known],
  });
  expect(lossesOf([undated, undated], now)).toEqual({ undatedCount: 2, runs: [undated, undated] });
});

it('counts no run among the losses that gave no rows when they may have been deleted', () => {
  const now = Date.UTC(2026, 6, 10);
  const begun = (days: number, parts: Partial<CollectedRun> = {}): CollectedRun => ({
    ...{ slug: `run-${days}` as RunSlug, worker: 'a/b', title: '', version: '', state: 'succeeded' },
    ...{ results: 3, startedAt: now - days * 24 * HOUR },
    ...parts,
  });
  // One that began two days ago may have rows that are late; of one whose end is told it is known when they go.
  const runs = [begun(8), begun(2), begun(9, { finishedAt: now - 24 * HOUR }), begun(10)];
  const slugs = runs.slice(0, 3).map(({ slug }) => slug);
  const collection = withEmpty({ name: 'a', madeAt: 1, runs }, slugs, now);
  expect(lossesOf(collection.runs, now)?.runs.map(({ slug }) => slug)).toEqual(['run-2', 'run-10', 'run-9']);
});

it('offers what the platform may have still, as far as its clock is known', () => {
  const now = Date.UTC(2026, 6, 10);
  const run = { results: 4, finishedAt: now - 7 * 86_400_000 - 60_000 };
  expect(lossesOf([run], now)).toBeUndefined();
  expect(lossesOf([run], now, 120_000)).toMatchObject({
    next: { in: { unit: 'hours', time: 0 } },
    runs: [run],
  });
});
