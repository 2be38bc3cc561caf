import { Failure } from '#core/errors/failure.ts';
import { isJsonObject, ownValue } from '#core/json/json.ts';
import type { StartedRun } from '#core/run/run.ts';
import { readRunSlug } from '../../wire/run-slug.ts';

/** What the ID of a started run may be called, the most likely first. */
const NAMES = ['run_slug', 'run_id', 'slug', 'id'];

/** Reads the answer of a start: the slug of the run, and all that a synchronous answer carries beside it. */
export function readStartedRun(data: unknown): StartedRun {
  const name = NAMES.find((key) => isJsonObject(data) && typeof ownValue(data, key) === 'string');
  const slug = isJsonObject(data) && name !== undefined ? ownValue(data, name) : undefined;
  if (!isJsonObject(data) || typeof slug !== 'string') {
    throw new Failure({ kind: 'unreadable', detail: 'data.run_slug is missing or not usable' });
  }
  const beside = Object.entries(data).filter(([key]) => key !== name);
  return {
    slug: readRunSlug(slug, `data.${name ?? ''}`),
    ...(beside.length === 0 ? {} : { extra: Object.fromEntries(beside) }),
  };
}
