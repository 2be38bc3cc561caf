import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { BatchId, BatchPlan } from '#core/batch/batch.ts';
import { type Course, openCourse, unaskedRows } from '#core/batch/course/course.ts';
import { nextCourse } from '#core/batch/course/next-course.ts';
import { standingInList } from '#core/batch/course/standing.ts';
import { Failure, type FailureFacts } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import { aRun } from '#core/run/a-run.ts';
import { anOrder } from '#core/run/an-order.ts';
import type { Run, StartedRun } from '#core/run/run.ts';
import { err } from '#core/result.ts';
import type { Codec } from '#core/stored/format.ts';
import type { RecordKey, Records } from '#browser/stored/records.ts';
import { someStarts } from '#test/some-starts.ts';
import type { Starts } from '#starts/starts.ts';

// It is there by the time that passes in a test.
import './ask/ask-of-batch.ts';
import { type Batches, type BatchesParts, createBatches } from './batches.ts';
import { batchChannel } from './drive/batch-messages.ts';
import { createBatchStore, storedBatches, storedPlans, storedRows, summaryOf } from './keep/batch-store.ts';
import type { SentBack } from './ask/send-back.ts';
import { type LiveParts, openLiveBatch } from './drive/live-batch.ts';
import type { LiveBatch } from './drive/batch-view.ts';

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

const lapse = () => new Promise<void>((resolve) => setImmediate(resolve));

async function lapses(count = 0): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await lapse();
}

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
  mark: string | undefined = MARK;
  /** The key of each start. */
  readonly sentWith: unknown[] = [];
  /** Until something answers: the browser says that it is offline. */
  reached = Promise.resolve();
  /** How many turns each of them takes. */
  slow: Partial<Record<'look' | 'reach' | 'note' | 'prove', number>> = {};
  readonly #timers = new Set<{ readonly at: number; readonly call: () => void }>();
  readonly #channels = new Set<Channel>();
  readonly #queue: { readonly signal: AbortSignal; readonly grant: () => void }[] = [];
  /** Takes the lock from whoever has it. */
  #steal: (() => void) | undefined;
  #serial = 0;

  /** A tab that opens the batch. */
  open(begun?: { readonly plan: BatchPlan; readonly course: Course }): LiveBatch {
    return openLiveBatch(ID, this.#parts(), begun ? { begun } : {});
  }

  /** A tab in which a batch begins. */
  async begin(plan: BatchPlan, first: number | 'all' = 'all'): Promise<LiveBatch> {
    const course = openCourse(plan, first, { time: this.now, mark: this.mark });
    await this.store().add(ID, { summary: summaryOf(plan, course), plan, course });
    const tab = this.open({ plan, course });
    await this.pass(0);
    return tab;
  }

  /** Lets time pass, and all happen that is due. */
  async pass(ms: number): Promise<void> {
    const end = this.now + ms;
    const turns = 8 + 8 * Math.max(0, ...Object.values(this.slow));
    for (let turn = 0; turn < 500; turn += 1) {
      await lapses(turns);
      const next = [...this.#timers].sort((a, b) => a.at - b.at)[0];
      if (!next || next.at > end) break;
      this.#timers.delete(next);
      this.now = Math.max(this.now, next.at);
      next.call();
    }
    this.now = end;
  }

  /** The batches of another tab. */
  batches(): Batches {
    return createBatches({ ...this.#parts(), key: () => undefined });
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

  #parts(): Omit<BatchesParts, 'key'> {
    const api: LiveParts['api'] = {
      requests: {
        startRun: ({ custom }) => ({ method: 'POST', path: '/', authenticated: true, body: custom }),
      },
      readyToStart: async () => {
        await this.reached;
        await lapses(this.slow.reach);
        return ({ body }) => {
          this.sent.push((body as { readonly city: number }).city); // of the plan above
          this.sentWith.push(this.mark);
          return this.#answer(this.answers.shift());
        };
      },
      walkRuns: async () => {
        this.looks += 1;
        await lapses(this.slow.look);
        if (this.listFault) throw new Failure(this.listFault);
        return { runs: [...this.runs].reverse() };
      },
      run: async (slug) => {
        await lapses(this.slow.prove);
        const run = this.runs.find((one) => one.slug === slug);
        if (!run) throw new Failure(this.runFault);
        return run;
      },
      abort: () => Promise.resolve(),
      serverTime: () => ({ now: this.now, within: 0, told: true }),
    };
    const keyStore = { mark: () => this.mark, get: () => 'a-key', subscribe: () => () => undefined };
    const starts = someStarts({ api, keyStore, now: () => this.now });
    this.starts.push(starts);
    return {
      ...{ api, keyStore, starts },
      store: this.store(),
      locks: {
        request: (_, options, hold) => this.#request(options, hold),
        query: () => Promise.resolve({ held: this.#steal ? [{ name: batchChannel(ID) }] : [] }),
      },
      channel: () => this.#channel(),
      timer: (ms, call) => {
        const timer = { at: this.now + ms, call };
        this.#timers.add(timer);
        return () => void this.#timers.delete(timer);
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

  #answer(given: Answer | undefined): Promise<StartedRun> {
    if (given instanceof Promise) return given;
    if (typeof given === 'object') return Promise.reject(new Failure(given));
    const slug = given ?? (`run-${(this.#serial += 1)}` as RunSlug); // a name of this test
    this.runs.push(aRun({ slug }));
    return Promise.resolve({ slug });
  }

  async #request(
    options: { readonly signal: AbortSignal } | { readonly steal: true },
    hold: () => Promise<void>,
  ) {
    if ('signal' in options && this.#steal) {
      const { signal } = options;
      await new Promise<void>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')));
        this.#queue.push({ signal, grant: resolve });
      });
    }
    this.#steal?.();
    const stolen = new Promise<void>((_, reject) => {
      this.#steal = () => reject(new Error('stolen'));
    });
    const mine = this.#steal;
    await lapse();
    await Promise.race([hold(), stolen]).finally(() => {
      if (this.#steal === mine) this.#free();
    });
  }

  #free(): void {
    this.#steal = undefined;
    let next = this.#queue.shift();
    while (next?.signal.aborted === true) next = this.#queue.shift();
    next?.grant();
  }

  /** The tab that drives is gone, and with it whatever it waited for. */
  crash(): void {
    this.#timers.clear();
    this.#channels.clear();
    this.#free();
  }

  #channel(): Channel {
    const channel: Channel = {
      onmessage: null,
      close: () => void this.#channels.delete(channel),
      postMessage: (data: unknown) => {
        for (const other of this.isDeaf ? [] : this.#channels) {
          const event = new MessageEvent('message', { data });
          const hear = other.onmessage as ((event: MessageEvent) => void) | null; // bound to no other
          if (other !== channel) void this.heldUp.then(() => setImmediate(() => hear?.(event)));
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

/** A batch that one tab drives and another watches. */
async function twoTabs(plan: BatchPlan, first?: number) {
  const world = new World();
  const one = await world.begin(plan, first);
  const other = world.open();
  await world.pass(1_000);
  return { world, one, other };
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
    expect(statesOf(tab)).toEqual(['lost']);
    tab.wish({ kind: 'again', rows: [seenRow(tab, 0)] });
    await world.pass(1_000);
    expect(world.sent).toEqual([0, 0]);
    expect(statesOf(tab)).toEqual(['started']);
    expect(courseOf(tab).phase.kind).toBe('going');
  });

  it('sends nothing after Stop in one tab that was asked for before it in another', async () => {
    const world = new World();
    world.answers.push({ kind: 'network' });
    const one = await world.begin(aPlan(2), 1);
    const other = world.open();
    await world.pass(1_000);
    const { stops } = courseOf(other);
    one.wish({ kind: 'stop', abort: false });
    other.wish({ kind: 'again', rows: [seenRow(other, 0)], stops });
    other.wish({ kind: 'putBack', rows: [1], stops });
    other.wish({ kind: 'goOn', stops });
    await world.pass(10_000);
    expect(world.sent).toEqual([0]);
    expect(statesOf(one)).toEqual(['lost', 'left-out']);
    expect(courseOf(one).phase).toEqual({ kind: 'stopped', abort: false });
  });

  it.each(['the tab that drives', 'a tab that watches'])(
    'sends nothing while %s asks whether to stop, and goes on once that is cancelled',
    async (which) => {
      const { world, one, other } = await twoTabs(aPlan(3));
      const asking = which === 'the tab that drives' ? one : other;
      asking.wish({ kind: 'askStop', question: 'q' });
      await world.pass(0);
      world.finish();
      await world.pass(120_000);
      expect(world.sent).toEqual([0]);
      expect(courseOf(other).phase.kind).toBe('paused');
      asking.wish({ kind: 'keepOn', question: 'q' });
      await world.pass(1_000);
      expect(world.sent).toEqual([0, 1]);
      expect(world.news).toEqual([]);
    },
  );

  it.each(['stop', 'pause', 'no key', 'another key'] as const)(
    'sends nothing that %s forbids while it is asked whether the platform can be reached',
    async (what) => {
      const world = new World();
      let answer: (() => void) | undefined;
      world.reached = new Promise((resolve) => (answer = resolve));
      const tab = await world.begin(aPlan(2));
      expect(world.looks).toBe(1);
      if (what === 'stop') tab.wish({ kind: 'stop', abort: false });
      else if (what === 'pause') tab.wish({ kind: 'pause' });
      else world.mark = what === 'no key' ? undefined : 'another';
      answer?.();
      await world.pass(0);
      expect(world.sentWith).toEqual([]);
      expect(courseOf(tab).marks).toEqual([MARK]);
    },
  );

  it('sends no row with the key of another account, whatever became of the first start', async () => {
    const world = new World();
    let answer: ((run: StartedRun) => void) | undefined;
    world.answers.push(new Promise((resolve) => (answer = resolve)), { kind: 'network' });
    const tab = await world.begin(aPlan(3, { parallel: 2 }));
    world.mark = 'another';
    tab.wish({ kind: 'rules', rules: { parallel: 3, stopAfterFailures: 5 } });
    await world.pass(60_000);
    // A run that the key of the other account does not see.
    answer?.({ slug: 'run-of-mine' as RunSlug });
    await world.pass(60_000);
    expect(world.sentWith).toEqual([MARK]);
    expect(courseOf(tab).phase).toEqual({ kind: 'paused', why: { kind: 'otherAccount' } });
  });

  it('does not take a key for that of another account for a page that is not the platform’s', async () => {
    const world = new World();
    const tab = await world.begin(aPlan(2, { parallel: 1 }));
    world.runs.length = 0;
    world.runFault = { kind: 'notFound', status: 404 };
    world.mark = 'another';
    tab.wish({ kind: 'goOn' });
    await world.pass(60_000);
    expect(world.sentWith).toEqual([MARK]);
    expect(courseOf(tab).phase).toEqual({
      kind: 'paused',
      why: { kind: 'refused', facts: world.runFault },
    });
  });

  it('asks before it goes on with another key where the answer to the first start was lost', async () => {
    const world = new World();
    world.answers.push({ kind: 'network' });
    const tab = await world.begin(aPlan(1));
    world.mark = 'another';
    tab.wish({ kind: 'again', rows: [seenRow(tab, 0)] });
    await world.pass(60_000);
    expect(world.sentWith).toEqual([MARK]);
    expect(courseOf(tab).phase).toEqual({ kind: 'paused', why: { kind: 'otherAccount', mark: 'another' } });
    tab.wish({ kind: 'goOn' });
    await world.pass(1_000);
    expect(world.sentWith).toEqual([MARK, 'another']);
  });

  it('sends nothing after Stop, Pause or another key, whatever it was waiting for', async () => {
    const turns = fc.nat(5);
    await fc.assert(
      fc.asyncProperty(
        fc.record({ look: turns, reach: turns, note: turns, prove: turns }),
        fc.integer({ min: 1, max: 3 }),
        fc.nat(40),
        fc.constantFrom('stop', 'pause', 'question', 'no key', 'fewer'),
        async (slow, parallel, after, what) => {
          const world = new World();
          world.slow = slow;
          world.disks.rows.turns = () => slow.note;
          const tab = await world.begin(aPlan(4, { parallel }), 1);
          world.finish();
          await world.pass(30_000);
          // Another key is told apart by the run of the first row.
          world.mark = 'another';
          tab.wish({ kind: 'goOn', agreed: [1, 2, 3] });
          await lapses(after);
          if (what === 'fewer') tab.wish({ kind: 'rules', rules: { parallel: 1, stopAfterFailures: 5 } });
          else if (what === 'no key') world.mark = undefined;
          else if (what === 'pause') tab.wish({ kind: what });
          else if (what === 'question') tab.wish({ kind: 'askStop', question: 'q' });
          else tab.wish({ kind: 'stop', abort: false });
          const before = world.sent.length;
          const isUnderWay = courseOf(tab).counts.started > 0;
          await world.pass(3_000);
          if (what === 'fewer') expect(world.sent.length).toBe(isUnderWay ? before : Math.max(before, 2));
          else expect(world.sent.length).toBe(before);
        },
      ),
      { numRuns: 150 },
    );
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
    await store.add(ID, { summary: summaryOf(plan, course), plan, course });
    const read = await store.read(ID);
    if (!read.ok) throw new Error(read.error);
    const { summary } = read.value;
    const left = (before: Course, row: number) =>
      nextCourse(before, { kind: 'leaveOut', rows: [row], time: world.now });
    world.disks.rows.fault = () => true;
    const first = left(course, 0);
    await store.hold(ID, 'me');
    const by = { id: ID, holder: 'me' };
    await expect(store.write(by, { summary, course: first }, course)).rejects.toThrow('full');
    world.disks.rows.fault = undefined;
    const second = left(first, 55);
    await store.write(by, { summary, course: second }, first);
    const kept = await store.read(ID);
    expect(kept.ok && kept.value.course.rows).toEqual(second.rows);
  });

  it('goes on in the tab that takes it over, with no row sent twice', async () => {
    const { world, one, other } = await twoTabs(aPlan(3));
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

  it('is not given without its plan where a newer build wrote that, nor deleted', async () => {
    const world = new World();
    await world.begin(aPlan(2));
    world.crash();
    const { texts } = world.disks.plans;
    const kept = [...texts];
    for (const [key, text] of kept) texts.set(key, text.replace(/"format":\d+/, '"format":99'));
    expect(await world.store().read(ID)).toEqual(err('newer'));
    await world.remove();
    expect((await world.batches().list()).batches).toHaveLength(1);
    for (const [key, text] of kept) texts.set(key, text);
    expect(await world.store().read(ID)).toMatchObject({ ok: true, value: { plan: aPlan(2) } });
  });

  it('is counted in the list where a newer build wrote it, or it is damaged', async () => {
    const world = new World();
    await world.begin(aPlan(2));
    const { texts } = world.disks.batches;
    const [text = ''] = texts.values();
    texts.set('["b-2","batch"]', text.replace(/"format":\d+/, '"format":99'));
    texts.set('["b-3","batch"]', '{"format":1}');
    expect(await world.batches().list()).toMatchObject({
      batches: [{ id: ID }],
      unread: { newer: 1, unreadable: 1 },
    });
  });

  it('is told in a list as one that no tab drives, once that tab is gone', async () => {
    const world = new World();
    await world.begin(aPlan(3));
    const standing = async () => {
      const [listed] = (await world.batches().list()).batches;
      return listed && standingInList(listed);
    };
    await expect(standing()).resolves.toBe('running');
    await world.pass(60_000);
    await expect(standing()).resolves.toBe('running');
    world.crash();
    await world.pass(10_000);
    await expect(standing()).resolves.toBe('alone');
  });

  it('is gone from the tab that drives it once another deletes it, and never comes back in part', async () => {
    for (const isDeaf of [false, true]) {
      const world = new World();
      const tab = await world.begin(aPlan(3));
      world.isDeaf = isDeaf;
      await world.remove();
      world.finish();
      tab.wish({ kind: 'pause' });
      await world.pass(60_000);
      tab.wish({ kind: 'goOn' });
      await world.pass(60_000);
      expect(tab.current()).toEqual({ kind: 'unread', why: 'gone' });
      expect(world.sent).toEqual([0]);
      expect(Object.values(world.disks).flatMap(({ texts }) => [...texts.keys()])).toEqual([]);
    }
  });

  it('is gone from a tab that watches once another deletes it, and is there again once that is taken back', async () => {
    const { world, one, other } = await twoTabs(aPlan(2), 1);
    const batches = await world.remove();
    expect(other.current()).toEqual({ kind: 'unread', why: 'gone' });
    expect(batches.removed.current()?.names).toEqual(['cities.csv']);
    await batches.removed.current()?.restore();
    world.finish();
    await world.pass(30_000);
    const drivers = [one, other]
      .map((tab) => tab.current())
      .map((view) => view.kind === 'batch' && view.driver);
    expect(drivers.sort()).toEqual(['elsewhere', 'here']);
    expect(statesOf(other)).toEqual(['succeeded', 'waiting']);
    expect(batches.removed.current()).toBeUndefined();
    expect(world.sent).toEqual([0]);
  });

  it.each([false, true])(
    'goes on in its tab once its deletion is taken back (its rows hold secrets: %s)',
    async (secret) => {
      const world = new World();
      const batches = world.batches();
      const id = await batches.create({ ...aPlan(2), secret }, 'all');
      await world.pass(0);
      batches.open(id).wish({ kind: 'pause' });
      await world.pass(1_000);
      await batches.remove([id]);
      await world.pass(1_000);
      expect(batches.open(id).current()).toEqual({ kind: 'unread', why: 'gone' });
      await batches.removed.current()?.restore();
      await world.pass(1_000);
      const tab = batches.open(id);
      expect(tab.current()).toMatchObject({
        driver: 'here',
        batch: { plan: { rows: [{ number: 2 }, { number: 3 }] } },
      });
      // They may have been started elsewhere meanwhile.
      expect(unaskedRows(courseOf(tab))).toEqual([1]);
      tab.wish({ kind: 'goOn', agreed: [1] });
      world.finish();
      await world.pass(30_000);
      expect(world.sent).toEqual([0, 1]);
    },
  );

  it('has its waiting rows sent by the batch alone that they are moved to', async () => {
    const world = new World();
    const one = await world.begin(aPlan(3), 1);
    world.finish();
    await world.pass(30_000);
    expect(statesOf(one)).toEqual(['succeeded', 'waiting', 'waiting']);
    const whole = aPlan(3);
    const waiting = { ...whole, rows: whole.rows.slice(1) };
    const move = async (plan: BatchPlan) => {
      const moved = world
        .batches()
        .move(plan, 'all', { batch: ID })
        .catch(() => 'unkept');
      await world.pass(12_000);
      return moved;
    };
    // One of them was sent there.
    expect(await move(whole)).toBeUndefined();
    expect(statesOf(one)).toEqual(['succeeded', 'waiting', 'waiting']);
    world.isDeaf = true;
    expect(await move(waiting)).toBeUndefined();
    world.isDeaf = false;
    await world.pass(12_000);
    world.disks.plans.fault = () => true;
    expect(await move(waiting)).toBe('unkept');
    world.disks.plans.fault = undefined;
    await world.pass(12_000);
    expect(statesOf(one)).toEqual(['succeeded', 'waiting', 'waiting']);
    expect(courseOf(one).rows[1]).not.toHaveProperty('elsewhere');
    const batch = await move(waiting);
    expect(batch).toBeDefined();
    expect(statesOf(one)).toEqual(['succeeded', 'left-out', 'left-out']);
    // Put back, they would be paid for twice: that is known however they are sent.
    const elsewhere = { batch, name: waiting.name };
    expect(courseOf(one).rows.map((row) => row.elsewhere)).toEqual([undefined, elsewhere, elsewhere]);
    one.wish({ kind: 'goOn' });
    await world.pass(1_000);
    expect(world.sent.filter((city) => city !== 0).length).toBeLessThanOrEqual(2);
  });

  it('takes no row for started elsewhere that is left out there, also where it was deleted meanwhile', async () => {
    const world = new World();
    const one = await world.begin(aPlan(4), 1);
    world.finish();
    await world.pass(30_000);
    const waiting = aPlan(4).rows.slice(1);
    const rows = waiting.map((row, at) => (at === 1 ? { ...row, leftOut: true as const } : row));
    const moved = world.batches().move({ ...aPlan(4), rows: rows.slice(0, 2) }, 'all', { batch: ID });
    await world.pass(12_000);
    const batch = await moved;
    expect(statesOf(one)).toEqual(['succeeded', 'left-out', 'left-out', 'waiting']);
    const of = () => courseOf(one).rows.map(({ elsewhere }) => elsewhere?.batch);
    expect(of()).toEqual([undefined, batch, undefined, undefined]);
    const batches = await world.remove();
    const later = await batches.move({ ...aPlan(4), rows: rows.slice(1) }, 'all', { batch: ID });
    await batches.removed.current()?.restore();
    await world.pass(1_000);
    expect(of()).toEqual([undefined, batch, undefined, later]);
  });

  it('has no rows moved out of it by a tab that does not know which they are: their secrets are in another', async () => {
    const world = new World();
    const plan = { ...aPlan(3), secret: true };
    const batches = world.batches();
    const id = await batches.create(plan, 1);
    world.finish();
    await world.pass(30_000);
    const moved = world.batches().move({ ...plan, rows: plan.rows.slice(1) }, 'all', { batch: id });
    await world.pass(12_000);
    expect(await moved).toBeUndefined();
    expect(statesOf(batches.open(id)).slice(1)).toEqual(['waiting', 'waiting']);
    const own = batches.move({ ...plan, rows: plan.rows.slice(1) }, 'all', { batch: id });
    await world.pass(12_000);
    expect(await own).toBeDefined();
    expect(statesOf(batches.open(id)).slice(1)).toEqual(['left-out', 'left-out']);
  });

  it('does not have rows again that were moved while it was deleted', async () => {
    const world = new World();
    const plan = aPlan(4);
    const one = await world.begin(plan, 1);
    world.finish();
    await world.pass(30_000);
    const batches = await world.remove();
    await expect(
      batches.move({ ...plan, rows: plan.rows.slice(1, 3) }, 'all', { batch: ID }),
    ).resolves.toBeDefined();
    await batches.removed.current()?.restore();
    await world.pass(1_000);
    expect(statesOf(one)).toEqual(['succeeded', 'left-out', 'left-out', 'waiting']);
    expect(unaskedRows(courseOf(one))).toEqual([3]);
  });

  it('knows which of its rows were started elsewhere while it was deleted', async () => {
    const world = new World();
    const plan = aPlan(3);
    world.answers.push({ kind: 'invalidRequest' });
    const one = await world.begin(plan, 1);
    await world.pass(30_000);
    expect(statesOf(one)).toEqual(['failed', 'waiting', 'waiting']);
    const sent = [seenRow(one, 0)];
    const batches = await world.remove();
    const rows = (from: number, to: number) => ({ ...plan, rows: plan.rows.slice(from, to) });
    const again = await batches.move(rows(0, 1), 'all', { batch: ID, sent });
    const waited = await batches.move(rows(1, 2), 'all', { batch: ID });
    await batches.removed.current()?.restore();
    await world.pass(1_000);
    expect(courseOf(one).rows).toMatchObject([
      { state: 'failed', elsewhere: { batch: again, name: plan.name } },
      { state: 'left-out', elsewhere: { batch: waited, name: plan.name } },
      { state: 'waiting' },
    ]);
    expect(courseOf(one).rows[2]).not.toHaveProperty('elsewhere');
  });

  it('goes on with its waiting rows where they could not be moved', async () => {
    const world = new World();
    const plan = { ...aPlan(3), rules: { ...aPlan(3).rules, parallel: 1 } };
    const one = await world.begin(plan);
    await world.pass(5_000);
    expect(statesOf(one)).toEqual(['started', 'waiting', 'waiting']);
    world.disks.plans.fault = () => true;
    const moved = world
      .batches()
      .move({ ...plan, rows: plan.rows.slice(1) }, 'all', { batch: ID })
      .catch(() => 'unkept');
    await world.pass(5_000);
    expect(await moved).toBe('unkept');
    world.disks.plans.fault = undefined;
    expect(statesOf(one)).toEqual(['started', 'waiting', 'waiting']);
  });

  describe('with a row that failed, and is corrected', () => {
    const wien = { sent: { cells: ['Wien'], custom: { city: 'Wien' } }, subtasks: 4, dangers: [] };

    /** A batch of two rows, the first of which the platform has refused. */
    const withFailed = async (world: World, plan = aPlan(2)) => {
      world.answers.push({ kind: 'invalidRequest' });
      const one = await world.begin(plan);
      world.finish();
      await world.pass(30_000);
      expect(statesOf(one)).toEqual(['failed', 'succeeded']);
      const attempt = courseOf(one).rows[0]?.attempt?.id ?? '';
      return { one, rows: [{ row: 0, attempt, corrected: wien }] };
    };
    const sendBack = async (world: World, rows: SentBack['rows'], stops?: number) => {
      const sent = world.batches().sendBack(ID, { rows, ...(stops !== undefined && { stops }) });
      await world.pass(12_000);
      return sent;
    };

    it('sends it once as it was corrected, from the tab that drives, and knows it after a reload', async () => {
      const world = new World();
      const { one, rows } = await withFailed(world);
      // Asked twice, of two tabs.
      const asked = [world.batches(), world.batches()].map((batches) => batches.sendBack(ID, { rows }));
      await world.pass(12_000);
      expect(await Promise.all(asked)).toContain('sent');
      expect(await sendBack(world, rows)).toBe('changed');
      world.finish();
      await world.pass(30_000);
      expect(world.sent).toEqual([0, 1, 'Wien']);
      expect(statesOf(one)).toEqual(['succeeded', 'succeeded']);
      const read = await world.store().read(ID);
      expect(read).toMatchObject({
        value: {
          plan: { rows: [{ number: 2, ...wien.sent }, aPlan(2).rows[1]], judged: { subtasks: [4, 1] } },
        },
      });
    });

    it('sends nothing of it after it was stopped, was sent again, or is not heard', async () => {
      const world = new World();
      const { one, rows } = await withFailed(world);
      world.isDeaf = true;
      expect(await sendBack(world, rows)).toBe('unheard');
      world.isDeaf = false;
      await world.pass(12_000);
      expect(await sendBack(world, rows, 7)).toBe('changed');
      one.wish({ kind: 'again', rows });
      await world.pass(2_000);
      expect(await sendBack(world, rows)).toBe('changed');
      expect(world.sent).toEqual([0, 1, 0]);
    });

    it('asks nothing of a batch that has spent what it may', async () => {
      const world = new World();
      const { one, rows } = await withFailed(world);
      one.wish({ kind: 'rules', rules: { ...aPlan(2).rules, stopAtSpent: '0' } });
      await world.pass(2_000);
      expect(await sendBack(world, rows)).toBe('spent');
      expect(statesOf(one)).toEqual(['failed', 'succeeded']);
    });

    it('asks the tab that drives anew where that did not answer before, and is awake again', async () => {
      const world = new World();
      const { one, rows } = await withFailed(world);
      const watching = world.batches();
      const ask = async () => {
        const sent = watching.sendBack(ID, { rows });
        await world.pass(12_000);
        return sent;
      };
      world.isDeaf = true;
      expect(await ask()).toBe('unheard');
      expect(await ask()).toBe('unheard');
      world.isDeaf = false;
      expect(await ask()).toBe('sent');
      expect(statesOf(one)).toEqual(['started', 'succeeded']);
      expect(world.sent).toEqual([0, 1, 'Wien']);
    });

    it('keeps nothing of it where rows hold secrets', async () => {
      const world = new World();
      world.answers.push({ kind: 'invalidRequest' });
      const batches = world.batches();
      const id = await batches.create({ ...aPlan(1), secret: true }, 'all');
      await world.pass(30_000);
      const view = batches.open(id).current();
      const attempt = (view.kind === 'batch' ? view.batch.course.rows[0]?.attempt?.id : undefined) ?? '';
      batches.open(id).wish({ kind: 'correct', rows: [{ row: 0, attempt, corrected: wien }] });
      await world.pass(5_000);
      expect(world.sent).toEqual([0]);
      expect([...world.disks.rows.texts.values()].join('')).not.toContain('Wien');
    });

    it('knows in which batch of its own it is started, unless none could be made', async () => {
      const world = new World();
      const { one, rows } = await withFailed(world);
      const sent = rows.map(({ row, attempt }) => ({ row, attempt }));
      const own = { ...aPlan(1), name: 'Rows of cities.csv' };
      const batches = world.batches();
      world.disks.plans.fault = () => true;
      const failed = batches.move(own, 'all', { batch: ID, sent }).catch(() => 'unkept');
      await world.pass(12_000);
      expect(await failed).toBe('unkept');
      await world.pass(12_000);
      expect(courseOf(one).rows[0]).not.toHaveProperty('elsewhere');
      world.disks.plans.fault = undefined;
      const moved = batches.move(own, 'all', { batch: ID, sent });
      await world.pass(12_000);
      const batch = await moved;
      const elsewhere = { batch, name: own.name };
      expect(courseOf(one).rows[0]).toMatchObject({ elsewhere });
      // One that cannot be made leaves known what was known.
      world.disks.plans.fault = () => true;
      const third = batches.move(own, 'all', { batch: ID, sent }).catch(() => 'unkept');
      await world.pass(12_000);
      expect(await third).toBe('unkept');
      world.disks.plans.fault = undefined;
      await world.pass(12_000);
      expect(courseOf(one).rows[0]).toMatchObject({ elsewhere });
      one.wish({ kind: 'again', rows });
      await world.pass(2_000);
      // Sent here too, it is still one that is charged there.
      expect(courseOf(one).rows[0]).toMatchObject({ state: 'started', elsewhere });
      expect(await batches.move(own, 'all', { batch: ID, sent })).toBeUndefined();
    });
  });

  it('is let go only once the answer that is on its way is noted', async () => {
    const world = new World();
    let answer: ((run: StartedRun) => void) | undefined;
    world.answers.push(new Promise((resolve) => (answer = resolve)));
    await world.begin(aPlan(2));
    const other = world.open();
    await world.pass(1_000);
    other.takeOver();
    await world.pass(2_000);
    expect(other.current()).toMatchObject({ driver: 'elsewhere' });
    world.runs.push(aRun({ slug: 'run-late' as RunSlug }));
    answer?.({ slug: 'run-late' as RunSlug });
    await world.pass(1_000);
    expect(other.current()).toMatchObject({ driver: 'here' });
    expect(statesOf(other)).toEqual(['started', 'waiting']);
  });

  it('says within seconds that the tab that drives does not answer, and pauses the batch here if the person insists', async () => {
    const { world, one, other } = await twoTabs(aPlan(3));
    world.isDeaf = true;
    other.wish({ kind: 'pause' });
    expect(other.current()).toMatchObject({ asked: { what: { kind: 'pause' }, unheard: false } });
    await world.pass(3_500);
    expect(other.current()).toMatchObject({ driver: 'elsewhere', asked: { unheard: true } });
    // The second press takes nothing from the first.
    other.insist();
    other.insist();
    await world.pass(1_000);
    expect(courseOf(one).phase).toEqual({ kind: 'paused', why: { kind: 'person' } });
    world.finish();
    await world.pass(60_000);
    expect(other.current()).toMatchObject({ driver: 'here' });
    expect(other.current()).not.toHaveProperty('asked');
    expect(courseOf(other).phase).toEqual({ kind: 'paused', why: { kind: 'person' } });
    expect(one.current()).toMatchObject({ kind: 'batch', driver: 'elsewhere' });
    expect(world.sent).toEqual([0]);
  });

  it.each(['yields', 'does not answer'])(
    'is paused by the person, with no tab closed, where it is taken while it is asked whether to stop and the tab that drives %s',
    async (how) => {
      const { world, one, other } = await twoTabs(aPlan(3));
      one.wish({ kind: 'askStop', question: 'q' });
      await world.pass(1_000);
      if (how === 'does not answer') world.isDeaf = true;
      other.takeOver();
      await world.pass(4_000);
      if (how === 'does not answer') other.insist();
      await world.pass(4_000);
      expect(other.current()).toMatchObject({ driver: 'here' });
      expect(courseOf(other).phase).toEqual({ kind: 'paused', why: { kind: 'person' } });
    },
  );

  it.each([
    ['goes on', 'its question was the only one', 'going'],
    ['stays paused', 'the tab that drives asks too', 'paused'],
  ] as const)('%s where a tab insists that it is not stopped, and %s', async (_, which, phase) => {
    const { world, one, other } = await twoTabs(aPlan(3));
    if (which === 'the tab that drives asks too') one.wish({ kind: 'askStop', question: 'another' });
    other.wish({ kind: 'askStop', question: 'q' });
    await world.pass(1_000);
    expect(courseOf(other).phase.kind).toBe('paused');
    world.isDeaf = true;
    other.wish({ kind: 'keepOn', question: 'q' });
    await world.pass(4_000);
    other.insist();
    await world.pass(1_000);
    expect(other.current()).toMatchObject({ driver: 'here' });
    expect(courseOf(other).phase.kind).toBe(phase);
  });

  it('does nothing that was asked of it once the tab that asked has said that nothing has changed', async () => {
    const world = new World();
    world.answers.push({ kind: 'invalidRequest' });
    const one = await world.begin(aPlan(2), 1);
    const other = world.open();
    await world.pass(1_000);
    let goesOn: (() => void) | undefined;
    world.heldUp = new Promise((resolve) => (goesOn = resolve));
    other.wish({ kind: 'again', rows: [seenRow(other, 0)] });
    await world.pass(4_000);
    expect(other.current()).toMatchObject({ asked: { unheard: true } });
    goesOn?.();
    await world.pass(60_000);
    expect(world.sent).toEqual([0]);
    expect(statesOf(one)).toEqual(['failed', 'waiting']);
    expect(other.current()).toMatchObject({ driver: 'elsewhere', asked: { unheard: true } });
    other.takeOver();
    await world.pass(1_000);
    expect(other.current()).toMatchObject({ driver: 'here' });
  });

  it('forgets that it asked once the tab that drives has heard', async () => {
    const world = new World();
    await world.begin(aPlan(3));
    const other = world.open();
    await world.pass(1_000);
    other.wish({ kind: 'pause' });
    await world.pass(5_000);
    expect(courseOf(other).phase).toEqual({ kind: 'paused', why: { kind: 'person' } });
    expect(other.current()).not.toHaveProperty('asked');
  });

  it.each(['before', 'after'] as const)(
    'sends no row from a tab that was frozen %s its note was kept, and lost its batch meanwhile',
    async (when) => {
      const world = new World();
      world.answers.push({ kind: 'tooManyRuns' });
      const one = await world.begin(aPlan(2));
      const other = world.open();
      await world.pass(1_000);
      let thaw: (() => void) | undefined;
      world.disks.rows.hold = { when, until: new Promise((resolve) => (thaw = resolve)) };
      await world.pass(10_000);
      world.isDeaf = true;
      other.wish({ kind: 'stop', abort: false });
      await world.pass(4_000);
      other.insist();
      await world.pass(1_000);
      const before = world.sent.length;
      thaw?.();
      await world.pass(60_000);
      expect(world.sent.length).toBe(before);
      expect(one.current()).toMatchObject({ driver: 'elsewhere' });
      expect(courseOf(other).phase).toEqual({ kind: 'stopped', abort: false });
    },
  );

  it('tells the tab that took the batch which run a start of the tab before had', async () => {
    const world = new World();
    let answer: ((run: StartedRun) => void) | undefined;
    world.answers.push(new Promise((resolve) => (answer = resolve)));
    await world.begin(aPlan(2));
    const other = world.open();
    await world.pass(1_000);
    world.isDeaf = true;
    other.wish({ kind: 'pause' });
    await world.pass(4_000);
    other.insist();
    await world.pass(1_000);
    expect(statesOf(other)).toEqual(['lost', 'waiting']);
    world.isDeaf = false;
    world.runs.push(aRun({ slug: 'run-late' as RunSlug }));
    answer?.({ slug: 'run-late' as RunSlug });
    await world.pass(1_000);
    expect(statesOf(other)).toEqual(['started', 'waiting']);
  });

  it('asks no more in the tab that sent them about lost rows that were decided while another drives', async () => {
    const world = new World();
    world.answers.push({ kind: 'network' }, { kind: 'network' });
    const one = await world.begin(aPlan(3), 2);
    const other = world.open();
    await world.pass(30_000);
    expect(statesOf(one)).toEqual(['lost', 'lost', 'waiting']);
    other.takeOver();
    await world.pass(1_000);
    const known = () => world.starts[0]?.journal.entries().map(({ state }) => state);
    expect(known()).toMatchObject([{ kind: 'lost' }, { kind: 'lost' }]);

    one.wish({ kind: 'take', ...seenRow(one, 0), run: 'run-0' as RunSlug }); // a name of this test
    other.wish({ kind: 'again', rows: [seenRow(other, 1)] });
    await world.pass(30_000);
    expect(statesOf(one)).toEqual(['started', 'started', 'waiting']);
    expect(known()).toMatchObject([{ kind: 'started', run: 'run-0' }, { kind: 'closed' }]);
    expect(world.sent).toEqual([0, 1, 1]);
  });

  it('asks no more about its lost rows once it is deleted: there is no place any more to decide about them', async () => {
    const world = new World();
    world.answers.push({ kind: 'network' });
    await world.begin(aPlan(2), 1);
    await world.pass(30_000);
    const known = () => world.starts[0]?.journal.entries().map(({ state }) => state.kind);
    expect(known()).toEqual(['lost']);
    await world.remove();
    expect(known()).toEqual(['closed']);
  });

  it('tells once, from the tab that drives it, that it paused by itself or ended', async () => {
    const world = new World();
    const tab = await world.begin(aPlan(3), 1);
    world.open();
    world.finish();
    await world.pass(30_000);
    expect(world.news).toEqual(['paused']);
    tab.wish({ kind: 'goOn', agreed: [1, 2] });
    for (let turn = 0; turn < 3; turn += 1) {
      await world.pass(30_000);
      world.finish();
    }
    await world.pass(30_000);
    expect(world.news).toEqual(['paused', 'ended']);
  });

  it('learns how many runs are let run at once where more are refused', async () => {
    const world = new World();
    world.answers.push('run-a' as RunSlug, 'run-b' as RunSlug, { kind: 'tooManyRuns' });
    await world.begin(aPlan(4, { parallel: 4 }));
    expect(world.refused).toEqual([2]);
  });

  it('is renamed where it is watched, too, and keeps its name', async () => {
    const { world, one, other } = await twoTabs(aPlan(1));
    other.wish({ kind: 'rename', name: 'Coffee, 40 cities' });
    await world.pass(1_000);
    for (const tab of [one, other])
      expect(tab.current()).toMatchObject({ batch: { summary: { name: 'Coffee, 40 cities' } } });
  });

  it('has the note of a start on the disk before the request leaves', async () => {
    const world = new World();
    await world.begin(aPlan(2));
    expect(world.disks.rows.strict).toEqual(['000000']);
  });

  it('pauses and says of which rows it is lost what they were to send, and sends the others', async () => {
    const world = new World();
    const plan = aPlan(3);
    const opened = openCourse(plan, 'all', { time: world.now, mark: MARK });
    await world.store().add(ID, { summary: summaryOf(plan, opened), plan, course: opened });
    await world.disks.plans
      .records(storedPlans.codec)
      .put([ID, 'plan'], { ...plan, rows: plan.rows.slice(0, 1) });
    const tab = world.open();
    await world.pass(1_000);
    tab.wish({ kind: 'goOn' });
    for (let turn = 0; turn < 3; turn += 1) {
      await world.pass(30_000);
      world.finish();
    }
    expect(world.sent).toEqual([0]);
    expect(courseOf(tab).phase).toEqual({ kind: 'paused', why: { kind: 'damaged', rows: [1, 2] } });
  });

  it('sends no row that an earlier build kept as waiting or left out before the person has agreed to it', async () => {
    const world = new World();
    const { judged: _, ...plan } = aPlan(4);
    const opened = openCourse(plan, 1, { time: world.now, mark: MARK });
    const course: Course = {
      ...opened,
      phase: { kind: 'paused', why: { kind: 'asked', count: 1, first: true } },
    };
    await world.store().add(ID, { summary: summaryOf(plan, course), plan, course });
    // As it was kept before it was told of rows whether anybody had agreed to them.
    world.disks.rows.texts.set(
      JSON.stringify([ID, '000000']),
      '{"format":1,"rows":[{"state":"failed","attempt":{"id":"a","at":1700000000000},"why":{"kind":"invalidRequest"}},' +
        '{"state":"waiting"},{"state":"waiting"},{"state":"left-out"}]}',
    );
    const tab = world.open();
    await world.pass(1_000);
    tab.wish({ kind: 'goOn' });
    await world.pass(60_000);
    expect(world.sent).toEqual([]);
    tab.wish({ kind: 'putBack', rows: [3] });
    expect(unaskedRows(courseOf(tab))).toEqual([1, 2, 3]);
    tab.wish({ kind: 'goOn', agreed: [1, 2, 3] });
    await world.pass(1_000);
    expect(world.sent).toEqual([1]);
    world.crash();
    const again = world.open();
    await world.pass(1_000);
    expect(courseOf(again).counts.waiting).toBe(2);
    expect(unaskedRows(courseOf(again))).toEqual([]);
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
