import type { Entry, FormValues } from './entry.ts';
import { entryFromValue } from './reading/entry-text.ts';
import type { Parameter } from './parameter.ts';
import { equalJson } from '#core/json/compare.ts';
import { readEntry } from './reading/read-entry.ts';
import { toArray } from './rows.ts';

const remembered = new WeakMap<Parameter, Entry>();

export function defaultEntry(parameter: Parameter): Entry | undefined {
  if (parameter.default === undefined) return undefined;
  const entry = remembered.get(parameter) ?? entryFromValue(parameter, parameter.default);
  remembered.set(parameter, entry);
  return entry;
}

export function defaultValues(parameters: readonly Parameter[]): FormValues {
  const entries = new Map<string, Entry>();
  for (const parameter of parameters) {
    const entry = defaultEntry(parameter);
    if (entry !== undefined) entries.set(parameter.name, entry);
  }
  return { entries, extras: new Map() };
}

export function differsFromDefault(parameter: Parameter, entry: Entry | undefined): boolean {
  const usual = defaultEntry(parameter);
  if (entry === usual) return false;
  if (entry === undefined || usual === undefined) return true;
  if (entry.kind === 'rows' && usual.kind === 'rows')
    return entry.rows.length !== usual.rows.length || !equalJson(toArray(entry.rows), toArray(usual.rows));
  if (entry.kind === 'text' && usual.kind === 'text' && entry.text === usual.text) return false;
  const [mine, theirs] = [readEntry(parameter, entry).value, readEntry(parameter, usual).value];
  return mine === undefined || theirs === undefined || !equalJson(mine, theirs);
}
