import type { RunSlug } from '#core/ids/run-slug.ts';
import { ABORT_PATIENCE, ENDING_PATIENCE } from '#core/run/patience.ts';
import { isFigureUnknown, type RunState, stateOf } from '#core/run/run-state.ts';
import { isRunOver, type Run } from '#core/run/run.ts';

import type { EventOf } from './batch-event.ts';
import { asEnding, change, type BatchState, isHeld } from './batch-state.ts';
import {
  type EarlierRun,
  followedRuns,
  isRowSettled,
  isToMend,
  type RowState,
  type RowRun,
  type RowStatus,
  withDeleted,
} from './row-state.ts';
import { failed } from './refusals.ts';
import { underWay } from './standing.ts';

export function withSeenRuns(batchState: BatchState, event: EventOf<'seen'>): BatchState {
  const { elsewhere, time } = event;
  const bySlug = new Map(event.runs.map((run) => [run.slug, run]));
  const looked = lookedAt(batchState, bySlug, event);
  const { hold, limit, ...rest } = looked;
  const own = batchState.active.filter((row) => {
    const slug = batchState.rows[row]?.run?.slug;
    return slug !== undefined && bySlug.get(slug)?.status === 'running';
  });
  const isOver = hold?.kind === 'platform' || (hold?.kind === 'rate' && !isHeld(hold, time));
  const isFree = hold?.kind === 'places' && underWay(looked) + elsewhere < hold.taken;
  const changed = looked.counts.started !== batchState.counts.started;
  return {
    ...rest,
    ...(hold && !isOver && !isFree && { hold }),
    // What runs at once is allowed to.
    ...(limit !== undefined && { limit: Math.max(limit, own.length + elsewhere) }),
    seen: { at: time, elsewhere },
    looks: changed ? 1 : batchState.looks + 1,
  };
}

function lookedAt(
  batchState: BatchState,
  bySlug: ReadonlyMap<RunSlug, Run>,
  { missing = [], time, platformTime }: EventOf<'seen'>,
): BatchState {
  const missed: ReadonlySet<RunSlug> = new Set(missing);
  return [...batchState.rows.keys()].reduce((all, row) => {
    const slug = all.rows[row]?.run?.slug;
    const found = slug && bySlug.get(slug);
    const next = sawEarlier(all, row, { bySlug, missed, platformTime });
    if (found) return sawRun(next, row, { run: found, time });
    return slug && missed.has(slug) ? missedRun(next, row, time) : next;
  }, batchState);
}

/** Milliseconds for which an aborting run is still polled: until it ends it may cost more. */
const MOST_ABORTING = 3_600_000;

const STATE_OF: Record<RunState, RowStatus> = {
  ready: 'started',
  running: 'started',
  aborting: 'started',
  unknown: 'started',
  succeeded: 'succeeded',
  failed: 'failed',
  aborted: 'stopped',
  limited: 'stopped',
};

function sawRun(
  batchState: BatchState,
  row: number,
  { run, time }: { readonly run: Run; readonly time: number },
): BatchState {
  const before = batchState.rows[row];
  if (before?.run === undefined) return batchState;
  const isDone = isRowSettled(before.state);
  const { isStuck, ...rowRun } = toRowRun(run, before.run, time);
  if (isDone && !isNews(before.run, rowRun, isStuck || isRunOver(run.status))) return batchState;
  const state = isStuck ? 'stopped' : STATE_OF[stateOf(run)];
  const next = change(batchState, row, (of) => ({ ...of, state, run: rowRun, ...abortOf(of, rowRun, time) }));
  if (before.run.gone) return cameBack(next, row);
  if (isDone) return next;
  if (next.rows[row] && isToMend(next.rows[row])) return failed(next, row);
  return state === 'succeeded' ? { ...next, failures: [] } : next;
}

function cameBack(batchState: BatchState, row: number): BatchState {
  const { phase } = batchState;
  const next = phase.kind === 'stopped' && phase.abort ? asEnding(batchState, row) : batchState;
  return { ...next, missing: next.missing.filter((other) => other !== row) };
}

/** Milliseconds for which a run may be missing: a new run is not known at once, and an answer may be wrong. */
const MISSING_PATIENCE = 120_000;

/** Milliseconds for which the list is still read for a missing run: it may run, cost, and reappear. */
const MOST_MISSING = 3_600_000;

function missedRun(batchState: BatchState, row: number, time: number): BatchState {
  const before = batchState.rows[row];
  if (before?.run === undefined || !followedRuns(before).includes(before.run)) return batchState;
  const { open, missingSince = time, ...rest } = before.run;
  const since = Math.min(missingSince, time);
  const waited = time - since;
  const { gone } = before.run;
  if (gone && waited < MOST_MISSING) return batchState;
  const run: RowRun = { ...rest, missingSince: since };
  if (waited < MISSING_PATIENCE)
    return change(batchState, row, (of) => ({ ...of, run: { ...run, ...(open && { open }) } }));
  if (isRowSettled(before.state)) return change(batchState, row, (of) => ({ ...of, run }));
  // What it had given when it was last seen is not what it gave.
  const { results: _results, duration: _duration, ...seen } = run;
  const next = change(batchState, row, (of) => ({
    ...of,
    state: 'stopped',
    run: { ...seen, state: 'unknown', untold: true, gone: true, open: true },
  }));
  return { ...next, missing: [...next.missing, row] };
}

/** An outdated list must not revert a finished run; repeated facts change nothing. */
const isNews = (before: RowRun, after: RowRun, isOver: boolean): boolean =>
  before.gone === true || (isOver && (before.open === true || tellsMore(before, after)));

const tellsMore = (before: RowRun, after: RowRun): boolean =>
  after.usage > before.usage ||
  (before.untold && !after.untold) === true ||
  (before.results === undefined && after.results !== undefined);

function abortOf(
  { abort, abortAt = 0 }: RowState,
  { state }: RowRun,
  time: number,
): Pick<RowState, 'abort'> | undefined {
  if (state === 'aborting') return abort && { abort: 'asked' };
  const isIgnored =
    abort === 'asked' && time - abortAt >= ENDING_PATIENCE && STATE_OF[state ?? 'ready'] === 'started';
  return isIgnored ? { abort: { kind: 'abortFailed' } } : undefined;
}

type SeenEarlier = {
  readonly bySlug: ReadonlyMap<RunSlug, Run>;
  readonly missed: ReadonlySet<RunSlug>;
  readonly platformTime: number;
};

function sawEarlier(
  batchState: BatchState,
  row: number,
  { bySlug, missed, platformTime }: SeenEarlier,
): BatchState {
  const { earlier } = batchState.rows[row] ?? {};
  if (earlier === undefined) return batchState;
  const seen = earlier.map((run) =>
    run.open && missed.has(run.slug) ? withoutOpen(run) : toEarlier(run, bySlug.get(run.slug)),
  );
  // What this computer's clock had for deleted may not be, by the platform's.
  const withDeletions = withDeleted(seen, platformTime);
  if (withDeletions.every((run, at) => run === earlier[at])) return batchState;
  return change(batchState, row, (of) => ({ ...of, earlier: withDeletions }));
}

const withoutOpen = ({ open: _, ...run }: EarlierRun): EarlierRun => run;

function toEarlier(before: EarlierRun, run: Run | undefined): EarlierRun {
  if (run === undefined) return before;
  const { untold, open, ...rest } = before;
  const [usage, results] = [Math.max(before.usage, run.usage ?? 0), mostOf(before.results, run.results)];
  const still = stillUnknown(before, run);
  const isSame = usage === before.usage && results === before.results;
  if (isSame && still.untold === untold && still.open === open) return before;
  const isNow = isRunOver(run.status) && { state: stateOf(run) };
  return { ...rest, usage, ...isNow, ...(results !== undefined && { results }), ...still };
}

function stillUnknown({ untold, open }: EarlierRun, run: Run): Pick<EarlierRun, 'untold' | 'open'> {
  const isBehind = !isRunOver(run.status);
  return {
    ...(untold && (isBehind || run.usage === undefined) && { untold }),
    ...(open && (isBehind || run.costPending) && { open }),
  };
}

const mostOf = (one: number | undefined, other: number | undefined): number | undefined =>
  one === undefined || other === undefined ? (one ?? other) : Math.max(one, other);

/**
 * `isStuck`: it has been aborting so long that its row counts as done.
 * @param time by this computer's clock
 */
function toRowRun(
  run: Run,
  { abortingSince, usage: usageBefore }: RowRun,
  time: number,
): RowRun & { readonly isStuck: boolean } {
  const { slug, results, usage = usageBefore, startedAt, finishedAt, duration, errorMessage: message } = run;
  const state = stateOf(run);
  const since = state === 'aborting' ? (abortingSince ?? time) : time;
  const abortingFor = time - since;
  const isStuck = abortingFor > ABORT_PATIENCE;
  return {
    slug,
    state,
    usage,
    message,
    isStuck,
    ...(results !== undefined && { results }),
    ...(duration !== undefined && { duration }),
    ...(startedAt !== undefined && { startedAt }),
    ...(finishedAt !== undefined && { finishedAt }),
    ...(state === 'aborting' && { abortingSince: since }),
    ...(isStuck ? costOfStuck(abortingFor) : costOfSeen(run)),
  };
}

type KnownCost = Pick<RowRun, 'untold' | 'open'>;

/** While it aborts, its cost may grow. */
const costOfStuck = (abortingFor: number): KnownCost => ({
  untold: true,
  ...(abortingFor < MOST_ABORTING && { open: true }),
});

const costOfSeen = (run: Run): KnownCost => ({
  ...(isFigureUnknown(run, 'usage') && { untold: true }),
  ...(run.costPending && { open: true }),
});
