import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';

import type { Batches, ListedBatch } from '#batches/batches.ts';
import { storedRows, summaryOf } from '#batches/keep/batch-store.ts';
import type { BatchId, BatchPlan } from '#core/batch/batch.ts';
import { type BatchState, openBatchState } from '#core/batch/state/batch-state.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import { aRun } from '#test/a-run.ts';
import { anOrder } from '#test/an-order.ts';
import type { Run } from '#core/run/run.ts';
import { renderConsole } from '#test/console.tsx';

import { Latest } from './latest.tsx';

const { worker, options } = anOrder();
const PLAN: BatchPlan = {
  ...{ worker, title: 'Maps', name: 'cities.csv', columns: [], secret: false, setUp: null },
  base: { custom: {}, options: options as RunOptions }, // it has all of them
  rows: [1, 2].map((number) => ({ number, cells: [], custom: {} })),
  rules: { parallel: 2, stopAfterFailures: 0 },
};
const BATCH_STATE = openBatchState(PLAN, 'all', { time: Date.now() - 60_000, fingerprint: 'm' });
const slugOf = (at: number) => `01KSFDS8XWTJME33C08HME${String(at).padStart(4, '0')}` as RunSlug; // as IDs of runs are

const aBatch = (id: string, batchState: Partial<BatchState> = {}, isDriven = true): ListedBatch => ({
  id: id as BatchId, // a name of this test
  summary: summaryOf(PLAN, { ...BATCH_STATE, ...batchState }),
  isDriven,
});

const ENDED = { ...BATCH_STATE.counts, waiting: 0, succeeded: 2 };
const ended = (batchState: Partial<BatchState> = {}): Partial<BatchState> => ({
  counts: ENDED,
  results: 7,
  toldResults: 2,
  ...batchState,
});

const keepRows = (id: string, runs: readonly Run[]) =>
  storedRows.put(
    [id, '00000'],
    runs.map(({ slug }) => ({
      state: 'succeeded',
      run: { slug, state: 'succeeded', usage: 0.5, message: '' },
    })),
  );

type Setup = {
  readonly runs?: () => readonly Run[];
  readonly list?: () => Promise<readonly ListedBatch[]>;
  readonly key?: string;
};

async function show({ runs = () => [], list = () => Promise.resolve([]), key }: Setup) {
  const onDrawn = vi.fn<() => void>();
  const batches: Partial<Batches> = {
    list: async () => ({ batches: await list(), unread: { newer: 0, unreadable: 0 } }),
  };
  const parts = await renderConsole(
    <Latest renderSave={({ names }) => <p>save {names.name}</p>} onNeedKey={vi.fn()} onDrawn={onDrawn} />,
    {
      api: {
        walkRuns: () => Promise.resolve({ runs: runs() }),
        runs: () => Promise.resolve({ runs: runs(), unread: [], total: runs().length }),
      },
      batches,
      ...(key !== undefined && { key }),
    },
  );
  return { ...parts, onDrawn };
}

const latest = page.getByRole('region', { name: 'Latest' });
const names = () =>
  latest
    .getByRole('listitem')
    .elements()
    .map((line) => line.querySelector('bdi')?.textContent);

it('lists a batch once, in place of its runs, and not its runs before the batches are read', async () => {
  const id = 'latest-once';
  const own = [1, 2].map((at) =>
    aRun({ slug: slugOf(at), status: 'succeeded', results: at, startedAt: Date.now() - at }),
  );
  const other = aRun({ slug: slugOf(3), status: 'failed', startedAt: Date.now() - 5_000 });
  await keepRows(id, own);
  let tell: (listed: readonly ListedBatch[]) => void = () => undefined;
  const listing = new Promise<readonly ListedBatch[]>((resolve) => (tell = resolve));
  const { onDrawn, client } = await show({
    runs: () => [...own, other],
    list: () => listing,
  });
  await expect
    .poll(() => client.isFetching({ predicate: ({ queryKey }) => queryKey.includes('runs') }))
    .toBe(0);
  expect(latest.elements()).toEqual([]);
  expect(onDrawn).not.toHaveBeenCalled();
  tell([aBatch(id, ended())]);
  await expect.poll(names).toEqual(['cities.csv', expect.stringContaining(other.workerTitle)]);
  await expect.element(latest.getByText('7 results')).toBeVisible();
  await expect.element(latest.getByText('save cities.csv')).toBeVisible();
  expect(onDrawn).toHaveBeenCalled();
});

it('keeps its lines where runs are read that may be of a batch not read yet', async () => {
  const id = 'latest-begun';
  const other = aRun({ slug: slugOf(13), status: 'failed', startedAt: Date.now() - 5_000 });
  const own = aRun({ slug: slugOf(11), status: 'running', startedAt: Date.now() });
  await keepRows(id, [own]);
  let runs = [other];
  let list = () => Promise.resolve<readonly ListedBatch[]>([]);
  const { client } = await show({ runs: () => runs, list: () => list() });
  const ofOther: unknown = expect.stringContaining(other.workerTitle);
  await expect.poll(names).toEqual([ofOther]);
  let tell: (listed: readonly ListedBatch[]) => void = () => undefined;
  const listing = new Promise<readonly ListedBatch[]>((resolve) => (tell = resolve));
  list = () => listing;
  runs = [own, other];
  await client.refetchQueries({ predicate: ({ queryKey }) => queryKey.includes('newest page') });
  expect(names()).toEqual([ofOther]);
  tell([aBatch(id)]);
  await expect.poll(names, { timeout: 5_000 }).toEqual(['cities.csv', ofOther]);
});

it('has five lines, what goes on or waits for the person before the others', async () => {
  const at = Date.now();
  const runs = [1, 2, 3, 4, 5, 6].map((number) =>
    aRun({ slug: slugOf(20 + number), status: 'succeeded', results: number, startedAt: at - number * 1_000 }),
  );
  const lost = aBatch('latest-lost', {
    ...ended({ startedAt: at - 86_400_000 }),
    counts: { ...ENDED, lost: 1 },
  });
  await show({ runs: () => runs, list: () => Promise.resolve([lost]) });
  await expect.poll(() => names().length).toBe(5);
  expect(names()[0]).toBe('cities.csv');
  await expect.element(latest.getByText('1 may have started')).toBeVisible();
  await expect.element(latest.getByText('5 results')).not.toBeInTheDocument();
});

it('leads to why a run gave nothing, and saves what others gave', async () => {
  const empty = aRun({ slug: slugOf(31), status: 'succeeded', results: 0, startedAt: Date.now() });
  const { address } = await show({ runs: () => [empty] });
  await expect.element(latest.getByText('0 results')).toBeVisible();
  expect(latest.getByText(/^save/).elements()).toEqual([]);
  await latest.getByRole('link', { name: /^See why/ }).click();
  expect(address()).toBe(`/runs/${empty.slug}`);
});

it('shows how far a batch is, and does not call one running that no tab drives', async () => {
  const counts = { ...BATCH_STATE.counts, waiting: 1, succeeded: 1 };
  const { container } = await show({
    list: () => Promise.resolve([aBatch('latest-alone', { counts }, false)]),
  });
  await expect.element(latest.getByText('1 of 2 rows')).toBeVisible();
  await expect.element(latest.getByText('Paused: no tab runs it')).toBeVisible();
  expect(container.querySelector('.animate-spin')).toBeNull();
  expect(container.querySelector('.bg-good')).not.toBeNull();
});

it('is not there without a run, and lists batches without a key', async () => {
  const { onDrawn } = await show({});
  await expect.poll(() => onDrawn.mock.calls.length).toBe(1);
  expect(latest.elements()).toEqual([]);
  await show({ key: '', list: () => Promise.resolve([aBatch('latest-keyless', ended())]) });
  await expect.element(latest.getByText('cities.csv', { exact: true })).toBeVisible();
});
