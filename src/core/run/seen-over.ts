import { isRunSlug, type RunSlug } from '#core/ids/run-slug.ts';
import { isJsonArray, type Json } from '#core/json/json.ts';
import { err, ok } from '#core/result.ts';
import { defineFormat } from '#core/stored/format.ts';

/** When this browser first saw a run as finished, in milliseconds since the epoch by its own clock. */
type SeenOver = readonly [run: RunSlug, at: number];

export const SEEN_OVER_FORMAT = defineFormat<readonly SeenOver[]>({
  read: (stored) => (isJsonArray(stored) ? ok(stored.flatMap(seenOverOf)) : err('unreadable')),
  write: (seen) => seen.map(([run, at]) => [run, at]),
});

/** Without zod, which the first screen does not load. */
function seenOverOf(stored: Json): readonly SeenOver[] {
  const [run, at] = isJsonArray(stored) ? stored : [];
  return typeof run === 'string' && isRunSlug(run) && typeof at === 'number' && at >= 0 ? [[run, at]] : [];
}
