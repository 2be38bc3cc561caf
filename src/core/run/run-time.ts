import type { RunSlug } from '#core/ids/run-slug.ts';
import type { Run } from './run.ts';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Characters of a ULID that tell its time. */
const TIME_DIGITS = 10;

/**
 * When a run was created, by the platform's clock: the first ten characters of its ID, which is a ULID.
 * @returns milliseconds since the epoch; undefined for an ID of another kind
 */
export function createdAt(slug: RunSlug): number | undefined {
  if (!/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/i.test(slug)) return undefined;
  const digits = slug.slice(0, TIME_DIGITS).toUpperCase();
  // Lists of thousands are gone through again and again: without a list of its characters, it takes a tenth of the time.
  let time = 0;
  for (let at = 0; at < TIME_DIGITS; at += 1) time = time * 32 + CROCKFORD.indexOf(digits.charAt(at));
  return time;
}

/** What a list of runs is in the order of: the creation of a run; when it began, or else ended, where its ID tells none. Undefined where none is known. */
export function listedAt({
  slug,
  startedAt,
  finishedAt,
}: Pick<Run, 'slug' | 'startedAt' | 'finishedAt'>): number | undefined {
  return createdAt(slug) ?? startedAt ?? finishedAt;
}

/** One that cannot be placed in time has not begun, and is among the newest. */
export function newestFirst(runs: readonly Run[]): readonly Run[] {
  const placed = runs.map((run) => ({ run, at: listedAt(run) ?? Infinity }));
  return placed.sort((a, b) => (a.at === b.at ? 0 : b.at - a.at)).map(({ run }) => run);
}

/** The latest of the times that tell when a run began; undefined where there is none. A run that waited began after it was created. */
export function begunAt({ slug, startedAt }: Pick<Run, 'slug' | 'startedAt'>): number | undefined {
  const times = [createdAt(slug), startedAt].filter((time) => time !== undefined);
  return times.length === 0 ? undefined : Math.max(...times);
}
