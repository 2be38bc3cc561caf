import type { Api } from '#api/operations.ts';
import { factsOf, mayHaveStarted } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { monthOf, monthsBetween } from '#core/run/month.ts';
import { eachOnce, type Run } from '#core/run/run.ts';
import type { WaitingRun } from '#core/saved-tasks/saved-task.ts';

import { mayBeSameWorker } from '#core/ids/same-worker.ts';

import { allWaiting } from './queue.ts';

export type Settled = {
  /** No longer waiting because of this request, as far as known. */
  readonly gone: readonly WaitingRun[];
  /** No longer waiting, but not because of this request: somebody else started or released them. */
  readonly settledByOthers: readonly WaitingRun[];
  /** Still waiting when the list was read afterwards. */
  readonly left: readonly WaitingRun[];
  /** The platform's error; absent if it did what was requested. */
  readonly failure?: unknown;
  /** The waiting list could not be read afterwards, so the state of `left` is unknown. */
  readonly isUnknown?: true;
  /** The answer was lost. The request may still reach the platform, for up to LATEST_ARRIVAL. */
  readonly mayArrive?: true;
};

export type Earlier = { readonly refs: ReadonlySet<string>; readonly before?: RunsBefore | undefined };

const NOTHING_EARLIER: Earlier = { refs: new Set() };

/**
 * Sends one request for waiting runs. Reads the state of runs that the answer does not report as done from
 * the waiting list, because an answer may be lost and a refusal may follow partial success. A refusal of a
 * repeated request means that the earlier one arrived. Never rejects.
 */
async function settle(
  api: Pick<Api, 'v2'>,
  runs: readonly WaitingRun[],
  ask: Api['v2']['activate'],
  earlier: Earlier,
): Promise<Settled> {
  let failure: unknown;
  let done: ReadonlySet<string> = new Set();
  let refused: ReadonlySet<string> = new Set();
  try {
    const outcomes = await ask(runs.map(({ ref }) => ref));
    done = new Set(outcomes.flatMap(({ ref, done: isDone }) => (isDone ? [ref] : [])));
    refused = new Set(
      outcomes.flatMap(({ ref, done: isDone }) => (isDone || earlier.refs.has(ref) ? [] : [ref])),
    );
  } catch (error) {
    failure = error;
  }
  // Of these the list has no more to tell: it may be behind.
  const gone = runs.filter(({ ref }) => done.has(ref));
  const open = runs.filter(({ ref }) => !done.has(ref));
  if (open.length === 0) return { gone, settledByOthers: [], left: [] };
  const outcome = {
    ...(failure !== undefined && { failure }),
    ...(failure !== undefined && mayHaveStarted(factsOf(failure)) && { mayArrive: true as const }),
  };
  try {
    const waiting = new Set((await allWaiting(api)).map(({ ref }) => ref));
    const absent = open.filter(({ ref }) => !waiting.has(ref));
    return {
      gone: [...gone, ...absent.filter(({ ref }) => !refused.has(ref))],
      settledByOthers: absent.filter(({ ref }) => refused.has(ref)),
      left: open.filter(({ ref }) => waiting.has(ref)),
      ...outcome,
    };
  } catch (error) {
    return { gone, settledByOthers: [], left: open, failure: error, ...outcome, isUnknown: true };
  }
}

export const releaseWaiting = (
  api: Pick<Api, 'v2'>,
  runs: readonly WaitingRun[],
  reason: string,
  earlier: Earlier = NOTHING_EARLIER,
) => settle(api, runs, (refs) => api.v2.release(refs, reason), earlier);

/**
 * Runs that existed before an activation, and the time from which its runs are listed, in ms by the
 * platform's clock.
 */
export type RunsBefore = { readonly slugs: ReadonlySet<RunSlug>; readonly since: number };

type ListApi = Pick<Api, 'runs' | 'listsMonths' | 'serverTime'>;

/**
 * Starts waiting runs. Each becomes at most one run, however often it is requested. Undefined, with
 * nothing sent, if `signal` aborted first.
 */
export async function activateWaiting(
  api: Pick<Api, 'v2'> & ListApi,
  runs: readonly WaitingRun[],
  signal: AbortSignal,
  earlier: Earlier = NOTHING_EARLIER,
): Promise<(Settled & { readonly before?: RunsBefore }) | undefined> {
  const { now, within } = api.serverTime();
  const since = now - within;
  const listed = await newestRuns(api, since, signal);
  if (signal.aborted) return undefined;
  const settled = await settle(api, runs, (refs) => api.v2.activate(refs, signal), earlier);
  const before = listed && { slugs: new Set(listed.map(({ slug }) => slug)), since };
  const then = earlier.before ?? before;
  return { ...settled, ...(then && { before: then }) };
}

const NEWEST = 100;

async function newestRuns(
  api: ListApi,
  since: number,
  signal?: AbortSignal,
): Promise<readonly Run[] | undefined> {
  const { now, within } = api.serverTime();
  const mayHaveTurned = api.listsMonths && monthOf(since) !== monthOf(now + within);
  const months = mayHaveTurned ? monthsBetween(since, now) : [];
  // Without a month the platform takes its own present one, whatever this computer's clock says.
  const wanted = [{}, ...months.map((month) => ({ month }))];
  try {
    const pages = wanted.map((of) => api.runs({ ...of, page: 1, pageSize: NEWEST }, signal));
    return eachOnce((await Promise.all(pages)).flatMap(({ runs }) => runs));
  } catch {
    return undefined;
  }
}

type Begun = { readonly runs: readonly Run[]; readonly sure: boolean };

/** Finds the runs of an activation, because the platform does not name them. */
export async function lookForBegun(
  api: ListApi,
  activated: readonly WaitingRun[],
  before: RunsBefore | undefined,
): Promise<Begun> {
  const listed = before && (await newestRuns(api, before.since));
  const fresh = (listed ?? []).filter(({ slug }) => before?.slugs.has(slug) === false);
  const runs = fresh.filter(({ workerSlug }) =>
    activated.some(({ worker }) => mayBeSameWorker(worker, workerSlug)),
  );
  return { runs, sure: runs.length === activated.length && isOfEach(activated, runs) };
}

function isOfEach(activated: readonly WaitingRun[], runs: readonly Run[]): boolean {
  const left = [...runs];
  return activated.every(({ worker }) => {
    const at = left.findIndex(({ workerSlug }) => mayBeSameWorker(worker, workerSlug));
    if (at >= 0) left.splice(at, 1);
    return at >= 0 && worker !== undefined;
  });
}
