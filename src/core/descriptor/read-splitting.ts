import { isJsonArray, isJsonObject, ownValue, type Json, type JsonObject } from '#core/json/json.ts';
import type { Splitting } from './descriptor.ts';
import { readText } from './read-text.ts';

/** How the Worker splits its runs: `concurrency.fields` if any is named, else `b`, else not at all. */
export function readSplitting(container: JsonObject): Splitting {
  const concurrency = ownValue(container, 'concurrency');
  const rules = isJsonObject(concurrency) ? concurrency : {};
  const fields = namesIn(ownValue(rules, 'fields'));
  if (fields.length > 0) {
    const removable = namesIn(ownValue(rules, 'remove_fields')).filter((name) => fields.includes(name));
    return { kind: 'fields', fields, removable };
  }
  const field = readText(container, 'b').trim();
  return field === '' ? { kind: 'none' } : { kind: 'field', field };
}

function namesIn(declared: Json | undefined): readonly string[] {
  if (!isJsonArray(declared)) return [];
  return [
    ...new Set(declared.filter((name) => typeof name === 'string').filter((name) => name.trim() !== '')),
  ];
}
