import { Failure } from '#core/errors/failure.ts';
import { isJsonObject, ownValue } from '#core/json/json.ts';
import type { StartedRun } from '#core/run/run.ts';
import { readRunSlug } from './run-slug.ts';

/**
 * Creates a reader for the answer of a start: the run's slug and everything else (the synchronous shape is
 * undocumented).
 * @param names possible names of the slug, the most likely first
 */
export function startedRunReader(names: readonly string[]): (data: unknown) => StartedRun {
  return (data) => {
    const name = names.find((key) => isJsonObject(data) && typeof ownValue(data, key) === 'string');
    const slug = isJsonObject(data) && name !== undefined ? ownValue(data, name) : undefined;
    if (!isJsonObject(data) || typeof slug !== 'string') {
      throw new Failure({ kind: 'unreadable', detail: 'data.run_slug is missing or not usable' });
    }
    const beside = Object.entries(data).filter(([key]) => key !== name);
    return {
      slug: readRunSlug(slug, `data.${name ?? ''}`),
      ...(beside.length === 0 ? {} : { extra: Object.fromEntries(beside) }),
    };
  };
}
