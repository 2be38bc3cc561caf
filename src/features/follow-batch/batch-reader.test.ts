import { expect, it } from 'vitest';

import type { Api } from '#api/operations.ts';
import { createApi } from '#api/create-api.ts';
import { aConfig } from '#test/a-config.ts';
import { createKeyStore } from '#api/key/key-store.ts';
import { openBatchState } from '#core/batch/state/batch-state.ts';
import type { RowState } from '#core/batch/state/row-state.ts';
import { Failure } from '#core/errors/failure.ts';
import { foldFamilies } from '#core/results/values/families.ts';
import { placedRows } from '#core/results/row-set.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import { anOrder } from '#test/an-order.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';

import { createBatchReader, type RowOfRun, runsWithRows } from './batch-reader.ts';

/** A platform whose runs gave two rows each, unless they are gone. */
function anApi({ gone = [] }: { gone?: readonly string[] } = {}): Api {
  const fetch = () => Promise.reject(new TypeError('no network in a test'));
  const config = aConfig();
  const columns = [{ key: 'title', label: 'Title', format: 'text' }];
  return {
    ...createApi({ config, keyStore: createKeyStore(undefined), fetch }),
    results: (slug) => {
      const rows = gone.includes(slug) ? [] : [{ title: `${slug} a` }, { title: `${slug} b` }];
      return Promise.resolve({ columns, rows, size: rows.length, total: rows.length });
    },
  };
}

const doneRow = (number: number): RowOfRun => ({
  run: `run-${number}` as RunSlug, // is one
  count: 2,
  planned: { number, cells: [`city ${number}`], custom: {} },
});

it('has the rows of every run that is over, behind the columns of its own row', async () => {
  const reader = createBatchReader(anApi(), { columns: ['city'], row: 'Row' });
  reader.follow([doneRow(1)]);
  await reader.readTo(Infinity);
  expect(placedRows(reader.current().set).map(({ row }) => row)).toEqual([
    { 'row:0': 1, 'row:1': 'city 1', title: 'run-1 a' },
    { 'row:0': 1, 'row:1': 'city 1', title: 'run-1 b' },
  ]);
  const { columns } = reader.current().set;
  expect(foldFamilies(columns, new Set()).map(({ label }) => label)).toEqual(['Row', 'city', 'Title']);
});

function begin() {
  const plan = {
    rows: [],
    rules: { parallel: 1, stopAfterFailures: 0 },
    base: { custom: {}, options: anOrder().options as RunOptions },
  }; // it has all of them
  return openBatchState(plan, 'all', { time: 0, fingerprint: 'm' });
}

it('waits for the end of a run that is asked to end, for as long as it is looked at', () => {
  const run = { slug: 'run-0' as RunSlug, state: 'aborting', usage: 0, results: 3, message: '' } as const; // is one
  const rowsOf = (row: RowState) => runsWithRows({ ...begin(), rows: [row] }, undefined);
  expect(rowsOf({ state: 'stopped', run: { ...run, open: true } })).toEqual([]);
  expect(rowsOf({ state: 'stopped', run })).toHaveLength(1);
  expect(rowsOf({ state: 'stopped', run: { ...run, state: 'aborted', open: true } })).toHaveLength(1);
});

it('reads a run that does not tell how many results it gave, and none that gave none', () => {
  const rows = [undefined, 0, 3].map((results, at): RowState => ({
    state: 'succeeded',
    run: {
      ...{ slug: `run-${at}` as RunSlug, usage: 0, message: '' }, // is one
      ...(results !== undefined && { results }),
    },
  }));
  expect(runsWithRows({ ...begin(), rows }, undefined).map(({ run, count }) => [run, count])).toEqual([
    ['run-0', undefined],
    ['run-2', 3],
  ]);
  // One that the platform no longer knows is read once it does.
  const run = { slug: 'run-3' as RunSlug, usage: 0, message: '', gone: true } as const; // is one
  expect(runsWithRows({ ...begin(), rows: [{ state: 'stopped', run }] }, undefined)).toEqual([]);
});

it('has the rows of one run for each row: they change with the run, and are there once', async () => {
  const reader = createBatchReader(anApi(), { columns: ['city'], row: 'Row' });
  reader.follow([doneRow(1), doneRow(2)]);
  await reader.readTo(Infinity);
  reader.follow([{ ...doneRow(1), run: 'run-9' as RunSlug }, doneRow(2)]); // is one
  await reader.readTo(Infinity);
  const titles = placedRows(reader.current().set).map(({ row, place }) => [place, row['title']]);
  expect(titles).toEqual([
    [0, 'run-2 a'],
    [1, 'run-2 b'],
    [2, 'run-9 a'],
    [3, 'run-9 b'],
  ]);
  expect(reader.current().set).toMatchObject({ whole: true, count: 4, total: 4 });
});

it('has the rows of an earlier run as long as the last gave fewer, and never those of a row that is another by now', () => {
  const before = { slug: 'run-0' as RunSlug, usage: 1, results: 480 }; // is one
  const last = (results: number) => ({ slug: 'run-1' as RunSlug, usage: 1, message: '', results }); // is one
  const rows: readonly RowState[] = [
    { state: 'waiting', earlier: [before] },
    { state: 'failed', earlier: [before], run: last(3) },
    { state: 'succeeded', earlier: [before], run: last(480) },
    { state: 'started', earlier: [{ ...before, other: true }], run: last(5) },
    { state: 'failed', earlier: [{ ...before, other: true }], run: last(3) },
  ];
  expect(
    runsWithRows({ ...begin(), rows }, undefined).map(({ run, planned }) => [planned.number, run]),
  ).toEqual([
    [1, 'run-0'],
    [2, 'run-0'],
    [3, 'run-1'],
    [5, 'run-1'],
  ]);
});

it('misses no run that it is told of while it was asked for rows before there was any', async () => {
  const reader = createBatchReader(anApi(), { columns: ['city'], row: 'Row' });
  const early = reader.readTo(1_000);
  reader.follow([doneRow(1), doneRow(2)]);
  await early;
  expect(reader.current().set.count).toBe(4);
  reader.follow([doneRow(1), doneRow(2), doneRow(3)]);
  await reader.readTo(Infinity);
  expect(reader.current().set.count).toBe(6);
});

it('tells how many rows are missing of runs whose data is gone', async () => {
  const totals = async (api: Api) => {
    const reader = createBatchReader(api, { columns: ['city'], row: 'Row' });
    reader.follow([doneRow(1), doneRow(2)]);
    const { count, total, whole } = await reader.readTo(Infinity);
    return { count, total, whole };
  };
  expect(await totals(anApi())).toEqual({ count: 4, total: 4, whole: true });
  expect(await totals(anApi({ gone: ['run-1'] }))).toEqual({ count: 2, total: 4, whole: true });
  expect(await totals(anApi({ gone: ['run-1', 'run-2'] }))).toEqual({ count: 0, total: 4, whole: true });
});

it('tells of each run what it gave, also of one whose rows the platform keeps no more', async () => {
  const api = anApi({ gone: ['run-2'] });
  const reader = createBatchReader(
    {
      ...api,
      results: (slug, page) =>
        slug === 'run-3' ? Promise.reject(new Failure({ kind: 'runNotFound' })) : api.results(slug, page),
    },
    { columns: [], row: 'Row' },
  );
  reader.follow([doneRow(1), doneRow(2), doneRow(3)]);
  await reader.readTo(Infinity);
  expect([...reader.given()].map(([run, { rows }]) => [run, rows]).sort()).toEqual([
    ['run-1', 2],
    ['run-2', 0],
    ['run-3', 0],
  ]);
});
