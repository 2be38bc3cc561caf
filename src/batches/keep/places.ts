import { isJsonObject } from '#core/json/json.ts';
import { err, ok } from '#core/result.ts';
import { defineFormat } from '#core/stored/format.ts';
import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

type PlanPlaces = { readonly runs: number; readonly isMost: boolean };

const PLACES = defineFormat<PlanPlaces>({
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

function placesSeen(): PlanPlaces {
  const stored = storedPlaces.read();
  return stored.ok ? stored.value : { runs: 0, isMost: false };
}

export function noteRunning(count: number): void {
  if (count > placesSeen().runs) storedPlaces.write({ runs: count, isMost: false });
}

/** More than this many runs were refused: a plan may have shrunk. */
export function noteRefused(count: number): void {
  storedPlaces.write({ runs: count, isMost: true });
}

export type UsualParallel = {
  readonly runs: number;
  readonly isOfPlan: boolean;
};

/** Used while the plan is unknown; a start that it refuses costs nothing. */
const FIRST = 3;

/**
 * @param plan runs that the plan allows, according to the person
 * @param seen number of earlier runs active at once
 */
export function usualParallel(plan: number | undefined, seen: number): UsualParallel {
  const { runs, isMost } = placesSeen();
  const known = plan ?? (isMost ? Math.max(1, runs) : undefined);
  return { runs: known ?? Math.max(FIRST, runs, seen), isOfPlan: known !== undefined };
}
