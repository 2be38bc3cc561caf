import type { RunSlug } from '#core/ids/run-slug.ts';
import type { Run } from './run.ts';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TIME_DIGITS = 10;

/**
 * When a run was created, by the platform's clock, from the first ten characters of its ULID.
 * @returns milliseconds since the epoch; undefined for another kind of ID
 */
export function createdAt(slug: RunSlug): number | undefined {
  if (!/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/i.test(slug)) return undefined;
  const digits = slug.slice(0, TIME_DIGITS).toUpperCase();
  // Lists of thousands are gone through again and again: without a list of its characters, it takes a tenth of the time.
  let time = 0;
  for (let at = 0; at < TIME_DIGITS; at += 1) time = time * 32 + CROCKFORD.indexOf(digits.charAt(at));
  return time;
}

/**
 * The sort moment of lists: creation; without one in the ID, the start or else the end. Undefined if none
 * is known.
 */
export function listedAt({
  slug,
  startedAt,
  finishedAt,
}: Pick<Run, 'slug' | 'startedAt' | 'finishedAt'>): number | undefined {
  return createdAt(slug) ?? startedAt ?? finishedAt;
}

/** Runs without a moment have not started and sort among the newest. */
export function newestFirst(runs: readonly Run[]): readonly Run[] {
  const placed = runs.map((run) => ({ run, at: listedAt(run) ?? Infinity }));
  return placed.sort((a, b) => (a.at === b.at ? 0 : b.at - a.at)).map(({ run }) => run);
}

export function begunAt({ slug, startedAt }: Pick<Run, 'slug' | 'startedAt'>): number | undefined {
  const times = [createdAt(slug), startedAt].filter((time) => time !== undefined);
  return times.length === 0 ? undefined : Math.max(...times);
}
