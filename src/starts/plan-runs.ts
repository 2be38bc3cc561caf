import { useSyncExternalStore } from 'react';

import { createListeners } from '#core/listeners.ts';
import { COUNT } from '#core/stored/format.ts';
import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

export const storedPlanRuns = openEntry(STORED.planRuns, COUNT);

const { subscribe, notify } = createListeners();

function planRuns(): number | undefined {
  const stored = storedPlanRuns.read();
  return stored.ok && stored.value > 0 ? stored.value : undefined;
}

/** @param runs 0 if unknown */
export function setPlanRuns(runs: number): void {
  storedPlanRuns.write(runs);
  notify();
}

export const usePlanRuns = (): number | undefined => useSyncExternalStore(subscribe, planRuns);
