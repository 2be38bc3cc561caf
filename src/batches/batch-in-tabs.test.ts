import { describe, expect, it } from 'vitest';

import type { BatchId, BatchPlan } from '#core/batch/batch.ts';
import { type Course, nextCourse, openCourse } from '#core/batch/course.ts';
import { Failure, type FailureFacts } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import { aRun } from '#core/run/a-run.ts';
import { anOrder } from '#core/run/an-order.ts';
import type { Run, StartedRun } from '#core/run/run.ts';
import { err } from '#core/result.ts';
import type { Codec } from '#core/stored/format.ts';
import type { RecordKey, Records } from '#browser/stored/records.ts';
import { someStarts } from '#starts/some-starts.ts';

import { createBatchStore, storedBatches, storedPlans, storedRows } from './batch-store.ts';
import { type LiveBatch, type LiveParts, openLiveBatch } from './live-batch.ts';

/*
 * Whole tabs over one browser and one platform, both of this test: what a tab keeps, what leaves it, and what comes back.
 */

const ID = 'b-1' as BatchId;
const MARK = 'mark-1';
const { worker, options } = anOrder();
const OPTIONS = options as RunOptions; // it has all of them

function aPlan(rows: number, rules: Partial<BatchPlan['rules']> = {}): BatchPlan {
  return {
    ...{ worker, title: 'Maps', name: 'cities.csv', columns: ['city'], setUp: null, secret: false },
    base: { custom: { keywords: ['coffee'] }, options: OPTIONS },
    rows: Array.from({ length: rows }, (_, at) => ({
      ...{ number: at + 2, cells: [`city ${at}`], custom: { city: at } },
    })),
    rules: { parallel: 1, stopAfterFailures: 5, ...rules },
  };
}

/** One database of the browser; `fault` tells of each writing whether it fails. */
class Disk {
  readonly texts = new Map<string, string>();
  reads = 0;
  fault: (() => boolean) | undefined;

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
      rename: () => Promise.reject(new Error('not here')),
    };
  }
}

type Channel = ReturnType<LiveParts['channel']>;
type Answer = RunSlug | FailureFacts | Promise<StartedRun>;

const lapse = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A browser and the platform. Time passes as it is told to. */
class World {
  now = 1_800_000_000_000;
  readonly disks = { batches: new Disk(), plans: new Disk(), rows: new Disk() };
  readonly runs: Run[] = [];
  /** The places of the rows whose starts left. */
  readonly sent: unknown[] = [];
  /** To starts, in turn; a run without one. */
  readonly answers: Answer[] = [];
  /** In place of the list of runs. */
  listFault: FailureFacts | undefined;
  looks = 0;
  /** No tab hears another. */
  isDeaf = false;
  mark: string | undefined = MARK;
  readonly #timers = new Set<{ readonly at: number; readonly call: () => void }>();
  readonly #channels = new Set<Channel>();
  readonly #queue: (() => Promise<void>)[] = [];
  #isHeld = false;
  #serial = 0;

  /** A tab that opens the batch. */
  open(begun?: { readonly plan: BatchPlan; readonly course: Course }): LiveBatch {
    return openLiveBatch(ID, this.#parts(), begun ? { begun } : {});
  }

  /** A tab in which a batch begins. */
  async begin(plan: BatchPlan, first: number | 'all' = 'all'): Promise<LiveBatch> {
    const course = openCourse(plan, first, { time: this.now, mark: this.mark });
    await this.store().add(ID, plan, course);
    const tab = this.open({ plan, course });
    await this.pass(0);
    return tab;
  }

  /** Lets time pass, and all happen that is due. */
  async pass(ms: number): Promise<void> {
    const end = this.now + ms;
    for (let turn = 0; turn < 500; turn += 1) {
      for (let step = 0; step < 8; step += 1) await lapse();
      const next = [...this.#timers].sort((a, b) => a.at - b.at)[0];
      if (!next || next.at > end) break;
      this.#timers.delete(next);
      this.now = Math.max(this.now, next.at);
      next.call();
    }
    this.now = end;
  }

  store() {
    return createBatchStore({
      batches: this.disks.batches.records(storedBatches.codec),
      plans: this.disks.plans.records(storedPlans.codec),
      rows: this.disks.rows.records(storedRows.codec),
    });
  }

  #parts(): LiveParts {
    const api: LiveParts['api'] = {
      requests: {
        startRun: ({ custom }) => ({ method: 'POST', path: '/', authenticated: true, body: custom }),
      },
      startRun: ({ body }) => {
        this.sent.push((body as { readonly city: number }).city); // of the plan above
        return this.#answer(this.answers.shift());
      },
      walkRuns: () => {
        this.looks += 1;
        return this.listFault
          ? Promise.reject(new Failure(this.listFault))
          : Promise.resolve({ runs: [...this.runs].reverse() });
      },
      run: (slug) => {
        const run = this.runs.find((one) => one.slug === slug);
        return run ? Promise.resolve(run) : Promise.reject(new Failure({ kind: 'runNotFound' }));
      },
      abort: () => Promise.resolve(),
      serverTime: () => ({ now: this.now, within: 0, told: true }),
    };
    const keyStore = { mark: () => this.mark, get: () => 'a-key', subscribe: () => () => undefined };
    return {
      ...{ api, keyStore },
      starts: someStarts({ api, keyStore, now: () => this.now }),
      store: this.store(),
      locks: { request: (_, hold) => this.#request(hold) },
      channel: () => this.#channel(),
      timer: (ms, call) => {
        const timer = { at: this.now + ms, call };
        this.#timers.add(timer);
        return () => void this.#timers.delete(timer);
      },
      now: () => this.now,
      newId: () => `id-${(this.#serial += 1)}`,
      onStarted: () => undefined,
    };
  }

  #answer(given: Answer | undefined): Promise<StartedRun> {
    if (given instanceof Promise) return given;
    if (typeof given === 'object') return Promise.reject(new Failure(given));
    const slug = given ?? (`run-${(this.#serial += 1)}` as RunSlug); // a name of this test
    this.runs.push(aRun({ slug }));
    return Promise.resolve({ slug });
  }

  async #request(hold: () => Promise<void>): Promise<void> {
    if (this.#isHeld)
      await new Promise<void>((resolve) => this.#queue.push(() => Promise.resolve(resolve())));
    this.#isHeld = true;
    await lapse();
    try {
      await hold();
    } finally {
      this.#isHeld = false;
      void this.#queue.shift()?.();
    }
  }

  /** The tab that drives is gone, and with it whatever it waited for. */
  crash(): void {
    this.#timers.clear();
    this.#channels.clear();
    void this.#queue.shift()?.();
  }

  #channel(): Channel {
    const channel: Channel = {
      onmessage: null,
      postMessage: (data: unknown) => {
        for (const other of this.isDeaf ? [] : this.#channels) {
          const event = new MessageEvent('message', { data });
          if (other !== channel)
            setImmediate(() => (other.onmessage as ((event: MessageEvent) => void) | null)?.(event)); // bound to no other
        }
      },
    };
    this.#channels.add(channel);
    return channel;
  }

  /** All runs end well. */
  finish(): void {
    this.runs.forEach(
      (run, at) => (this.runs[at] = { ...run, status: 'succeeded', finishedAt: this.now - 1e6 }),
    );
  }
}

function courseOf(tab: LiveBatch): Course {
  const view = tab.current();
  if (view.kind !== 'batch') throw new Error(view.kind);
  return view.batch.course;
}

const statesOf = (tab: LiveBatch) => courseOf(tab).rows.map(({ state }) => state);

const seenRow = (tab: LiveBatch, row: number) => ({
  row,
  attempt: courseOf(tab).rows[row]?.attempt?.id ?? 'none',
});

describe('a batch in a tab', () => {
  it('sends a row whose answer was lost once more when the person says so', async () => {
    const world = new World();
    world.answers.push({ kind: 'network' });
    const tab = await world.begin(aPlan(1));
    expect(statesOf(tab)).toEqual(['unknown']);
    tab.wish({ kind: 'again', rows: [seenRow(tab, 0)] });
    await world.pass(1_000);
    expect(world.sent).toEqual([0, 0]);
    expect(statesOf(tab)).toEqual(['started']);
    expect(courseOf(tab).phase.kind).toBe('going');
  });

  it('retries a row that failed after its lost run was found', async () => {
    const world = new World();
    world.answers.push({ kind: 'network' });
    const tab = await world.begin(aPlan(1));
    world.runs.push(aRun({ slug: 'run-found' as RunSlug, status: 'failed' }));
    tab.wish({ kind: 'take', ...seenRow(tab, 0), run: 'run-found' as RunSlug });
    await world.pass(30_000);
    expect(statesOf(tab)).toEqual(['failed']);
    tab.wish({ kind: 'again', rows: [seenRow(tab, 0)] });
    await world.pass(1_000);
    expect(statesOf(tab)).toEqual(['started']);
    expect(world.sent).toEqual([0, 0]);
  });

  it('reads a batch that is not there once, and not for ever', async () => {
    const world = new World();
    const tab = world.open();
    await world.pass(5_000);
    expect(tab.current()).toEqual({ kind: 'unread', why: 'none' });
    const before = world.disks.batches.reads;
    await world.pass(5_000);
    expect(world.disks.batches.reads).toBe(before);
  });

  it('does not go on asking at once where 429 says to wait for no time at all', async () => {
    const world = new World();
    world.answers.push(
      ...Array.from({ length: 50 }, () => ({ kind: 'rateLimited', retryAfter: 0 }) as const),
    );
    await world.begin(aPlan(1));
    await world.pass(10_000);
    expect(world.sent.length).toBeLessThan(12);
  });

  it('sends nothing that it could not note, and goes on at one press once there is room', async () => {
    const world = new World();
    world.listFault = { kind: 'internal', status: 502 };
    const tab = await world.begin(aPlan(2));
    world.disks.rows.fault = () => true;
    world.listFault = undefined;
    await world.pass(6_000);
    expect(world.sent).toEqual([]);
    expect(courseOf(tab).phase).toEqual({ kind: 'paused', why: { kind: 'unkept' } });
    world.disks.rows.fault = undefined;
    tab.wish({ kind: 'goOn' });
    await world.pass(1_000);
    expect(world.sent).toEqual([0]);
  });

  it('writes what was not taken together with what comes next', async () => {
    const world = new World();
    const store = world.store();
    const plan = aPlan(60);
    const course = openCourse(plan, 'all', { time: world.now, mark: MARK });
    await store.add(ID, plan, course);
    const read = await store.read(ID);
    if (!read.ok) throw new Error(read.error);
    const { summary } = read.value;
    const left = (before: Course, row: number) =>
      nextCourse(before, { kind: 'leaveOut', rows: [row], time: world.now });
    world.disks.rows.fault = () => true;
    const first = left(course, 0);
    await expect(store.write(ID, { summary, course: first }, course)).rejects.toThrow('full');
    world.disks.rows.fault = undefined;
    const second = left(first, 55);
    await store.write(ID, { summary, course: second }, first);
    const kept = await store.read(ID);
    expect(kept.ok && kept.value.course.rows).toEqual(second.rows);
  });

  it('goes on in the tab that takes it over, with no row sent twice', async () => {
    const world = new World();
    const one = await world.begin(aPlan(3));
    const other = world.open();
    await world.pass(1_000);
    expect(other.current()).toMatchObject({ kind: 'batch', driver: 'elsewhere' });
    other.takeOver();
    one.wish({ kind: 'goOn' });
    await world.pass(1_000);
    expect(other.current()).toMatchObject({ kind: 'batch', driver: 'here' });
    expect(one.current()).toMatchObject({ kind: 'batch', driver: 'elsewhere' });
    expect(courseOf(other).phase.kind).toBe('going');
    for (let turn = 0; turn < 4; turn += 1) {
      world.finish();
      await world.pass(30_000);
    }
    expect(world.sent).toEqual([0, 1, 2]);
    expect(statesOf(other)).toEqual(['succeeded', 'succeeded', 'succeeded']);
  });

  it('does not go on by itself where the tab that should have let go was closed much later', async () => {
    const world = new World();
    await world.begin(aPlan(3));
    const other = world.open();
    await world.pass(1_000);
    // The tab that drives is frozen, and hears nothing.
    world.isDeaf = true;
    other.takeOver();
    await world.pass(600_000);
    world.crash();
    world.finish();
    await world.pass(30_000);
    expect(courseOf(other).phase).toMatchObject({ kind: 'paused', why: { kind: 'closed' } });
    expect(world.sent).toEqual([0]);
  });
});
