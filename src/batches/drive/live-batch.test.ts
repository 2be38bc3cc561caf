import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { createKeyProof } from '#api/key/key-proof.ts';
import type { Api } from '#api/operations.ts';
import { sha256 } from '#browser/sha-256.ts';
import type { BatchId, BatchPlan } from '#core/batch/batch.ts';
import { type BatchState, openBatchState } from '#core/batch/state/batch-state.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import { aRun } from '#test/a-run.ts';
import { anOrder } from '#test/an-order.ts';
import type { Run } from '#core/run/run.ts';
import { err, ok } from '#core/result.ts';
import type { StoredInput } from '#starts/history/stored-input.ts';
import { someStarts } from '#test/some-starts.ts';

import { type BatchStore, type StoredBatch, summaryOf } from '../keep/batch-store.ts';
import { batchChannel } from './batch-messages.ts';
import { type LiveParts, openLiveBatch } from './live-batch.ts';
import type { LiveBatch } from './batch-view.ts';

const ID = 'batch' as BatchId;
const { worker, options } = anOrder();

const PLAN: BatchPlan = {
  worker,
  title: 'Maps',
  name: 'cities.csv',
  columns: ['city'],
  setUp: null,
  secret: false,
  base: { custom: {}, options: options as RunOptions },
  rows: ['Wien', 'Oslo', 'Bern'].map((city, at) => ({ number: at + 2, cells: [city], custom: { city } })),
  rules: { parallel: 2, stopAfterFailures: 5 },
};

/** A browser with one store and one lock for all its tabs, and a platform whose runs never end, where time stands still. */
function aBrowser({
  clock = { now: () => 1_000, timer: () => () => undefined },
  onEnded = () => undefined,
  write = () => Promise.resolve(),
  stored = new Map<BatchId, StoredBatch>(),
  answers = new Map<string, string>(),
}: Partial<Pick<LiveParts, 'onEnded'>> & {
  readonly clock?: Pick<LiveParts, 'now' | 'timer'>;
  readonly write?: (batchState: BatchState) => Promise<void>;
  readonly stored?: Map<BatchId, StoredBatch>;
  /** The start that each run answers. */
  readonly answers?: Map<string, string>;
} = {}) {
  const happened: string[] = [];
  const runs: Run[] = [];
  const waiting: (() => Promise<void>)[] = [];
  let isHeld = false;
  const grant = () => {
    const next = isHeld ? undefined : waiting.shift();
    if (!next) return;
    isHeld = true;
    void next().finally(() => {
      isHeld = false;
      grant();
    });
  };
  const store: BatchStore = {
    list: () => Promise.resolve({ batches: [], unread: { unreadable: 0, newer: 0 } }),
    add: () => Promise.resolve(),
    hold: () => Promise.resolve(true),
    read: (id) => Promise.resolve(stored.has(id) ? ok(stored.get(id)!) : err('none')),
    write: async ({ id }, batch) => {
      await write(batch.state);
      happened.push(`noted ${batch.state.rows.map(({ state }) => state).join(' ')}`);
      stored.set(id, batch);
      return 'kept';
    },
    remove: () => Promise.resolve(),
  };
  const request = vi.fn((_: string, _options: unknown, work: () => Promise<void>) => {
    const done = new Promise<void>((resolve) => {
      waiting.push(() => work().then(resolve));
    });
    grant();
    return done;
  });
  const startRun = vi.fn<Api['startRun']>(() => {
    happened.push('sent');
    const run = aRun({ slug: `run-${runs.length + 1}` as RunSlug });
    runs.push(run);
    return Promise.resolve({ slug: run.slug });
  });
  const api = {
    walkRuns: () => Promise.resolve({ runs }),
    serverTime: () => ({ now: 0, within: 0, isSynced: false }),
    requests: { startRun: () => ({ method: 'POST', path: '/api/', authenticated: true }) },
    readyToStart: () => Promise.resolve(startRun),
  } as unknown as Api; // what a batch asks of it
  const keyStore = { fingerprint: () => 'mine', get: () => 'key', subscribe: () => () => undefined };
  const inputs = new Map<string, StoredInput>();
  const history = {
    keep: (run: RunSlug, input: StoredInput) => Promise.resolve(void inputs.set(run, input)),
    input: () => Promise.resolve(err('none' as const)),
    noteAnswer: (intent: string, run: RunSlug) => Promise.resolve(void answers.set(run, intent)),
    answers: () => Promise.resolve(answers),
  };
  let serial = 0;
  const openTab = (begun?: BatchState): LiveBatch =>
    openLiveBatch(
      ID,
      {
        api,
        keyStore,
        store,
        starts: someStarts({ api, keyStore, history }),
        proof: createKeyProof(keyStore),
        digest: sha256,
        locks: {
          request,
          query: () => Promise.resolve({ held: isHeld ? [{ name: batchChannel(ID) }] : [] }),
        },
        channel: () => ({ postMessage: () => undefined, onmessage: null, close: () => undefined }), // nobody listens
        ...clock,
        newId: () => `id-${(serial += 1)}`,
        inputOf: (order) => Promise.resolve({ order, omitted: [], searched: true }),
        onStarted: () => undefined,
        onEnded,
        onNews: () => undefined,
        places: { noteRunning: () => undefined, noteRefused: () => undefined },
      },
      begun ? { begun: { plan: PLAN, state: begun } } : {},
    );
  return { openTab, happened, runs, startRun, stored, answers, inputs };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const begin = () => openBatchState(PLAN, 'all', { time: 1_000, fingerprint: 'mine' });
/** Until nothing of a batch is left to be done but what others answer. */
const settled = () => vi.advanceTimersByTimeAsync(20);
const batchStateOf = (tab: LiveBatch) => {
  const view = tab.current();
  if (view.kind !== 'batch') throw new Error(view.kind);
  return view.batch.state;
};

it('notes each start before it is sent, and sends no more than may run at once', async () => {
  const { openTab, happened, startRun } = aBrowser();
  const tab = openTab(begin());
  await settled();
  expect(startRun).toHaveBeenCalledTimes(2);
  const before = happened[happened.indexOf('sent') - 1];
  expect(before).toBe('noted sending waiting waiting');
  expect(batchStateOf(tab).rows.map(({ state }) => state)).toEqual(['started', 'started', 'waiting']);
});

it('says when runs are seen to be over: what they took from the balance is known by then', async () => {
  const timer: LiveParts['timer'] = (ms, done) => {
    const waiting = setTimeout(done, ms);
    return () => clearTimeout(waiting);
  };
  const onEnded = vi.fn();
  const { openTab, runs } = aBrowser({ clock: { now: Date.now, timer }, onEnded });
  const tab = openTab(begin());
  await settled();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(batchStateOf(tab).counts.started).toBe(2);
  expect(onEnded).not.toHaveBeenCalled();
  runs.splice(0, 2, ...runs.map((run) => ({ ...run, status: 'succeeded' as const })));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(batchStateOf(tab).counts.succeeded).toBe(2);
  expect(onEnded).toHaveBeenCalledTimes(1);
});

it('sends nothing that was noted, but not sent, when it was stopped', async () => {
  let go: (() => void) | undefined;
  const noted = new Promise<void>((resolve) => {
    go = resolve;
  });
  const isSending = ({ counts }: BatchState) => counts.sending > 0;
  const { openTab, startRun } = aBrowser({
    write: (batchState) => (isSending(batchState) ? noted : Promise.resolve()),
  });
  const tab = openTab(begin());
  await settled();
  expect(batchStateOf(tab).counts.sending).toBe(1);
  tab.dispatch({ kind: 'stop', abort: false });
  go?.();
  await settled();
  expect(startRun).not.toHaveBeenCalled();
  expect(batchStateOf(tab).counts['left-out']).toBe(3);
});

it('sends nothing that the browser does not keep', async () => {
  const { openTab, startRun } = aBrowser({ write: () => Promise.reject(new Error('full')) });
  const tab = openTab(begin());
  await settled();
  expect(startRun).not.toHaveBeenCalled();
  expect(batchStateOf(tab).phase).toEqual({ kind: 'paused', why: { kind: 'unkept' } });
});

it('is sent by one tab only, however many have it open', async () => {
  const { openTab, startRun, stored } = aBrowser();
  const first = openTab(begin());
  const second = openTab();
  await settled();
  second.dispatch({ kind: 'goOn' });
  await settled();
  expect(startRun).toHaveBeenCalledTimes(2);
  expect(stored.get(ID)?.state).toBe(batchStateOf(first));
  expect(summaryOf(PLAN, batchStateOf(first)).size).toBe(3);
});

it('knows the run of a row whose page was left between its answer and the note of it', async () => {
  const isAnswered = ({ counts }: BatchState) => counts.started > 0;
  const left = aBrowser({
    write: (batchState) => (isAnswered(batchState) ? new Promise(() => undefined) : Promise.resolve()),
  });
  left.openTab(begin());
  await settled();
  expect(left.stored.get(ID)?.state.rows[0]?.state).toBe('sending');
  const next = aBrowser({ stored: new Map(left.stored), answers: left.answers });
  const unheard = aBrowser({ stored: new Map(left.stored) });
  const [tab, other] = [next.openTab(), unheard.openTab()];
  await settled();
  expect(batchStateOf(tab).rows[0]).toMatchObject({ state: 'started', run: { slug: 'run-1' } });
  // Where no answer was heard, the person has to decide.
  expect(batchStateOf(other).rows[0]?.state).toBe('lost');
  expect(next.startRun).not.toHaveBeenCalled();
});

it('keeps what a row was sent with whose page was closed before its run was known', async () => {
  const left = aBrowser({
    write: ({ counts }) => (counts.started > 0 ? new Promise(() => undefined) : Promise.resolve()),
  });
  left.openTab(begin());
  await settled();
  const run = 'run-9' as RunSlug; // a name of this test
  const withAnswers = aBrowser({ stored: new Map(left.stored), answers: left.answers });
  const withoutAnswers = aBrowser({ stored: new Map(left.stored) });
  withAnswers.openTab();
  const tab = withoutAnswers.openTab();
  await settled();
  const attempt = batchStateOf(tab).rows[0]?.attempt?.id ?? '';
  tab.dispatch({ kind: 'take', row: 0, attempt, run });
  await settled();
  const input = { order: { custom: { city: 'Wien' } }, at: 1_000 };
  expect(withAnswers.inputs.get('run-1')).toMatchObject({ ...input, sure: true });
  expect(withoutAnswers.inputs.get(run)).toMatchObject({ ...input, sure: false });
});
