import { STARRED_WORKERS_FORMAT, type StarredWorker } from '#core/ids/starred-workers.ts';
import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

export const storedStarred = openEntry(STORED.starredWorkers, STARRED_WORKERS_FORMAT);

/** In the order in which they were starred. */
export function starredWorkers(): readonly StarredWorker[] {
  const stored = storedStarred.read();
  return stored.ok ? stored.value : [];
}
