import { isJsonObject } from '#core/json/json.ts';
import { err, ok } from '#core/result.ts';
import { defineFormat } from '#core/stored/format.ts';
import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

/** What the plan was seen to allow at once: at least so many runs, or no more than so many. */
type Places = { readonly runs: number; readonly isMost: boolean };

const PLACES = defineFormat<Places>({
  read: (stored) => {
    if (!isJsonObject(stored)) return err('unreadable');
    const { runs, isMost } = stored;
    return typeof runs === 'number' && runs >= 0 && typeof isMost === 'boolean'
      ? ok({ runs, isMost })
      : err('unreadable');
  },
  write: ({ runs, isMost }) => ({ runs, isMost }),
  // It was not told whether more had been refused.
  migrations: [(stored) => ({ runs: stored, isMost: false })],
});

export const storedPlaces = openEntry(STORED.places, PLACES);

function placesSeen(): Places {
  const stored = storedPlaces.read();
  return stored.ok ? stored.value : { runs: 0, isMost: false };
}

/** So many runs were running at once. */
export function noteRunning(count: number): void {
  if (count > placesSeen().runs) storedPlaces.write({ runs: count, isMost: false });
}

/** More runs than so many were refused: a plan may have become smaller. */
export function noteRefused(count: number): void {
  storedPlaces.write({ runs: count, isMost: true });
}

/** How many runs a batch has at once unless a person says otherwise. */
export type UsualParallel = {
  readonly runs: number;
  /** As many as the plan allows; else it may allow fewer. */
  readonly isOfPlan: boolean;
};

/** Where nothing is known of the plan; a start that it refuses costs nothing. */
const FIRST = 3;

/**
 * @param plan runs that the plan allows, as the person says
 * @param seen how many earlier runs were under way at once
 */
export function usualParallel(plan: number | undefined, seen: number): UsualParallel {
  const { runs, isMost } = placesSeen();
  const known = plan ?? (isMost ? Math.max(1, runs) : undefined);
  return { runs: known ?? Math.max(FIRST, runs, seen), isOfPlan: known !== undefined };
}
