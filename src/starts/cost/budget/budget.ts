import { useSyncExternalStore } from 'react';

import { createListeners } from '#core/listeners.ts';
import { COUNT } from '#core/stored/format.ts';
import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

export const storedBudget = openEntry(STORED.budget, COUNT);

const { subscribe, notify } = createListeners();

export const onBudget = subscribe;

/** Monthly budget in USD; undefined if the person set none. */
export function monthBudget(): number | undefined {
  const stored = storedBudget.read();
  return stored.ok && stored.value > 0 ? stored.value : undefined;
}

/**
 * False if the browser does not store it.
 * @param usd 0 for none
 */
export function setMonthBudget(usd: number): boolean {
  const isStored = storedBudget.write(usd);
  notify();
  return isStored;
}

export const useMonthBudget = (): number | undefined => useSyncExternalStore(subscribe, monthBudget);
