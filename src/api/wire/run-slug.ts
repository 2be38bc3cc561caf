import { Failure } from '#core/errors/failure.ts';
import { isRunSlug, type RunSlug } from '#core/ids/run-slug.ts';

/** @throws Failure if the text cannot name a run */
export function readRunSlug(slug: string, part: string): RunSlug {
  if (isRunSlug(slug)) return slug;
  throw new Failure({ kind: 'unreadable', detail: `${part} is not a run ID` });
}
