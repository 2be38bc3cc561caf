import { Failure } from '#core/errors/failure.ts';
import { isJsonObject, ownValue } from '#core/json/json.ts';
import type { StartedRun } from '#core/run/run.ts';
import { readRunSlug } from '../../wire/run-slug.ts';

/**
 * Reads the answer of a start: the slug of the run, and all that came beside it (the shape of a synchronous answer is
 * not documented).
 */
export function readStartedRun(data: unknown): StartedRun {
  const slug = isJsonObject(data) ? ownValue(data, 'run_slug') : undefined;
  if (!isJsonObject(data) || typeof slug !== 'string') {
    throw new Failure({ kind: 'unreadable', detail: 'data.run_slug is missing or not usable' });
  }
  const beside = Object.entries(data).filter(([key]) => key !== 'run_slug');
  return {
    slug: readRunSlug(slug, 'data.run_slug'),
    ...(beside.length === 0 ? {} : { extra: Object.fromEntries(beside) }),
  };
}
