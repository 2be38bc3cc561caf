import fc from 'fast-check';
import { expect, it } from 'vitest';

import type { Api } from '#api/operations.ts';
import type { ServerTime } from '#api/client/server-clock.ts';
import { createOperations as createV1 } from '#api/v1/operations.ts';
import { createOperations as createV2 } from '#api/v2/operations.ts';
import { Failure, type FailureKind } from '#core/errors/failure.ts';
import { isJsonObject, type Json } from '#core/json/json.ts';
import type { ApiRequest } from '#core/request/api-request.ts';
import { monthOf, periodOf } from '#core/run/month.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { StartedRun } from '#core/run/run.ts';
import { createdAt } from '#core/run/run-time.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { err } from '#core/result.ts';
import { newUlid } from '#sandbox/world/world.ts';
import { untilIdle } from '#test/until-idle.ts';

import type { SentStart } from './history/sent-starts.ts';
import { JOURNAL_FORMAT } from './journal/journal-codec.ts';
import { type Intent, isOpen } from './journal/intent.ts';
import { latestIntent } from './journal/journal.ts';
import type { StartSubject } from './journal/start-subject.ts';
import { createStarts, type Starts } from './starts.ts';

/*
 * A model of the world around the real code: a platform whose list lies, people who click, tabs that are copied, left
 * and restored, and computers whose clocks are wrong by a day.
 */

const WORKER = 'coreclaw/google-maps-scraper' as WorkerSlug; // parsed elsewhere
const OTHER = 'coreclaw/product-search' as WorkerSlug;
const subject: StartSubject = { kind: 'worker', worker: WORKER };
const HOUR = 3_600_000;

type Listed = {
  readonly slug: RunSlug;
  readonly worker: string;
  readonly from: number;
  readonly by?: string;
};

/** How the platform's list may mislead, at one look. */
type Lie =
  | 'no'
  | 'order'
  | 'null'
  | 'empty'
  | 'holes'
  | 'count'
  | 'names'
  | 'noList'
  | 'filter'
  | 'page'
  | 'error';

type World = {
  readonly dialect: 'v1' | 'v2';
  /** The platform's clock. */
  now: number;
  serial: number;
  runs: Listed[];
  lie: Lie;
  /** Milliseconds until a run is listed. */
  delay: number;
  /** What the browser keeps for all its tabs: the start that each run answers. */
  answers: Map<string, string>;
  /** What all its tabs know of each other's starts. */
  sent: Map<string, SentStart>;
  /** The run of each start whose answer a page has seen. */
  heard: Map<string, RunSlug>;
  posts: number;
  decisions: number;
};

type Tab = {
  readonly world: World;
  readonly skew: number;
  readonly isSynced: boolean;
  readonly stored: string | null;
  starts: Starts;
  pending: Pending[];
};

type Pending = {
  readonly resolve: (run: StartedRun) => void;
  readonly reject: (error: Failure) => void;
  readonly id: string;
};

function startOnPlatform(world: World, worker: string, by?: string): RunSlug {
  const slug = newUlid({ now: world.now, random: () => 0.3, serial: (world.serial += 1) }) as RunSlug; // a ULID
  world.runs.unshift({ slug, worker, from: world.now + world.delay, ...(by !== undefined && { by }) });
  return slug;
}

/** What is asked of the list of runs, in the words of either dialect. */
type RunListQuery = {
  readonly worker: string | undefined;
  readonly page: number;
  /** Milliseconds; without it all that there are, or in v2 the present month. */
  readonly period?: { readonly from: number; readonly to: number };
};

function runListQueryOf({ body = null, query }: ApiRequest, now: number): RunListQuery {
  if (query === undefined) {
    const { scraper_slug: worker = null, page_index: page = null } = isJsonObject(body) ? body : {};
    return { worker: typeof worker === 'string' && worker !== '' ? worker : undefined, page: Number(page) };
  }
  const { worker_id: worker, offset, start_time: from, end_time: lastDay } = query;
  const month = periodOf(monthOf(now));
  const first = from === undefined ? month.from : Number(from) * 1_000;
  const last = lastDay === undefined ? month.lastDay : Number(lastDay) * 1_000;
  // The platform takes no period that goes beyond a month of Beijing.
  expect(monthOf(last)).toBe(monthOf(first));
  const period = { from: first, to: last + 24 * HOUR };
  return { worker: worker?.replace('~', '/'), page: Number(offset), period };
}

/** What the list of runs answers: the truth, or what the lie makes of it. */
function list(world: World, { worker, page, period }: RunListQuery): Json {
  if (world.lie === 'error') throw new Failure({ kind: 'internal' });
  if (world.lie === 'null') return null;
  if (world.lie === 'empty') return {};
  if (world.lie === 'noList') return { count: 0, list: null };
  const wanted = world.lie === 'filter' && worker !== undefined ? 'nobody/nothing' : worker;
  const isWithin = (at: number) => period === undefined || (at >= period.from && at < period.to);
  const all = world.runs
    .filter((run) => run.from <= world.now && (wanted === undefined || run.worker === wanted))
    .filter(({ slug }) => isWithin(createdAt(slug) ?? 0))
    .map(({ slug, worker: of }): Json => ({
      slug,
      scraper_slug: of,
      status: period ? 'running' : 2,
      started_at: Math.floor((createdAt(slug) ?? 0) / 1000),
    }));
  const ordered = world.lie === 'order' ? [...all.slice(1), ...all.slice(0, 1)] : all;
  const size = world.lie === 'page' ? 2 : 1_000;
  const found = ordered.slice((page - 1) * size, page * size);
  if (world.lie === 'names') return { sum: all.length, runs: found };
  if (world.lie === 'holes')
    return { count: all.length, list: found.map((run, at) => (at === 0 ? null : run)) };
  if (world.lie === 'count') return { count: all.length + 1, list: found };
  return { count: all.length, list: found };
}

const CREATE = { v1: createV1, v2: createV2 };

function apiOf(tab: Pick<Tab, 'world' | 'skew' | 'isSynced'>): Pick<Api, 'walkRuns' | 'serverTime'> {
  const { world } = tab;
  let passed: number | undefined;
  const now = () => world.now + (tab.isSynced ? 0 : tab.skew);
  const serverTime = (): ServerTime => ({
    now: now(),
    within: 0,
    isSynced: tab.isSynced,
    ...(passed !== undefined && { passed }),
  });
  const { walkRuns } = CREATE[world.dialect]({
    hasKey: () => true,
    serverTime,
    ask: (request, read) =>
      Promise.resolve().then(() => read(list(world, runListQueryOf(request, world.now)))),
  });
  return {
    serverTime,
    walkRuns: async (walk) => {
      const listing = await walkRuns(walk);
      for (const { slug } of listing.runs) passed = Math.max(createdAt(slug) ?? 0, passed ?? 0);
      return listing;
    },
  };
}

/** Opens a page in a tab, or a copy of it, which begin with what is stored; whatever was under way is answered to nobody. */
function open({ world, skew, isSynced, stored }: Omit<Tab, 'starts' | 'pending'>): Tab {
  const storage = { text: stored };
  const tab = { world, skew, isSynced };
  return {
    ...tab,
    get stored() {
      return storage.text;
    },
    pending: [],
    starts: createStarts({
      api: apiOf(tab),
      keyStore: { fingerprint: () => 'key', get: () => 'the key' },
      inputOf: (order) => Promise.resolve({ order, omitted: [] }),
      history: {
        keep: () => Promise.resolve(),
        input: () => Promise.resolve(err('none')),
        noteAnswer: (intent, run) => {
          world.answers.set(run, intent);
          return Promise.resolve();
        },
        answers: () => Promise.resolve(new Map(world.answers)),
      },
      sent: {
        note: (start) => Promise.resolve(void world.sent.set(start.id, start)),
        forget: ({ id }) => Promise.resolve(void world.sent.delete(id)),
        all: () => Promise.resolve([...world.sent.values()]),
      },
      entry: {
        read: () => (storage.text === null ? err('none') : JOURNAL_FORMAT.decode(storage.text)),
        write: (journal) => {
          storage.text = JOURNAL_FORMAT.encode(journal);
          return true;
        },
      },
      direct: true,
      now: () => world.now + skew,
      newId: () => `intent ${(world.serial += 1)}`,
    }),
  };
}

/** A click on "Start run" in a tab: what the screen does, from the last thing that it said. */
async function click(tab: Tab, isAnother: boolean): Promise<void> {
  const { world, starts } = tab;
  const latest = latestIntent(starts.journal.entries(), subject);
  const lost = latest?.state.kind === 'lost' ? latest : undefined;
  if (latest && isOpen(latest) && !lost) return;
  world.decisions += 1;
  // Right before a second request the list is looked at once more.
  if (lost && !isAnother && !(await saysNone(tab, lost))) return;
  const send = () =>
    new Promise<StartedRun>((resolve, reject) => {
      world.posts += 1;
      const id = latestIntent(starts.journal.entries(), subject)?.id ?? '';
      const answer = (run: StartedRun) => {
        world.heard.set(id, run.slug);
        resolve(run);
      };
      tab.pending.push({ resolve: answer, reject, id });
    });
  void starts.start({ subject, mode: 'async', send }, lost && { id: lost.id, seek: true });
}

/** Whether the console says that no such run is listed. What it says is checked against what the platform lists. */
async function saysNone({ world, starts }: Tab, lost: Intent): Promise<boolean> {
  const heard = world.heard.get(lost.id);
  try {
    const sighting = await starts.look(lost, new AbortController().signal);
    // A copy of a tab knows the run at once that the first tab was answered with, whatever the list says.
    if (heard !== undefined || sighting.kind === 'answered') {
      expect(sighting).toEqual({ kind: 'answered', run: heard });
      const state = starts.journal.entries().find(({ id }) => id === lost.id)?.state;
      expect(state).toMatchObject({ kind: 'started', run: heard, answered: true });
    }
    const own = world.runs.filter(({ by, from }) => by === lost.id && from <= world.now);
    if (sighting.kind === 'none') expect(own).toEqual([]);
    // It is never the run of another start of this browser; somebody else's may look the same.
    if (sighting.kind === 'listed' && sighting.certain)
      expect(sighting.runs.map((run) => byOf(world, run) ?? lost.id)).toEqual([lost.id]);
    return sighting.kind === 'none';
  } catch (error) {
    if (error instanceof Failure && heard === undefined) return false;
    throw error;
  }
}

const byOf = (world: World, { slug }: Pick<Listed, 'slug'>) =>
  world.runs.find((run) => run.slug === slug)?.by;

/** The request that waits longest arrives, or does not; and is answered, or is not. */
function arrive(tab: Tab, { reaches, answer }: Fate): void {
  const [request, ...rest] = tab.pending;
  if (!request) return;
  tab.pending = rest;
  const slug = reaches ? startOnPlatform(tab.world, WORKER, request.id) : undefined;
  if (answer === 'run' && slug !== undefined) request.resolve({ slug });
  else request.reject(new Failure({ kind: answer === 'run' ? 'network' : answer }));
}

type Fate = { readonly reaches: boolean; readonly answer: 'run' | FailureKind };
type Step = (tabs: Tab[], at: number) => Promise<void> | void;

const on =
  (dispatch: (tab: Tab) => Promise<void> | void): Step =>
  async (tabs, at) => {
    const tab = tabs[at % tabs.length];
    if (tab) await dispatch(tab);
  };

/** The screen of a lost start looks it up. */
async function look(tab: Tab): Promise<void> {
  const latest = latestIntent(tab.starts.journal.entries(), subject);
  if (latest?.state.kind === 'lost') await saysNone(tab, latest);
}

/** The person takes one of the runs that are offered for the lost one, be it or not. */
const take = (which: number) => async (tab: Tab) => {
  const { journal } = tab.starts;
  const latest = latestIntent(journal.entries(), subject);
  if (latest?.state.kind !== 'lost') return;
  const sighting = await tab.starts.look(latest, new AbortController().signal).catch(() => undefined);
  const run = sighting?.kind === 'listed' ? sighting.runs[which % sighting.runs.length] : undefined;
  if (run) journal.found(latest.id, run.slug);
};

const anyFate = fc.record<Fate>({
  reaches: fc.boolean(),
  answer: fc.constantFrom<Fate['answer']>('run', 'network', 'timeout', 'internal', 'unreadable'),
});

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.boolean().map((another) => on((tab) => click(tab, another))) },
  { weight: 4, arbitrary: anyFate.map((fate) => on((tab) => arrive(tab, fate))) },
  { weight: 3, arbitrary: fc.constant(on(look)) },
  { weight: 1, arbitrary: fc.nat(2).map((which) => on(take(which))) },
  // A copy of a tab, or what is restored after a crash, begins with what was stored in the middle of a start.
  {
    weight: 3,
    arbitrary: fc.tuple(anyFate, fc.boolean()).map(([fate, crashes]): Step => {
      return async (tabs, at) => {
        const tab = tabs[at % tabs.length];
        if (!tab || tab.pending.length > 0) return;
        await click(tab, true);
        const copy = open({ ...tab });
        arrive(tab, fate);
        await untilIdle();
        if (crashes) tabs[at % tabs.length] = copy;
        else if (tabs.length < 4) tabs.push(copy);
        await look(copy);
      };
    }),
  },
  // The tab is left and opened again, after a crash too; or copied.
  {
    weight: 2,
    arbitrary: fc.constant<Step>((tabs, at) => {
      const tab = tabs[at % tabs.length];
      if (!tab) return;
      // What was under way reaches the platform, or does not; its answer goes to nobody.
      const underWay = tab.pending.map(({ id }) => ({
        id,
        resolve: () => undefined,
        reject: () => undefined,
      }));
      tabs[at % tabs.length] = Object.assign(open(tab), { pending: underWay });
    }),
  },
  {
    weight: 2,
    arbitrary: fc.constant<Step>((tabs, at) => {
      const tab = tabs[at % tabs.length];
      if (tab && tabs.length < 4) tabs.push(open(tab));
    }),
  },
  {
    weight: 3,
    arbitrary: fc.integer({ min: 1, max: 90 }).map((s) => on(({ world }) => void (world.now += s * 1_000))),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom<Lie>(
        'no',
        'no',
        'order',
        'null',
        'empty',
        'holes',
        'count',
        'names',
        'noList',
        'filter',
        'filter',
        'filter',
        'page',
        'error',
      )
      .map((lie) => on(({ world }) => void (world.lie = lie))),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(0, 15_000, 60_000).map((ms) => on(({ world }) => void (world.delay = ms))),
  },
  // Somebody else of the account runs the Worker, or another one.
  {
    weight: 2,
    arbitrary: fc.constantFrom(WORKER, OTHER).map((of) => on(({ world }) => void startOnPlatform(world, of))),
  },
);

it('never says that a run is not listed which the platform lists, and never sends a second request without a second decision', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: -24, max: 24 }),
      fc.boolean(),
      fc.array(fc.tuple(fc.nat(3), anyStep), { minLength: 3, maxLength: 60, size: 'medium' }),
      fc.constantFrom('v1' as const, 'v2' as const),
      // In the midst of a month, or about the turn of one in Beijing.
      fc.oneof(
        fc.constant(1_790_000_000_000),
        fc.integer({ min: -64, max: -59 }).map((min) => periodOf('2026-11').from + min * 60_000),
      ),
      async (hours, isSynced, steps, dialect, now) => {
        const world: World = {
          dialect,
          now,
          serial: 0,
          runs: [],
          lie: 'no',
          delay: 0,
          answers: new Map(),
          sent: new Map(),
          heard: new Map(),
          posts: 0,
          decisions: 0,
        };
        startOnPlatform(world, WORKER);
        world.now += HOUR;
        const tabs = [open({ world, skew: hours * HOUR, isSynced, stored: null })];
        for (const [at, dispatch] of steps) {
          await dispatch(tabs, at);
          await untilIdle();
          expect(world.posts).toBeLessThanOrEqual(world.decisions);
        }
      },
    ),
    // On a computer that is busy with other things, as many as there is time for.
    { numRuns: 150, plugins: [fc.interruptAfterTimeLimit(20_000)] },
  );
});
