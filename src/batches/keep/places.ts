import { COUNT } from '#core/stored/format.ts';
import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

export const storedPlaces = openEntry(STORED.places, COUNT);

/** Runs that were seen to be let run at once; undefined before any were. */
function placesSeen(): number | undefined {
  const stored = storedPlaces.read();
  return stored.ok ? stored.value : undefined;
}

/** So many runs were running at once. */
export function noteRunning(count: number): void {
  if (count > (placesSeen() ?? 0)) storedPlaces.write(count);
}

/** More runs than so many were refused: a plan may have become smaller. */
export function noteRefused(count: number): void {
  storedPlaces.write(count);
}

/**
 * How many runs a batch has at once unless a person says otherwise: one place is left for other work, where there is more than one.
 * @param seen how many earlier runs were under way at once, which counts as long as no batch was watched
 */
export const usualParallel = (seen: number): number => Math.max(1, (placesSeen() ?? seen) - 1);
