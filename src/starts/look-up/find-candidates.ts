import { isListedWorker } from '#core/ids/same-worker.ts';
import { begunAt, createdAt, listedAt } from '#core/run/run-time.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { Run } from '#core/run/run.ts';
import type { Answers } from '../history/run-history.ts';
import type { Intent, PlatformTime } from '../journal/intent.ts';
import { workerOf } from '../journal/start-subject.ts';

export type SoughtStart = Pick<Intent, 'id' | 'subject' | 'since'>;

/**
 * Maximum clock difference between the platform's hosts, in milliseconds. A time known only from a run's
 * creation may come from another host.
 */
const DOUBT: Record<PlatformTime['by'], number> = { date: 30_000, runs: 120_000 };

export function answerOf(id: string, answers: Answers): RunSlug | undefined {
  const found = [...answers].find(([, intent]) => intent === id);
  return found && (found[0] as RunSlug); // kept under its slug
}

/** Milliseconds after which a request of a start can no longer arrive, unless the computer slept in between. */
export const LATEST = 60 * 60_000;

/** Milliseconds within which a run may follow a click: a computer that wakes up sends its request again. */
export const LATEST_RUN = 24 * LATEST;

/**
 * Runs that may be of a start whose answer was lost: of the same Worker as far as known, not certainly too
 * old or too late, and not the answer to another start.
 * @param names names under which the platform lists the Worker
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

/** Whether the platform's own times prove that a run existed before `since`; false without `since`. */
export function isSurelyOlder(run: Run, since: PlatformTime | undefined): boolean {
  const begun = begunAt(run);
  return begun !== undefined && since !== undefined && begun < since.time - DOUBT[since.by];
}

/** Whether a run was created too late to follow a click; false without a date of the platform. */
export function isSurelyLater({ slug }: Pick<Run, 'slug'>, since: PlatformTime | undefined): boolean {
  const created = createdAt(slug);
  return created !== undefined && since?.by === 'date' && created > since.time + LATEST_RUN + DOUBT.date;
}

export function isAfter(run: Run, since: PlatformTime | undefined): boolean {
  const begun = begunAt(run);
  return begun !== undefined && since?.by === 'date' && begun >= since.time;
}

/** Consecutive older runs after which the rest of a list counts as older. */
const OLDER_IN_ROW = 20;

export function endsOlder(runs: readonly Run[], since: PlatformTime | undefined): boolean {
  const last = runs.slice(-OLDER_IN_ROW);
  return last.length === OLDER_IN_ROW && last.every((run) => isSurelyOlder(run, since));
}

/** Whether a list is sorted from newest to oldest as far as read, and was read past a time. */
export function isReadPast(runs: readonly Run[], since: PlatformTime | undefined): boolean {
  return (
    endsOlder(runs, since) &&
    runs.every((run, at) => {
      const before = runs[at - 1];
      return before === undefined || (listedAt(before) ?? Infinity) >= (listedAt(run) ?? Infinity);
    })
  );
}
