import type { RunSlug } from '#core/ids/run-slug.ts';
import { isJsonArray } from '#core/json/json.ts';
import { err, ok } from '#core/result.ts';
import { defineFormat } from '#core/stored/format.ts';
import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

const SLUGS_FORMAT = defineFormat<readonly string[]>({
  read: (stored) =>
    isJsonArray(stored) ? ok(stored.filter((one) => typeof one === 'string')) : err('unreadable'),
  write: (slugs) => slugs,
});

export const storedStops = openEntry(STORED.stopped, SLUGS_FORMAT);

/** So many are remembered; the latest first. */
const MOST = 300;

const stopped = (): readonly string[] => {
  const stored = storedStops.read();
  return stored.ok ? stored.value : [];
};

/** Notes that the platform was asked from this browser to stop a run. */
export function noteStopped(run: RunSlug): void {
  storedStops.write([run, ...stopped().filter((one) => one !== run)].slice(0, MOST));
}

/** Whether it was this browser that asked for the stop of a run; by whom else a run is stopped, the platform does not tell. */
export const wasStoppedHere = (run: RunSlug): boolean => stopped().includes(run);
