import { equalOrAbsent } from '#core/json/compare.ts';
import { ownValue, type Json, type JsonObject } from '#core/json/json.ts';
import type { Entry, FormValues } from './entry.ts';
import { entryFromValue } from './reading/entry-text.ts';
import type { Parameter } from './parameter.ts';
import { spelledValue } from './reading/read-value.ts';
import { toArray } from './rows.ts';

export type FormJson = { readonly custom: JsonObject; readonly unread: readonly string[] };

export function formToJson(parameters: readonly Parameter[], values: FormValues): FormJson {
  const members: (readonly [string, Json])[] = [];
  const unread: string[] = [];
  for (const parameter of parameters) {
    const entry = values.entries.get(parameter.name);
    if (entry === undefined) continue;
    const value = jsonOf(parameter, entry);
    if (value === undefined) unread.push(parameter.name);
    else members.push([parameter.name, value]);
  }
  return { custom: Object.fromEntries([...members, ...values.extras]), unread };
}

/**
 * Applies edited JSON to the form. Unchanged values keep their typed text (`1e3`), and text that JSON
 * cannot hold stays in its field; unknown keys become extras.
 * @param before the form that the JSON was written from
 * @param now the form that it is applied to: what the JSON did not change stays
 */
export function formFromJson(
  parameters: readonly Parameter[],
  before: FormValues,
  custom: JsonObject,
  now: FormValues = before,
): FormValues {
  const entries = new Map<string, Entry>();
  const extras = new Map(Object.entries(custom));
  for (const parameter of parameters) {
    const { name } = parameter;
    extras.delete(name);
    const value = ownValue(custom, name);
    const entry = isSame(parameter, before.entries.get(name), value)
      ? now.entries.get(name)
      : value === undefined
        ? undefined
        : entryFromValue(parameter, value);
    if (entry !== undefined) entries.set(name, entry);
  }
  for (const name of new Set([...before.extras.keys(), ...now.extras.keys()])) {
    const [had, has, held] = [before, { extras }, now].map((one) => one.extras.get(name));
    if (!equalOrAbsent(had, has)) continue;
    if (held === undefined) extras.delete(name);
    else extras.set(name, held);
  }
  return { entries, extras };
}

function isSame(parameter: Parameter, before: Entry | undefined, value: Json | undefined): boolean {
  return equalOrAbsent(before && jsonOf(parameter, before), value);
}

function jsonOf(parameter: Parameter, entry: Entry): Json | undefined {
  if (entry.kind === 'value') return entry.value;
  if (entry.kind === 'rows') return toArray(entry.rows).filter((item) => item !== null);
  const read = spelledValue(parameter, entry.text);
  return read.ok ? read.value : undefined;
}
