import { isRunSlug, type RunSlug } from '#core/ids/run-slug.ts';
import { isJsonObject } from '#core/json/json.ts';

type EarlierRunState = {
  readonly earlierRun: true;
  /** When it was started, in milliseconds since the epoch. */
  readonly at: number | undefined;
  readonly run?: RunSlug;
};

/**
 * History state of a page that is opened with the input of an earlier run. Only the console's own code can
 * set it, so no link passes for a run of this browser.
 */
export const openingEarlierRun = (at: number | undefined, run?: RunSlug): EarlierRunState => ({
  earlierRun: true,
  at,
  ...(run && { run }),
});

export function earlierRun(state: unknown): EarlierRunState | undefined {
  if (!isJsonObject(state) || state['earlierRun'] !== true) return undefined;
  const { at, run } = state;
  const slug = typeof run === 'string' && isRunSlug(run) ? run : undefined;
  return openingEarlierRun(typeof at === 'number' ? at : undefined, slug);
}
