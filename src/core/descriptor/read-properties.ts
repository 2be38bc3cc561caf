import { isJson, isJsonArray, isJsonObject, ownValue, type Json, type JsonObject } from '#core/json/json.ts';
import { excerptJson } from '#core/json/write.ts';
import type { Remark } from './descriptor.ts';
import { type Note, noteFor } from './note.ts';
import { readText } from './read-text.ts';

export type Property = { readonly name: string; readonly raw: JsonObject };

type PropertyEntry = { readonly place: string; readonly name: string; readonly raw: Json };

const MEMBER_DEPTH = 6;

export function readProperties(container: JsonObject): {
  readonly properties: readonly Property[];
  readonly remarks: readonly Remark[];
} {
  const properties = new Map<string, Property>();
  const remarks: Remark[] = [];
  const required = namesRequired(container);
  for (const { place, name, raw } of entriesOf(ownValue(container, 'properties'))) {
    if (!isJsonObject(raw) || name === '') {
      remarks.push({ name: place, kind: 'unreadable', detail: excerptJson(raw) });
    } else if (properties.has(name)) remarks.push({ name, kind: 'duplicateName' });
    else {
      const part = shallowPart(raw, noteFor(name, remarks));
      properties.set(name, { name, raw: required.has(name) ? { ...part, required: true } : part });
    }
  }
  if (properties.size === 0) remarks.push({ name: 'properties', kind: 'noProperties' });
  return { properties: [...properties.values()], remarks };
}

function namesRequired(container: JsonObject): ReadonlySet<Json> {
  const required = ownValue(container, 'required');
  return new Set(isJsonArray(required) ? required : []);
}

function shallowPart(raw: JsonObject, note: Note): JsonObject {
  const isShallow = ([member, value]: [string, Json]) => {
    const fits = isJson(value, MEMBER_DEPTH);
    if (!fits) note({ kind: 'tooDeep', detail: member });
    return fits;
  };
  return Object.fromEntries(Object.entries(raw).filter(isShallow));
}

function entriesOf(declared: Json | undefined): readonly PropertyEntry[] {
  if (isJsonArray(declared)) {
    return declared.map((raw, index) => ({
      place: `properties[${index}]`,
      name: isJsonObject(raw) ? readText(raw, 'name') : '',
      raw,
    }));
  }
  if (!isJsonObject(declared)) return [];
  return Object.entries(declared).map(([key, raw]) => ({ place: `properties.${key}`, name: key, raw }));
}
