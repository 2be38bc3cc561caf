import { YES_OR_NO } from '#core/stored/format.ts';
import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

export const storedCollapsed = openEntry(STORED.optionsCollapsed, YES_OR_NO);

export function wereOptionsCollapsed(): boolean {
  const stored = storedCollapsed.read();
  return !stored.ok || stored.value;
}

export const rememberOptionsCollapsed = (collapsed: boolean): void => void storedCollapsed.write(collapsed);
