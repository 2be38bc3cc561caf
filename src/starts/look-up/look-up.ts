import type { Api } from '#api/operations.ts';
import { Failure } from '#core/errors/failure.ts';
import { listedAt } from '#core/run/run-time.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { Run, RunListing } from '#core/run/run.ts';
import type { Answers } from '../history/run-history.ts';
import { type StartSubject, workerOf } from '../journal/start-subject.ts';

import {
  answerOf,
  findCandidates,
  isAfter,
  isReadPast,
  isSurelyLater,
  type SoughtStart,
} from './find-candidates.ts';

export type Sighting =
  | { readonly kind: 'answered'; readonly run: RunSlug }
  /**
   * `certain`: the only run that began after the click by the platform's clock. `assigned`: the person
   * assigned each of them to another start.
   */
  | {
      readonly kind: 'listed';
      readonly runs: readonly Run[];
      readonly certain: boolean;
      readonly assigned: boolean;
    }
  | { readonly kind: 'none' };

export type LookUpFacts = {
  readonly answers: Answers;
  /** Runs that the person assigned to other starts without confirmation by the platform. */
  readonly assignedRuns: ReadonlySet<RunSlug>;
  /** Whether no other start may have led to the same run. */
  readonly alone: boolean;
};

type LookUpInput = {
  readonly lost: SoughtStart;
  readonly known: () => Promise<LookUpFacts>;
  /** By this computer's clock or the platform's, accurate to a day. */
  readonly now: number;
};

/** Milliseconds by which a computer's clock may be wrong. */
const A_DAY = 26 * 60 * 60_000;

/**
 * Looks up a lost start once: in the answers that this browser has seen and in the run list of its Worker;
 * if that has no match, also in the list of all runs.
 * @throws Failure if the list cannot be read, or is incomplete and may still contain the run
 */
export async function lookUp(
  api: Pick<Api, 'walkRuns'>,
  { lost, known, now }: LookUpInput,
  signal: AbortSignal,
): Promise<Sighting> {
  const run = answerOf(lost.id, (await known()).answers);
  if (run !== undefined) return { kind: 'answered', run };
  const worker = workerOf(lost.subject);
  const from = Math.min(lost.since?.time ?? now, now) - A_DAY;
  const isEnough = (runs: readonly Run[]) => isReadPast(runs, lost.since);
  const isAhead = (run: Run) => isSurelyLater(run, lost.since);
  const walk = (of: { readonly worker?: string }) =>
    api.walkRuns({ ...of, from, to: now + A_DAY, isEnough, isAhead }, signal);
  const own = await walk(worker === undefined ? {} : { worker });
  const names = worker === undefined ? [] : own.runs.map(({ workerSlug }) => workerSlug);
  // What is known after the list was made: another tab may have been answered meanwhile, or have sent another start.
  const { answers, assignedRuns, alone } = await known();
  const found = findCandidates(own.runs, lost, { answers, names });
  if (found.length > 0) {
    const certain = alone && worker !== undefined && own.gap === undefined && isOnlyAfter(found, lost);
    return listed(found, { certain, assignedRuns });
  }
  requireWhole(own);
  if (worker === undefined) return { kind: 'none' };
  return amongAll(await walk({}), (runs) => findCandidates(runs, lost, { answers, names }), assignedRuns);
}

const isOnlyAfter = (found: readonly Run[], { since }: SoughtStart): boolean =>
  found.length === 1 && found.every((run) => isAfter(run, since));

/**
 * Leaves out a run assigned to another start if there are others. Alone it stays, because people may be
 * wrong.
 */
function listed(
  found: readonly Run[],
  {
    certain,
    assignedRuns,
  }: { readonly certain: boolean; readonly assignedRuns: LookUpFacts['assignedRuns'] },
): Sighting {
  const free = found.filter(({ slug }) => !assignedRuns.has(slug));
  if (free.length === 0) return { kind: 'listed', runs: found, certain: false, assigned: true };
  return { kind: 'listed', runs: free, certain, assigned: false };
}

/** Checks the list of all Workers for runs that the platform's Worker filter left out. */
function amongAll(
  all: RunListing,
  candidatesOf: (runs: readonly Run[]) => readonly Run[],
  assignedRuns: LookUpFacts['assignedRuns'],
): Sighting {
  const found = candidatesOf(all.runs);
  if (found.length > 0) return listed(found, { certain: false, assignedRuns });
  requireWhole(all);
  return { kind: 'none' };
}

/** Fails on an incomplete list, which may hide the run. */
function requireWhole({ gap }: RunListing): void {
  if (gap !== undefined) throw new Failure({ kind: 'unreadable', detail: gap });
}

type SubjectPair = {
  readonly subject: SoughtStart['subject'];
  /**
   * The first run: its start by the platform's clock, and the milliseconds within which the second would
   * have started.
   */
  readonly first: { readonly run: RunSlug; readonly began: number; readonly within: number };
  readonly answers: Answers;
};

/** Milliseconds beyond the wait for the answer within which a request repeated by the browser starts. */
const PAIR_DOUBT = 5_000;

/**
 * Like `PAIR_DOUBT`, for batch rows. Rows start so fast that a larger value would match unrelated runs of
 * the Worker.
 */
const ROW_DOUBT = 1_000;

/** Milliseconds within which the second of two runs started, given how long the answer took. */
export const withinOf = (took: number, { kind }: Pick<StartSubject, 'kind'>): number =>
  took + (kind === 'row' ? ROW_DOUBT : PAIR_DOUBT);

/**
 * Runs of the same Worker that started about when a known run did, answer no other start and, by the
 * platform, did not come another way. If only the platform knows the Worker, as for a task, it is that of
 * the known run.
 */
export function findTwins(runs: readonly Run[], { subject, first, answers }: SubjectPair): readonly Run[] {
  const own = runs.find(({ slug }) => slug === first.run);
  const names = own ? [own.workerSlug] : [];
  const isOfOneWorker = ({ workerSlug }: Run) =>
    workerOf(subject) !== undefined || (workerSlug !== '' && names.includes(workerSlug));
  const isOfOneWay = ({ origin }: Run) => !own?.origin || origin === '' || origin === own.origin;
  const others = findCandidates(runs, { id: '', subject }, { answers, names });
  return others.filter(
    (run) =>
      run.slug !== first.run &&
      isOfOneWorker(run) &&
      isOfOneWay(run) &&
      Math.abs((listedAt(run) ?? Infinity) - first.began) <= first.within,
  );
}
