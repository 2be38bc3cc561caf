import { describe, expect, it, vi } from 'vitest';

import type { Api } from '#api/operations.ts';
import { createOperations as createV2 } from '#api/v2/operations.ts';
import { aRun } from '#test/a-run.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { Run, RunListing } from '#core/run/run.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { newUlid } from '#sandbox/world/world.ts';

import type { SoughtStart } from './find-candidates.ts';
import { findTwins, lookUp, withinOf } from './look-up.ts';

const CLICK = 1_790_000_000_000;
const WORKER = 'coreclaw/google-maps-scraper' as WorkerSlug; // parsed elsewhere

let serial = 0;
const slugAt = (time: number) => newUlid({ now: time, random: () => 0.5, serial: (serial += 1) }) as RunSlug; // a ULID

const runAt = (time: number, parts: Partial<Run> = {}) =>
  aRun({ slug: slugAt(time), startedAt: time, ...parts });

const LOST: SoughtStart = {
  id: 'mine',
  subject: { kind: 'worker', worker: WORKER },
  since: { time: CLICK, by: 'date' },
};

type Platform = {
  readonly own?: RunListing;
  readonly all?: RunListing;
  readonly lost?: SoughtStart;
  readonly answers?: readonly (readonly [RunSlug, string])[];
  readonly alone?: boolean;
  readonly assignedRuns?: readonly RunSlug[];
};

function look({ own = { runs: [] }, all = own, lost = LOST, ...tabs }: Platform = {}) {
  const { answers = [], alone = true, assignedRuns = [] } = tabs;
  const walkRuns = vi.fn<Api['walkRuns']>(({ worker }) => Promise.resolve(worker === undefined ? all : own));
  const known = () =>
    Promise.resolve({ answers: new Map(answers), assignedRuns: new Set(assignedRuns), alone });
  const input = { lost, known, now: CLICK };
  return { walkRuns, sighting: lookUp({ walkRuns }, input, new AbortController().signal) };
}

describe('the look-up of a lost start', () => {
  it('takes the run that the platform named as its answer, which another tab has seen, for its own', async () => {
    const run = slugAt(CLICK);
    const { sighting, walkRuns } = look({ answers: [[run, 'mine']] });
    expect(await sighting).toEqual({ kind: 'answered', run });
    expect(walkRuns).not.toHaveBeenCalled();
  });

  it('leaves out what the platform named as the answer to another start', async () => {
    const run = runAt(CLICK + 1_000);
    expect(await look({ own: { runs: [run] }, answers: [[run.slug, 'other']] }).sighting).toEqual({
      kind: 'none',
    });
  });

  it('is certain of the only run that began after the click by the platform’s clock', async () => {
    const run = runAt(CLICK + 1_000);
    const own = { runs: [run, runAt(CLICK - 3_600_000)] };
    expect(await look({ own }).sighting).toEqual({
      ...{ kind: 'listed', runs: [run], certain: true, assigned: false },
    });
  });

  it.each<[string, Platform]>([
    ['it began a little before', { own: { runs: [runAt(CLICK - 10_000)] } }],
    ['there are two', { own: { runs: [runAt(CLICK + 1_000), runAt(CLICK + 2_000)] } }],
    ['the list may have more', { own: { runs: [runAt(CLICK + 1_000)], gap: 'a hole' } }],
    ['another start may have led to it', { own: { runs: [runAt(CLICK + 1_000)] }, alone: false }],
    [
      'no answer told the platform’s date',
      { own: { runs: [runAt(CLICK + 1_000)] }, lost: { ...LOST, since: { time: CLICK, by: 'runs' } } },
    ],
    ['only the list of all Workers has it', { own: { runs: [] }, all: { runs: [runAt(CLICK + 1_000)] } }],
  ])('says that a run may be the person’s own where %s', async (_, platform) => {
    expect(await look(platform).sighting).toMatchObject({ kind: 'listed', certain: false });
  });

  it('offers no run beside others that the person took for another start, and never proves by one that there is none', async () => {
    const [one, other] = [runAt(CLICK + 1_000), runAt(CLICK + 2_000)];
    const assignedRuns = [one.slug];
    expect(await look({ own: { runs: [one, other] }, assignedRuns }).sighting).toEqual({
      ...{ kind: 'listed', runs: [other], certain: false, assigned: false },
    });
    expect(await look({ own: { runs: [one] }, assignedRuns }).sighting).toEqual({
      ...{ kind: 'listed', runs: [one], certain: false, assigned: true },
    });
  });

  it('offers no run that is surely older than the click', async () => {
    expect(await look({ own: { runs: [runAt(CLICK - 60_000)] } }).sighting).toEqual({ kind: 'none' });
  });

  it('takes the later of a run’s own times: an older one alone does not make it old', async () => {
    const waited = runAt(CLICK - 600_000, { startedAt: CLICK + 5_000 });
    const misdated = runAt(CLICK + 5_000, { startedAt: CLICK - 600_000 });
    expect(await look({ own: { runs: [waited, misdated] } }).sighting).toMatchObject({ kind: 'listed' });
  });

  it('never says that there is none where nobody told the clock, and any run is listed that is not known', async () => {
    const { since: _, ...lost } = LOST;
    const own = { runs: [runAt(CLICK - 40 * 3_600_000)] };
    expect(await look({ own, lost }).sighting).toMatchObject({ kind: 'listed', certain: false });
    expect(await look({ lost }).sighting).toEqual({ kind: 'none' });
  });

  it.each<[string, Platform]>([
    ['of the Worker', { own: { runs: [], gap: 'data.list is not there' } }],
    ['of all Workers', { own: { runs: [] }, all: { runs: [], gap: 'data.count is not there' } }],
  ])('says nothing of a run that a list may hide: the one %s', async (_, platform) => {
    await expect(look(platform).sighting).rejects.toMatchObject({ facts: { kind: 'unreadable' } });
  });

  it('finds the run of a start behind 1,200 later ones of the day after it, and offers none that began later', async () => {
    const own = runAt(CLICK + 2_000);
    const later = Array.from({ length: 3_000 }, (_, at) => runAt(CLICK + 72_000 * (at + 2)));
    const older = Array.from({ length: 30 }, (_, at) => runAt(CLICK - 3_000_000 - at));
    const listed = [...later.toReversed(), own, ...older];
    const answers = new Map(later.slice(0, 1_100).map(({ slug }) => [slug, 'other'] as const));
    const onRequest = vi.fn();
    const { walkRuns } = createV2({
      hasKey: () => true,
      serverTime: () => ({ now: CLICK, within: 0, isSynced: true }),
      ask: async (request, read) => {
        onRequest();
        const page = Number(request.query?.['offset']);
        const list = listed.slice((page - 1) * 100, page * 100).map((run) => ({
          ...{ slug: run.slug, scraper_slug: WORKER, status: 'running' },
          started_at: Math.floor((run.startedAt ?? 0) / 1_000),
        }));
        return await read({ count: listed.length, list });
      },
    });
    const known = () => Promise.resolve({ answers, assignedRuns: new Set<RunSlug>(), alone: true });
    const signal = new AbortController().signal;
    const sighting = await lookUp({ walkRuns }, { lost: LOST, known, now: CLICK }, signal);
    expect(sighting.kind === 'listed' && sighting.runs.map(({ slug }) => slug)).toEqual([
      ...later
        .slice(1_100, 1_199)
        .map(({ slug }) => slug)
        .toReversed(),
      own.slug,
    ]);
    expect(onRequest.mock.calls.length).toBeLessThan(24);
  });

  it('asks for the time of the click, a day earlier and later', async () => {
    const { sighting, walkRuns } = look();
    await sighting;
    const queries = walkRuns.mock.calls.map(([{ worker, from, to }]) => ({ worker, from, to }));
    const day = 26 * 3_600_000;
    expect(queries).toEqual([
      { worker: WORKER, from: CLICK - day, to: CLICK + day },
      { worker: undefined, from: CLICK - day, to: CLICK + day },
    ]);
  });

  it('has enough of a list that goes back in time once twenty in a row are older, and never of another', async () => {
    const { sighting, walkRuns } = look();
    await sighting;
    const isEnough = walkRuns.mock.calls[0]?.[0].isEnough ?? (() => false);
    const older = Array.from({ length: 20 }, (_, at) => runAt(CLICK - 60_000 * (at + 1)));
    expect(isEnough(older)).toBe(true);
    expect(isEnough(older.slice(1))).toBe(false);
    expect(isEnough([runAt(CLICK + 1), ...older])).toBe(true);
    expect(isEnough(older.toReversed())).toBe(false);
  });
});

describe('the second of two runs of one request', () => {
  const first = runAt(CLICK);
  const pair = (took: number) => ({
    subject: LOST.subject,
    first: { run: first.slug, began: CLICK, within: withinOf(took, LOST.subject) },
    answers: new Map([[first.slug, 'mine']]),
  });

  it('began while its answer was waited for', () => {
    const twin = runAt(CLICK - 9_000);
    expect(findTwins([first, twin], pair(8_000))).toEqual([twin]);
    expect(findTwins([first, twin], pair(1_000))).toEqual([]);
  });

  it('beside a row began while its answer was waited for, and no later: what follows is of somebody else', () => {
    const ofRow = { kind: 'row', worker: WORKER, batch: 'b', row: 2 } as const;
    const within = withinOf(300, ofRow);
    const beside = (...others: readonly Run[]) =>
      findTwins([first, ...others], {
        ...{ ...pair(300), subject: ofRow },
        first: { run: first.slug, began: CLICK, within },
      });
    const twin = runAt(CLICK - 1_200);
    expect(beside(twin)).toEqual([twin]);
    expect(beside(runAt(CLICK - 4_000), runAt(CLICK + 4_000))).toEqual([]);
  });

  it('came the same way, where the platform tells it', () => {
    const withoutOrigin = runAt(CLICK, { origin: '' });
    expect(findTwins([first, runAt(CLICK, { origin: 'web' }), withoutOrigin], pair(300))).toEqual([
      withoutOrigin,
    ]);
  });

  it('is no run of another start, nor of another Worker', () => {
    const other = runAt(CLICK + 1_000);
    const answers = new Map([
      [first.slug, 'mine'],
      [other.slug, 'other'],
    ]);
    expect(findTwins([first, other], { ...pair(8_000), answers })).toEqual([]);
    expect(findTwins([first, runAt(CLICK, { workerSlug: 'coreclaw/shop' })], pair(8_000))).toEqual([]);
  });

  it('of a task is of the Worker that its run is listed under, and of none where that is not listed', () => {
    const ofTask = { ...pair(8_000), subject: { kind: 'task', task: 'T' } as const };
    const [twin, other] = [runAt(CLICK + 1_000), runAt(CLICK + 1_000, { workerSlug: 'coreclaw/shop' })];
    expect(findTwins([first, twin, other], ofTask)).toEqual([twin]);
    expect(findTwins([twin, other], ofTask)).toEqual([]);
  });
});
