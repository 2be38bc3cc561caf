import type { Run } from '#core/run/run.ts';
import type { Intent } from '#starts/journal/intent.ts';
import { workerOf } from '#starts/journal/start-subject.ts';

type LostStart = {
  readonly intent: Pick<Intent, 'subject' | 'since'>;
  /** Runs that are known to belong to other starts. */
  readonly accountedFor: ReadonlySet<string>;
};

/**
 * The runs of a list that may be the one of a start whose answer was lost: of the same Worker, as far as that is known,
 * begun since, and not known as the run of another start. A run that has not begun yet counts, unless its ID is older.
 */
export function findCandidates(runs: readonly Run[], { intent, accountedFor }: LostStart): readonly Run[] {
  const { subject } = intent;
  const worker = workerOf(subject);
  return runs.filter(
    (run) =>
      !accountedFor.has(run.slug) &&
      !(subject.kind === 'run' && subject.run === run.slug) &&
      (worker === undefined || mayBeSameWorker(run.workerSlug, worker)) &&
      mayHaveBegunSince(run, intent.since),
  );
}

/**
 * A Worker has an ID and a path `owner/name`, and the list may use either: only two names of one kind can be told apart.
 */
function mayBeSameWorker(listed: string, asked: string): boolean {
  const one = listed.trim().toLowerCase().replace('~', '/');
  const other = asked.toLowerCase();
  return one === '' || one === other || one.includes('/') !== other.includes('/');
}

function mayHaveBegunSince(run: Run, since: number): boolean {
  const begun = run.startedAt ?? timeOfUlid(run.slug);
  return begun === undefined || begun >= since;
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The moment in a ULID's first ten characters, in milliseconds since the epoch. */
function timeOfUlid(id: string): number | undefined {
  if (!/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/i.test(id)) return undefined;
  return Array.from(id.slice(0, 10).toUpperCase()).reduce(
    (time, digit) => time * 32 + CROCKFORD.indexOf(digit),
    0,
  );
}
