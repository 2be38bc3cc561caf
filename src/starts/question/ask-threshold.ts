import { createListeners } from '#core/listeners.ts';
import { useSyncExternalStore } from 'react';

import { COUNT } from '#core/stored/format.ts';
import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

export const storedThreshold = openEntry(STORED.askFrom, COUNT);

/** Default number of subtasks above which a run without a maximum charge needs confirmation. */
const MANY_SUBTASKS = 100;

const { subscribe, notify } = createListeners();

export const onThreshold = subscribe;

export function askThreshold(): number {
  const stored = storedThreshold.read();
  return stored.ok ? stored.value : MANY_SUBTASKS;
}

export function setAskThreshold(subtasks: number): void {
  storedThreshold.write(subtasks);
  notify();
}

export const useAskThreshold = (): number => useSyncExternalStore(subscribe, askThreshold);
