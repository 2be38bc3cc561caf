import { useSyncExternalStore } from 'react';

import { createListeners } from '#core/listeners.ts';
import { COUNT } from '#core/stored/format.ts';
import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

export const storedBudget = openEntry(STORED.budget, COUNT);

const { subscribe, notify } = createListeners();

/** Calls back when it is set, until the function that is given back is called. */
export const onBudget = subscribe;

/** USD that this person wants to spend in a month at the most; undefined where they set none. */
export function monthBudget(): number | undefined {
  const stored = storedBudget.read();
  return stored.ok && stored.value > 0 ? stored.value : undefined;
}

/**
 * False where the browser does not keep it.
 * @param usd 0 for none
 */
export function setMonthBudget(usd: number): boolean {
  const kept = storedBudget.write(usd);
  notify();
  return kept;
}

/** As it is now wherever it is shown. */
export const useMonthBudget = (): number | undefined => useSyncExternalStore(subscribe, monthBudget);
