import { isListedWorker } from '#core/ids/same-worker.ts';
import { begunAt, createdAt, listedAt } from '#core/run/run-time.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { Run } from '#core/run/run.ts';
import type { Answers } from '../history/run-history.ts';
import type { Intent, PlatformTime } from '../journal/intent.ts';
import { workerOf } from '../journal/start-subject.ts';

export type SoughtStart = Pick<Intent, 'id' | 'subject' | 'since'>;

/**
 * Milliseconds by which the clocks of the platform's hosts may differ. A moment that is only known to have passed goes by
 * the creation of a run, which another host may have dated.
 */
const DOUBT: Record<PlatformTime['by'], number> = { date: 30_000, runs: 120_000 };

/** The run that the platform named as the answer to this very start: another tab with a copy of it has seen it. */
export function answerOf(id: string, answers: Answers): RunSlug | undefined {
  const found = [...answers].find(([, intent]) => intent === id);
  return found && (found[0] as RunSlug); // kept under its slug
}

/** Milliseconds after which no request of a start arrives any more, but for a computer that slept in between. */
export const LATEST = 60 * 60_000;

/** Milliseconds in which a run may follow a click: a computer that wakes up sends its request once more. */
export const LATEST_RUN = 24 * LATEST;

/**
 * The runs of a list that may be the one of a start whose answer was lost: of the same Worker, as far as that is known, not
 * surely begun before or too late, and not known as the answer to another start.
 * @param names by which the platform is known to list the Worker
 */
export function findCandidates(
  runs: readonly Run[],
  { subject, since, id }: SoughtStart,
  { answers, names = [] }: { readonly answers: Answers; readonly names?: readonly string[] },
): readonly Run[] {
  const worker = workerOf(subject);
  return runs.filter(
    (run) =>
      (answers.get(run.slug) ?? id) === id &&
      !(subject.kind === 'run' && subject.run === run.slug) &&
      (worker === undefined || isListedWorker(run.workerSlug, [worker, ...names])) &&
      !isSurelyOlder(run, since) &&
      !isSurelyLater(run, since),
  );
}

/** Whether a run was there before a moment by all that the platform says; never without such a moment. */
export function isSurelyOlder(run: Run, since: PlatformTime | undefined): boolean {
  const begun = begunAt(run);
  return begun !== undefined && since !== undefined && begun < since.time - DOUBT[since.by];
}

/** Whether a run was created too late to follow a click at a moment; never without a date that the platform told. */
export function isSurelyLater({ slug }: Pick<Run, 'slug'>, since: PlatformTime | undefined): boolean {
  const created = createdAt(slug);
  return created !== undefined && since?.by === 'date' && created > since.time + LATEST_RUN + DOUBT.date;
}

/** Whether a run began after the click, by the platform's own clock. */
export function isAfter(run: Run, since: PlatformTime | undefined): boolean {
  const begun = begunAt(run);
  return begun !== undefined && since?.by === 'date' && begun >= since.time;
}

/** Runs in a row that must be older before a list is taken to hold only older ones from there on. */
const OLDER_IN_ROW = 20;

/** Whether the last runs of what was read of a list are older than a moment. */
export function endsOlder(runs: readonly Run[], since: PlatformTime | undefined): boolean {
  const last = runs.slice(-OLDER_IN_ROW);
  return last.length === OLDER_IN_ROW && last.every((run) => isSurelyOlder(run, since));
}

/** Whether a list, as far as it was read, goes from the newest run to older ones, and has come past a moment. */
export function isReadPast(runs: readonly Run[], since: PlatformTime | undefined): boolean {
  return (
    endsOlder(runs, since) &&
    runs.every((run, at) => {
      const before = runs[at - 1];
      return before === undefined || (listedAt(before) ?? Infinity) >= (listedAt(run) ?? Infinity);
    })
  );
}
