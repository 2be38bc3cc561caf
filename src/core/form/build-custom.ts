import { ownValue, type Json, type JsonObject } from '#core/json/json.ts';
import type { Entry, FormValues } from './entry.ts';
import { entryFromValue } from './reading/entry-text.ts';
import type { Parameter } from './parameter.ts';
import type { FieldProblems } from './problem.ts';
import { readEntry } from './reading/read-entry.ts';

export type BuiltCustom = {
  readonly custom: JsonObject;
  readonly problems: ReadonlyMap<string, FieldProblems>;
};

/**
 * Builds what is sent: a key per parameter with a value in form order, then the extras. Invalid fields are
 * left out. Only changed fields are read again.
 */
export function buildCustom(parameters: readonly Parameter[], values: FormValues): BuiltCustom {
  const members: (readonly [string, Json])[] = [];
  const problems = new Map<string, FieldProblems>();
  for (const parameter of parameters) {
    const reading = readEntry(parameter, values.entries.get(parameter.name));
    if (reading.problems.count > 0) problems.set(parameter.name, reading.problems);
    else if (reading.value !== undefined) members.push([parameter.name, reading.value]);
  }
  const names = new Set(parameters.map(({ name }) => name));
  const extras = [...values.extras].filter(([name]) => !names.has(name));
  return { custom: Object.fromEntries([...members, ...extras]), problems };
}

export function valuesFromCustom(parameters: readonly Parameter[], custom: JsonObject): FormValues {
  const entries = new Map<string, Entry>();
  const extras = new Map(Object.entries(custom));
  for (const parameter of parameters) {
    extras.delete(parameter.name);
    const value = ownValue(custom, parameter.name);
    if (value !== undefined) entries.set(parameter.name, entryFromValue(parameter, value));
  }
  return { entries, extras };
}
