import type { Entry, FormValues } from './entry.ts';
import { entryFromValue } from './entry-from-value.ts';
import type { Parameter } from './parameter.ts';

const remembered = new WeakMap<Parameter, Entry>();

/** The entry that a field starts with, always the same one; none where the parameter has no default. */
export function defaultEntry(parameter: Parameter): Entry | undefined {
  if (parameter.default === undefined) return undefined;
  const entry = remembered.get(parameter) ?? entryFromValue(parameter, parameter.default);
  remembered.set(parameter, entry);
  return entry;
}

/** The form as a Worker's descriptor fills it. */
export function defaultValues(parameters: readonly Parameter[]): FormValues {
  const entries = new Map<string, Entry>();
  for (const parameter of parameters) {
    const entry = defaultEntry(parameter);
    if (entry !== undefined) entries.set(parameter.name, entry);
  }
  return { entries, extras: new Map() };
}
