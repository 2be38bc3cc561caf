import { useSyncExternalStore } from 'react';

import { COUNT } from '#core/stored/format.ts';
import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

export const storedBudget = openEntry(STORED.budget, COUNT);

const listeners = new Set<() => void>();

/** USD that this person wants to spend in a month at the most; undefined where they set none. */
export function monthBudget(): number | undefined {
  const stored = storedBudget.read();
  return stored.ok && stored.value > 0 ? stored.value : undefined;
}

/** @param usd 0 for none */
export function setMonthBudget(usd: number): void {
  storedBudget.write(usd);
  for (const tell of listeners) tell();
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** As it is now wherever it is shown. */
export const useMonthBudget = (): number | undefined => useSyncExternalStore(subscribe, monthBudget);
