import type { RunSlug } from '#core/ids/run-slug.ts';
import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';
import { latestFirst, TEXTS_FORMAT } from '#core/stored/texts.ts';

export const storedStops = openEntry(STORED.stopped, TEXTS_FORMAT);

/** So many are remembered; the latest first. */
const MOST = 300;

const stopped = (): readonly string[] => {
  const stored = storedStops.read();
  return stored.ok ? stored.value : [];
};

/** Notes that the platform was asked from this browser to stop a run. */
export function noteStopped(run: RunSlug): void {
  storedStops.write(latestFirst(stopped(), run, MOST));
}

/** Whether it was this browser that asked for the stop of a run; by whom else a run is stopped, the platform does not tell. */
export const wasStoppedHere = (run: RunSlug): boolean => stopped().includes(run);
