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

/** What one look has shown of a start whose answer was lost. */
export type Sighting =
  /** The platform has named this run as its answer, which another tab has seen. */
  | { readonly kind: 'answered'; readonly run: RunSlug }
  /**
   * `certain`: the only run that began after the click by the platform's clock. `taken`: the person has taken each of them
   * for the run of another start.
   */
  | {
      readonly kind: 'listed';
      readonly runs: readonly Run[];
      readonly certain: boolean;
      readonly taken: boolean;
    }
  /** The list is whole, and has no run that may be its. */
  | { readonly kind: 'none' };

/** What the tabs of this browser know of a start and of the others. */
export type LookUpFacts = {
  readonly answers: Answers;
  /** The runs that the person has taken for those of other starts, which the platform has not confirmed. */
  readonly taken: ReadonlySet<RunSlug>;
  /** Whether no other start may have led to the same run. */
  readonly alone: boolean;
};

type Look = {
  readonly lost: SoughtStart;
  readonly known: () => Promise<LookUpFacts>;
  /** By this computer's clock or the platform's, give or take a day. */
  readonly now: number;
};

/** Milliseconds by which the clock of a computer may be wrong. */
const A_DAY = 26 * 60 * 60_000;

/**
 * Looks a lost start up once: among the answers that this browser has seen, and in the list of runs of its Worker; where
 * that has none, in the list of all runs too.
 * @throws Failure where the list cannot be read, or may hold its run all the same
 */
export async function lookUp(
  api: Pick<Api, 'walkRuns'>,
  { lost, known, now }: Look,
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
  const { answers, taken, alone } = await known();
  const found = findCandidates(own.runs, lost, { answers, names });
  if (found.length > 0) {
    const certain = alone && worker !== undefined && own.gap === undefined && isOnlyAfter(found, lost);
    return listed(found, { certain, taken });
  }
  requireWhole(own);
  if (worker === undefined) return { kind: 'none' };
  return amongAll(await walk({}), (runs) => findCandidates(runs, lost, { answers, names }), taken);
}

/** Whether there is one run alone, and it began after the click. */
const isOnlyAfter = (found: readonly Run[], { since }: SoughtStart): boolean =>
  found.length === 1 && found.every((run) => isAfter(run, since));

/** A run that was taken for another start is left out beside others; alone it proves nothing, as people may be wrong. */
function listed(
  found: readonly Run[],
  { certain, taken }: { readonly certain: boolean; readonly taken: LookUpFacts['taken'] },
): Sighting {
  const free = found.filter(({ slug }) => !taken.has(slug));
  if (free.length === 0) return { kind: 'listed', runs: found, certain: false, taken: true };
  return { kind: 'listed', runs: free, certain, taken: false };
}

/** The filter by Worker is the platform's word, too: what the list of all Workers shows of a run that it left out. */
function amongAll(
  all: RunListing,
  candidatesOf: (runs: readonly Run[]) => readonly Run[],
  taken: LookUpFacts['taken'],
): Sighting {
  const found = candidatesOf(all.runs);
  if (found.length > 0) return listed(found, { certain: false, taken });
  requireWhole(all);
  return { kind: 'none' };
}

/** The run may be one that the list does not show. */
function requireWhole({ gap }: RunListing): void {
  if (gap !== undefined) throw new Failure({ kind: 'unreadable', detail: gap });
}

/** A run that looks like the second of a pair. */
type Pair = {
  readonly subject: SoughtStart['subject'];
  /** What is known of the first: when it began by the platform's clock, and milliseconds within which the other would have begun. */
  readonly first: { readonly run: RunSlug; readonly began: number; readonly within: number };
  readonly answers: Answers;
};

/** Milliseconds beyond the wait for the answer in which a request that the browser repeats is begun. */
const PAIR_DOUBT = 5_000;

/** As `PAIR_DOUBT`, beside a row: those of a batch follow each other so fast that else any run of the Worker would be the second of one. */
const ROW_DOUBT = 1_000;

/** Milliseconds within which the second of two runs began, whose answer took so long. */
export const withinOf = (took: number, { kind }: Pick<StartSubject, 'kind'>): number =>
  took + (kind === 'row' ? ROW_DOUBT : PAIR_DOUBT);

/**
 * Of a list, the runs of the same Worker that began about when a known one did, and answer no other start: none that the platform says
 * came another way. Where only the platform knows the Worker, as of a task, it is that of the known run.
 */
export function findTwins(runs: readonly Run[], { subject, first, answers }: Pair): readonly Run[] {
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
