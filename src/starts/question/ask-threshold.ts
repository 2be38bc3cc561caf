import { createListeners } from '#core/listeners.ts';
import { useSyncExternalStore } from 'react';

import { COUNT } from '#core/stored/format.ts';
import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

export const storedThreshold = openEntry(STORED.askFrom, COUNT);

/** How many subtasks a run without a maximum charge may have before it is asked about, unless a person sets it. */
const MANY_SUBTASKS = 100;

const { subscribe, notify } = createListeners();

/** Calls back when it is set, until the function that is given back is called. */
export const onThreshold = subscribe;

/** How many subtasks a run without a maximum charge may have before a person wants to be asked. */
export function askThreshold(): number {
  const stored = storedThreshold.read();
  return stored.ok ? stored.value : MANY_SUBTASKS;
}

export function setAskThreshold(subtasks: number): void {
  storedThreshold.write(subtasks);
  notify();
}

/** As `askThreshold`, and as it is now wherever it is shown. */
export const useAskThreshold = (): number => useSyncExternalStore(subscribe, askThreshold);
