import { MANY_SUBTASKS } from '#core/draft/judge-start.ts';
import { COUNT } from '#core/stored/format.ts';
import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

export const storedThreshold = openEntry(STORED.askFrom, COUNT);

/** How many subtasks a run without a maximum charge may have before a person wants to be asked. */
export function askThreshold(): number {
  const stored = storedThreshold.read();
  return stored.ok ? stored.value : MANY_SUBTASKS;
}

export const setAskThreshold = (subtasks: number): void => void storedThreshold.write(subtasks);
