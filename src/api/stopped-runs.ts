import type { RunSlug } from '#core/ids/run-slug.ts';
import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';
import { latestFirst, TEXTS_FORMAT } from '#core/stored/texts.ts';

export const storedStops = openEntry(STORED.stopped, TEXTS_FORMAT);

const MOST = 300;

const stopped = (): readonly string[] => {
  const stored = storedStops.read();
  return stored.ok ? stored.value : [];
};

export function noteStopped(run: RunSlug): void {
  storedStops.write(latestFirst(stopped(), run, MOST));
}

/** Whether this browser requested the stop of a run; the platform does not say who stopped it. */
export const wasStoppedHere = (run: RunSlug): boolean => stopped().includes(run);
