import { readStored, writeStored } from '#ui/stored-json.ts';

const STORAGE_KEY = 'run-console.options-collapsed';

/** Whether the run options are on one line, as it was chosen last. */
export const wereOptionsCollapsed = (): boolean => readStored(STORAGE_KEY) === true;

export const rememberOptionsCollapsed = (collapsed: boolean): void =>
  void writeStored(STORAGE_KEY, collapsed);
