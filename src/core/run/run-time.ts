import type { RunSlug } from '#core/ids/run-slug.ts';
import type { Run } from './run.ts';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * When a run was created, by the platform's clock: the first ten characters of its ID, which is a ULID.
 * @returns milliseconds since the epoch; undefined for an ID of another kind
 */
export function createdAt(slug: RunSlug): number | undefined {
  if (!/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/i.test(slug)) return undefined;
  return Array.from(slug.slice(0, 10).toUpperCase()).reduce(
    (time, digit) => time * 32 + CROCKFORD.indexOf(digit),
    0,
  );
}

/** What a list of runs is in the order of: the creation of a run; when it began, where its ID tells none. Undefined where neither is known. */
export function listedAt({ slug, startedAt }: Pick<Run, 'slug' | 'startedAt'>): number | undefined {
  return createdAt(slug) ?? startedAt;
}

/** The latest of the times that tell when a run began; undefined where there is none. A run that waited began after it was created. */
export function begunAt({ slug, startedAt }: Pick<Run, 'slug' | 'startedAt'>): number | undefined {
  const times = [createdAt(slug), startedAt].filter((time) => time !== undefined);
  return times.length === 0 ? undefined : Math.max(...times);
}
