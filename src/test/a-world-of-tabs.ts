import type { BatchId, BatchPlan } from '#core/batch/batch.ts';
import { type BatchState, openBatchState } from '#core/batch/state/batch-state.ts';
import { Failure, type FailureFacts } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import { aRun } from './a-run.ts';
import { anOrder } from './an-order.ts';
import type { Run, StartedRun } from '#core/run/run.ts';
import { err } from '#core/result.ts';
import type { Codec } from '#core/stored/format.ts';
import { createKeyProof } from '#api/key/key-proof.ts';
import { sha256 } from '#browser/sha-256.ts';
import type { RecordKey, Records } from '#browser/stored/records.ts';
import { someStarts } from './some-starts.ts';
import type { Starts } from '#starts/starts.ts';

import { type Batches, type BatchesParts, createBatches } from '#batches/batches.ts';
import { batchChannel } from '#batches/drive/batch-messages.ts';
import {
  createBatchStore,
  storedBatches,
  storedPlans,
  storedRows,
  summaryOf,
} from '#batches/keep/batch-store.ts';
import { type LiveParts, openLiveBatch } from '#batches/drive/live-batch.ts';
import type { LiveBatch } from '#batches/drive/batch-view.ts';

/*
 * Whole tabs over one browser and one platform: what a tab keeps, what leaves it, and what comes back.
 */

export const ID = 'b-1' as BatchId;
export const FINGERPRINT = 'mark-1';
const { worker, options } = anOrder();
const OPTIONS = options as RunOptions; // it has all of them

export function aPlan(rows: number, rules: Partial<BatchPlan['rules']> = {}): BatchPlan {
  return {
    ...{ worker, title: 'Maps', name: 'cities.csv', columns: ['city'], setUp: null, secret: false },
    base: { custom: { keywords: ['coffee'] }, options: OPTIONS },
    rows: Array.from({ length: rows }, (_, at) => ({
      ...{ number: at + 2, cells: [`city ${at}`], custom: { city: at } },
    })),
    rules: { parallel: 1, stopAfterFailures: 5, ...rules },
    judged: { subtasks: Array.from({ length: rows }, () => 1), dangers: [] },
  };
}

/** One database of the browser; `fault` tells of each writing whether it fails. */
class Disk {
  readonly texts = new Map<string, string>();
  reads = 0;
  fault: (() => boolean) | undefined;
  /** How many turns a writing takes. */
  turns: () => number = () => 0;
  /** Holds up the next writing: before it is done, or before it is told. */
  hold: { readonly when: 'before' | 'after'; readonly until: Promise<void> } | undefined;
  readonly holders = new Map<string, string>();
  /** Blocks that were on the disk before it was said that they are kept. */
  readonly strict: string[] = [];

  records<T>(codec: Codec<T>): Records<T> {
    const { texts } = this;
    const keys = () => [...texts.keys()].sort().map((key) => JSON.parse(key) as RecordKey); // it was one
    const name = (key: RecordKey) => JSON.stringify(key);
    const read = (key: RecordKey) => {
      this.reads += 1;
      const text = texts.get(name(key));
      return text === undefined ? err('none' as const) : codec.decode(text);
    };
    return {
      codec,
      keys: () => Promise.resolve(keys()),
      get: (key) => Promise.resolve(read(key)),
      of: (owner) => {
        const all = keys().flatMap((key) => {
          const value = key[0] === owner ? read(key) : err('none' as const);
          return value.ok ? [{ which: key[1], value: value.value }] : [];
        });
        return Promise.resolve({ read: all, unread: { unreadable: 0, newer: 0 } });
      },
      put: (key, value) => {
        if (this.fault?.() === true) return Promise.reject(new Error('full'));
        texts.set(name(key), codec.encode(value));
        return Promise.resolve(true);
      },
      remove: (gone) => {
        for (const key of gone) texts.delete(name(key));
        return Promise.resolve();
      },
      hold: (owner, holder) => {
        const isThere = keys().some(([of]) => of === owner);
        if (isThere) this.holders.set(owner, holder);
        return Promise.resolve(isThere);
      },
      putHeld: async ({ owner, holder, strict = false }, values) => {
        await lapses(this.turns());
        const { hold } = this;
        this.hold = undefined;
        if (hold?.when === 'before') await hold.until;
        if (this.fault?.() === true) throw new Error('full');
        const held = this.holders.get(owner);
        if (held !== holder) return held === undefined ? 'gone' : 'taken';
        for (const { which, value } of values) texts.set(name([owner, which]), codec.encode(value));
        if (strict) this.strict.push(...values.map(({ which }) => which));
        if (hold?.when === 'after') await hold.until;
        return 'kept';
      },
      removeAll: (owner) => {
        this.holders.delete(owner);
        for (const key of keys()) if (key[0] === owner) texts.delete(name(key));
        return Promise.resolve();
      },
      all: () => Promise.reject(new Error('not here')),
      rename: () => Promise.reject(new Error('not here')),
      update: () => Promise.reject(new Error('not here')),
    };
  }
}

type Channel = ReturnType<LiveParts['channel']>;
type Answer = RunSlug | FailureFacts | Promise<StartedRun>;

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** How much waits for a turn of the event loop at the moment. */
let waiting = 0;

async function lapse(): Promise<void> {
  waiting += 1;
  await turn();
  waiting -= 1;
}

export async function lapses(count = 0): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await lapse();
}

export type OwnKey = { readonly key?: string; readonly fingerprint?: string };

type Begun = { readonly plan: BatchPlan; readonly state: BatchState };

/** One tab: what it waits for and hears is gone with it. */
class Tab {
  readonly timers = new Set<{ readonly at: number; readonly call: () => void }>();
  readonly channels = new Set<Channel>();
  readonly onKey = new Set<() => void>();
  isAlive = true;
  /** It hears no other tab, and none hears it. */
  isDeaf = false;

  readonly own: () => OwnKey;

  constructor(own: () => OwnKey) {
    this.own = own;
  }

  /** Resolves never for a tab that is gone. */
  life(): Promise<void> {
    return this.isAlive ? Promise.resolve() : new Promise(() => undefined);
  }
}

export type OpenTab = {
  readonly live: LiveBatch;
  readonly tab: Tab;
  readonly setKey: (own: OwnKey) => void;
  readonly crash: () => void;
};

/** A browser and the platform. Time passes as it is told to. */
export class World {
  now = 1_800_000_000_000;
  readonly disks = { batches: new Disk(), plans: new Disk(), rows: new Disk() };
  readonly runs: Run[] = [];
  /** The places of the rows whose starts left. */
  readonly sent: unknown[] = [];
  /** To starts, in turn; a run without one. */
  readonly answers: Answer[] = [];
  /** In place of the list of runs. */
  listFault: FailureFacts | undefined;
  /** To whoever asks for a run that is not there. */
  runFault: FailureFacts = { kind: 'runNotFound' };
  looks = 0;
  /** What was told outside of the page, and how many runs were let run where more were refused. */
  readonly news: string[] = [];
  readonly refused: number[] = [];
  /** No tab hears another. */
  isDeaf = false;
  /** Tabs hear each other only once it is done: the page of the other is held up. */
  heldUp = Promise.resolve();
  /** Those of each tab, in the order in which they were opened. */
  readonly starts: Starts[] = [];
  fingerprint: string | undefined = FINGERPRINT;
  /** The key of each start. */
  readonly sentWith: unknown[] = [];
  readonly sentBy: unknown[] = [];
  /** Which keys the platform shows runs to; all where it says nothing. */
  account: (key: string | undefined) => unknown = () => undefined;
  readonly #accountOf = new Map<RunSlug, unknown>();
  /** Everything that was posted between tabs. */
  readonly posted: unknown[] = [];
  /** Until something answers: the browser says that it is offline. */
  reached = Promise.resolve();
  /** How many turns each of them takes. */
  slow: Partial<Record<'look' | 'reach' | 'note' | 'prove', number>> = {};
  readonly #tabs = new Set<Tab>();
  readonly #queue: { readonly tab: Tab; readonly signal: AbortSignal; readonly grant: () => void }[] = [];
  /** Who has the lock, and what takes it from them. */
  #held: { readonly tab: Tab; readonly steal: () => void } | undefined;
  /** Signatures that are being made or checked: they take no turns, but time. */
  readonly #signing = new Set<Promise<unknown>>();
  #serial = 0;

  /** A tab that opens the batch; with a key of its own, or that of the world. */
  open(begun?: Begun, own?: OwnKey): LiveBatch {
    return this.openTab(begun, own).live;
  }

  openTab(begun?: Begun, own?: OwnKey): OpenTab {
    const tab = new Tab(
      () =>
        own ??
        (this.fingerprint === undefined ? {} : { key: this.fingerprint, fingerprint: this.fingerprint }),
    );
    this.#tabs.add(tab);
    const live = openLiveBatch(ID, this.#parts(tab), begun ? { begun } : {});
    return {
      live,
      tab,
      setKey: (next) => {
        own = next;
        tab.onKey.forEach((call) => call());
      },
      crash: () => this.crash(tab),
    };
  }

  /** A tab in which a batch begins. */
  async begin(plan: BatchPlan, first: number | 'all' = 'all'): Promise<LiveBatch> {
    return (await this.beginIn(undefined, plan, first)).live;
  }

  /** A tab with a key of its own in which a batch begins. */
  async beginIn(own: OwnKey | undefined, plan: BatchPlan, first: number | 'all' = 'all'): Promise<OpenTab> {
    const batchState = openBatchState(plan, first, {
      time: this.now,
      fingerprint: own ? own.fingerprint : this.fingerprint,
    });
    await this.store().add(ID, { summary: summaryOf(plan, batchState), plan, state: batchState });
    const tab = this.openTab({ plan, state: batchState }, own);
    await this.pass(0);
    return tab;
  }

  /** Lets time pass, and all happen that is due. */
  async pass(ms: number): Promise<void> {
    const end = this.now + ms;
    for (let passed = 0; passed < 500; passed += 1) {
      await this.#untilIdle();
      const timers = [...this.#tabs].flatMap((tab) => [...tab.timers].map((timer) => ({ tab, timer })));
      const [first] = timers.sort((a, b) => a.timer.at - b.timer.at);
      if (!first || first.timer.at > end) break;
      const { tab, timer: next } = first;
      tab.timers.delete(next);
      this.now = Math.max(this.now, next.at);
      next.call();
    }
    this.now = end;
  }

  /** Until nothing is under way any more but what waits for a timer. */
  async #untilIdle(): Promise<void> {
    do {
      await Promise.allSettled(this.#signing);
      await turn();
    } while (waiting + this.#signing.size > 0);
  }

  /** The batches of another tab. */
  batches(): Batches {
    const tab = new Tab(() =>
      this.fingerprint === undefined ? {} : { key: this.fingerprint, fingerprint: this.fingerprint },
    );
    this.#tabs.add(tab);
    return createBatches({ ...this.#parts(tab), key: () => undefined });
  }

  /** Another tab deletes the batch. */
  async remove(): Promise<Batches> {
    const batches = this.batches();
    await batches.remove([ID]);
    await this.pass(0);
    return batches;
  }

  store() {
    return createBatchStore({
      batches: this.disks.batches.records(storedBatches.codec),
      plans: this.disks.plans.records(storedPlans.codec),
      rows: this.disks.rows.records(storedRows.codec),
    });
  }

  #parts(tab: Tab): Omit<BatchesParts, 'key'> {
    const api: LiveParts['api'] = {
      requests: {
        startRun: ({ custom }) => ({ method: 'POST', path: '/', authenticated: true, body: custom }),
      },
      readyToStart: async () => {
        await tab.life();
        await this.reached;
        await lapses(this.slow.reach);
        return ({ body }) => {
          this.sent.push((body as { readonly city: number }).city); // of the plan above
          this.sentWith.push(tab.own().fingerprint);
          this.sentBy.push(tab.own().key);
          return this.#answer(this.answers.shift(), tab);
        };
      },
      walkRuns: async () => {
        this.looks += 1;
        await lapses(this.slow.look);
        if (this.listFault) throw new Failure(this.listFault);
        const account = this.account(tab.own().key);
        const own = this.runs.filter(
          ({ slug }) => !this.#accountOf.has(slug) || this.#accountOf.get(slug) === account,
        );
        return { runs: own.reverse() };
      },
      run: async (slug) => {
        await lapses(this.slow.prove);
        const run = this.runs.find((one) => one.slug === slug);
        const isOther =
          this.#accountOf.has(slug) && this.#accountOf.get(slug) !== this.account(tab.own().key);
        if (!run || isOther) throw new Failure(this.runFault);
        return run;
      },
      abort: () => Promise.resolve(),
      serverTime: () => ({ now: this.now, within: 0, isSynced: true }),
    };
    const keyStore = {
      fingerprint: () => tab.own().fingerprint,
      get: () => tab.own().key,
      subscribe: (call: () => void) => {
        tab.onKey.add(call);
        return () => undefined;
      },
    };
    const proof = createKeyProof(keyStore);
    const store = this.store();
    const starts = someStarts({ api, keyStore, now: () => this.now });
    this.starts.push(starts);
    return {
      ...{ api, keyStore, starts },
      proof: {
        sign: (text) => this.#timed(proof.sign(text)),
        hasSigned: (text, signature) => this.#timed(proof.hasSigned(text, signature)),
      },
      digest: (text) => this.#timed(sha256(text)),
      store: {
        ...store,
        write: async (...noted) => {
          await tab.life();
          return store.write(...noted);
        },
      },
      locks: {
        request: (_, options, hold) => this.#request(tab, options, hold),
        query: () => Promise.resolve({ held: this.#held ? [{ name: batchChannel(ID) }] : [] }),
      },
      channel: () => this.#channel(tab),
      timer: (ms, call) => {
        const timer = { at: this.now + ms, call };
        if (tab.isAlive) tab.timers.add(timer);
        return () => void tab.timers.delete(timer);
      },
      now: () => this.now,
      newId: () => `id-${(this.#serial += 1)}`,
      inputOf: (order) => Promise.resolve({ order, omitted: [], searched: true }),
      onStarted: () => undefined,
      onEnded: () => undefined,
      onNews: (_, _id, news) => void this.news.push(news),
      places: { noteRunning: () => undefined, noteRefused: (count) => void this.refused.push(count) },
    };
  }

  #answer(given: Answer | undefined, tab: Tab): Promise<StartedRun> {
    if (given instanceof Promise) return given;
    if (typeof given === 'object') return Promise.reject(new Failure(given));
    const slug = given ?? (`run-${(this.#serial += 1)}` as RunSlug); // a name of this test
    this.runs.push(aRun({ slug }));
    this.#accountOf.set(slug, this.account(tab.own().key));
    return Promise.resolve({ slug });
  }

  async #request(
    tab: Tab,
    options: { readonly signal: AbortSignal } | { readonly steal: true },
    hold: () => Promise<void>,
  ) {
    if ('signal' in options && this.#held) {
      const { signal } = options;
      await new Promise<void>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')));
        this.#queue.push({ tab, signal, grant: resolve });
      });
    }
    this.#held?.steal();
    const stolen = new Promise<void>((_, reject) => {
      this.#held = { tab, steal: () => reject(new Error('stolen')) };
    });
    const mine = this.#held;
    await lapse();
    await Promise.race([hold(), stolen]).finally(() => {
      if (this.#held === mine) this.#free();
    });
  }

  #free(): void {
    this.#held = undefined;
    let next = this.#queue.shift();
    while (next && (next.signal.aborted || !next.tab.isAlive)) next = this.#queue.shift();
    next?.grant();
  }

  /** The tab that drives, or another one, is gone, and with it whatever it waited for. */
  crash(tab = this.#held?.tab): void {
    if (!tab) return;
    tab.isAlive = false;
    tab.timers.clear();
    tab.channels.clear();
    this.#tabs.delete(tab);
    if (this.#held?.tab === tab) this.#free();
  }

  /** A page of the same origin that is no console posts this. */
  post(data: unknown): void {
    for (const tab of this.#tabs) for (const channel of tab.channels) this.#deliver(channel, data);
  }

  #timed<T>(work: Promise<T>): Promise<T> {
    this.#signing.add(work);
    const end = () => void this.#signing.delete(work);
    work.then(end, end);
    return work;
  }

  #deliver(channel: Channel, data: unknown): void {
    const event = new MessageEvent('message', { data });
    const hear = channel.onmessage as ((event: MessageEvent) => void) | null; // bound to no other
    void this.heldUp.then(lapse).then(() => hear?.(event));
  }

  #channel(tab: Tab): Channel {
    const channel: Channel = {
      onmessage: null,
      close: () => void tab.channels.delete(channel),
      postMessage: (data: unknown) => {
        if (this.isDeaf || !tab.isAlive) return;
        this.posted.push(data);
        for (const other of this.#tabs)
          for (const one of other.isDeaf || tab.isDeaf ? [] : other.channels)
            if (one !== channel) this.#deliver(one, data);
      },
    };
    tab.channels.add(channel);
    return channel;
  }

  /** All runs end well. */
  finish(): void {
    this.runs.forEach(
      (run, at) => (this.runs[at] = { ...run, status: 'succeeded', finishedAt: this.now - 1e6 }),
    );
  }
}

/** A batch that one tab drives and another watches. */
export async function twoTabs(plan: BatchPlan, first?: number) {
  const world = new World();
  const one = await world.begin(plan, first);
  const other = world.open();
  await world.pass(1_000);
  return { world, one, other };
}

export function batchStateOf(tab: LiveBatch): BatchState {
  const view = tab.current();
  if (view.kind !== 'batch') throw new Error(view.kind);
  return view.batch.state;
}

export const statesOf = (tab: LiveBatch) => batchStateOf(tab).rows.map(({ state }) => state);

export const seenRow = (tab: LiveBatch, row: number) => ({
  row,
  attempt: batchStateOf(tab).rows[row]?.attempt?.id ?? 'none',
});
