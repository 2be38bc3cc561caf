import type { Api } from '#api/operations.ts';
import { factsOf, mayHaveStarted } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { monthOf, monthsBetween } from '#core/run/month.ts';
import { eachOnce, type Run } from '#core/run/run.ts';
import type { WaitingRun } from '#core/saved-tasks/saved-task.ts';

import { mayBeSameWorker } from '#core/ids/same-worker.ts';

import { allWaiting } from './queue.ts';

/** What became of runs that were to be activated, or let go. */
export type Settled = {
  /** They wait no longer, and by this, as far as is known. */
  readonly gone: readonly WaitingRun[];
  /** They wait no longer, and the platform says that it is not by this: somebody else started them or let them go. */
  readonly taken: readonly WaitingRun[];
  /** They waited still when the list was read after it. */
  readonly left: readonly WaitingRun[];
  /** What the platform said; absent where it did what was asked for. */
  readonly failure?: unknown;
  /** The list of those that wait could not be read after it: nobody knows of `left` whether they wait. */
  readonly isUnknown?: true;
  /** The answer was lost: what was asked may reach the platform yet, for up to LATEST_ARRIVAL. */
  readonly mayArrive?: true;
};

/** Runs of which the same was asked before, without an answer, and those that were there then. */
export type Earlier = { readonly refs: ReadonlySet<string>; readonly before?: RunsBefore | undefined };

const NOTHING_EARLIER: Earlier = { refs: new Set() };

/**
 * Asks something of waiting runs once. What became of those that the answer does not call done is read from the list of those
 * that wait: an answer may be lost, and a refusal may have come after some were done. Of a run that was asked for before, a
 * refusal tells that the earlier one has arrived. Never rejects.
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
  if (open.length === 0) return { gone, taken: [], left: [] };
  const told = {
    ...(failure !== undefined && { failure }),
    ...(failure !== undefined && mayHaveStarted(factsOf(failure)) && { mayArrive: true as const }),
  };
  try {
    const waiting = new Set((await allWaiting(api)).map(({ ref }) => ref));
    const absent = open.filter(({ ref }) => !waiting.has(ref));
    return {
      gone: [...gone, ...absent.filter(({ ref }) => !refused.has(ref))],
      taken: absent.filter(({ ref }) => refused.has(ref)),
      left: open.filter(({ ref }) => waiting.has(ref)),
      ...told,
    };
  } catch (error) {
    return { gone, taken: [], left: open, failure: error, ...told, isUnknown: true };
  }
}

/** Lets waiting runs go for good. */
export const releaseWaiting = (
  api: Pick<Api, 'v2'>,
  runs: readonly WaitingRun[],
  reason: string,
  earlier: Earlier = NOTHING_EARLIER,
) => settle(api, runs, (refs) => api.v2.release(refs, reason), earlier);

/** Runs that were there before some were activated, and since when those that come of it are listed, in ms by the platform's clock. */
export type RunsBefore = { readonly slugs: ReadonlySet<RunSlug>; readonly since: number };

type ListApi = Pick<Api, 'runs' | 'listsMonths' | 'serverTime'>;

/**
 * Starts waiting runs, of which each becomes one run at the most, however often it is asked for. Undefined where nobody wants it any
 * more (`signal`) once it could be asked for: nothing was.
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

/** Of each month since a moment; undefined where they cannot be read: an activation does not wait for that. */
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

/** What is known of the runs that came of an activation. `sure`: there are as many as were activated, of each Worker. */
type Begun = { readonly runs: readonly Run[]; readonly sure: boolean };

/** Looks for the runs that activated ones became: the platform does not name them. */
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

/** Whether each Worker has as many runs as were activated. */
function isOfEach(activated: readonly WaitingRun[], runs: readonly Run[]): boolean {
  const left = [...runs];
  return activated.every(({ worker }) => {
    const at = left.findIndex(({ workerSlug }) => mayBeSameWorker(worker, workerSlug));
    if (at >= 0) left.splice(at, 1);
    return at >= 0 && worker !== undefined;
  });
}
