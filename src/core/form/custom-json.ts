import { equalOrAbsent } from '#core/json/compare.ts';
import { ownValue, type Json, type JsonObject } from '#core/json/json.ts';
import type { Entry, FormValues } from './entry.ts';
import { entryFromValue } from './reading/entry-text.ts';
import type { Parameter } from './parameter.ts';
import { spelledValue } from './reading/read-value.ts';
import { toArray } from './rows.ts';

/** The JSON of a form, and the fields whose text is no JSON value yet, so that they cannot stand in it. */
export type FormJson = { readonly custom: JsonObject; readonly unread: readonly string[] };

/** The form as one JSON object, also with values that are out of bounds or otherwise wrong, so that they can be mended there. */
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
 * The form after its JSON was edited. A value that did not change keeps what was typed for it (`1e3`), and a text that
 * could not stand in the JSON stays in its field; keys that the form does not name are kept beside it.
 * @param before the form that the JSON was written from
 * @param now the form that it goes into: what the JSON did not change stays as it is there
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

/** True where the JSON has of a field what it was written with. */
function isSame(parameter: Parameter, before: Entry | undefined, value: Json | undefined): boolean {
  return equalOrAbsent(before && jsonOf(parameter, before), value);
}

/** The value of an entry, right or wrong; undefined for text that is none. */
function jsonOf(parameter: Parameter, entry: Entry): Json | undefined {
  if (entry.kind === 'value') return entry.value;
  if (entry.kind === 'rows') return toArray(entry.rows).filter((item) => item !== null);
  const read = spelledValue(parameter, entry.text);
  return read.ok ? read.value : undefined;
}
