import { useSyncExternalStore } from 'react';

import { createListeners } from '#core/listeners.ts';
import { COUNT } from '#core/stored/format.ts';
import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

export const storedPlanRuns = openEntry(STORED.planRuns, COUNT);

const { subscribe, notify } = createListeners();

/** Runs that the plan of the account lets run at once, as the person says; undefined where they have not: no endpoint tells it. */
function planRuns(): number | undefined {
  const stored = storedPlanRuns.read();
  return stored.ok && stored.value > 0 ? stored.value : undefined;
}

/** @param runs 0 for not known */
export function setPlanRuns(runs: number): void {
  storedPlanRuns.write(runs);
  notify();
}

/** As it is now wherever it is shown. */
export const usePlanRuns = (): number | undefined => useSyncExternalStore(subscribe, planRuns);
