import { createListeners } from '#core/listeners.ts';
import { useSyncExternalStore } from 'react';

import { MANY_SUBTASKS } from '#core/draft/reasons/judge-start.ts';
import { COUNT } from '#core/stored/format.ts';
import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

export const storedThreshold = openEntry(STORED.askFrom, COUNT);

/** By which the field is led to where it is set. */
export const THRESHOLD_FIELD = 'ask-threshold';

const changes = createListeners();

/** How many subtasks a run without a maximum charge may have before a person wants to be asked. */
export function askThreshold(): number {
  const stored = storedThreshold.read();
  return stored.ok ? stored.value : MANY_SUBTASKS;
}

export function setAskThreshold(subtasks: number): void {
  storedThreshold.write(subtasks);
  changes.notify();
}

/** As `askThreshold`, and as it is now wherever it is shown. */
export const useAskThreshold = (): number => useSyncExternalStore(changes.subscribe, askThreshold);
