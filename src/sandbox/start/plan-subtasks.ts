import { isJsonArray, isJsonObject, ownValue, type Json, type JsonObject } from '#core/json/json.ts';
import { valueText } from '#core/json/write.ts';
import { invalid } from '../http/answer.ts';
import type { SampleWorker } from '../worker.ts';

/*
 * The platform's rules (docs/platform.md, "Splitting"), read once more: what the console foresees of a run is tested against
 * them, and not against itself.
 */

export type SubtaskPlan = { readonly count: number; readonly items: readonly string[] };

type PlanInput = {
  readonly worker: Pick<SampleWorker, 'data'>;
  readonly custom: JsonObject;
  readonly limit: number;
};

const MAX_ITEMS = 1_000;

export function planSubtasks({ worker, custom, limit }: PlanInput): SubtaskPlan {
  const declared = objectIn(objectIn(worker.data, 'parameters'), 'custom');
  const rules = objectIn(declared, 'concurrency');
  const fields = namesIn(rules, 'fields');
  const single = ownValue(declared, 'b');
  let items: readonly Json[];
  if (fields.length > 0) items = itemsOfFields(fields, namesIn(rules, 'remove_fields'), custom);
  else if (typeof single === 'string' && single.trim() !== '') items = itemsOfOne(single.trim(), custom);
  else return { count: 1, items: ['the input'] };
  if (items.length > limit) throw invalid(`concurrency_num (${items.length}) exceeds limit (${limit})`);
  return { count: items.length, items: items.slice(0, MAX_ITEMS).map(itemText) };
}

function itemsOfFields(
  fields: readonly string[],
  removed: readonly string[],
  custom: JsonObject,
): readonly Json[] {
  const lists = fields.map((field) => ({ field, items: itemsIn(custom, field) }));
  const preferred = lists.filter(({ field }) => !removed.includes(field));
  const active = preferred.some(({ items }) => items.length > 0) ? preferred : lists;
  for (const { field } of active) checkItems(field, ownValue(custom, field), fields);
  const items = active.flatMap((list) => list.items);
  if (items.length === 0) throw invalid('concurrency fields have no non-empty fields');
  return items;
}

function itemsOfOne(field: string, custom: JsonObject): readonly Json[] {
  const value = ownValue(custom, field);
  if (value === undefined) throw invalid(`custom.${field} is missing`);
  const items = itemsIn(custom, field);
  if (!isJsonArray(value) && items.length > 0) throw invalid(`custom.${field} must be an array`);
  checkItems(field, value, [field]);
  if (items.length === 0) throw invalid(`custom.${field} must not be empty`);
  return items;
}

/** Items of a field. A field that is not a list counts as one item, against the documentation. */
function itemsIn(custom: JsonObject, field: string): readonly Json[] {
  const value = ownValue(custom, field) ?? null;
  return (isJsonArray(value) ? value : [value]).filter((item) => !isEmpty(item));
}

function checkItems(field: string, value: Json | undefined, keys: readonly string[]): void {
  if (!isJsonArray(value)) return;
  if (value.some(isJsonArray)) throw invalid(`custom.${field}: an item must not be an array`);
  const kinds = new Set(value.filter((item) => item !== null).map((item) => isJsonObject(item)));
  if (kinds.size > 1 && !value.every(isEmpty))
    throw invalid(`custom.${field}: items must not mix objects and plain values`);
  const at = value.findIndex((item) => isJsonObject(item) && keys.some((key) => Object.hasOwn(item, key)));
  if (at !== -1) throw invalid(`item at index ${at} in [${field}] must not override concurrency field`);
}

function isEmpty(item: Json): boolean {
  if (item === null || (typeof item === 'string' && item.trim() === '')) return true;
  return isJsonObject(item) && Object.values(item).every(isEmpty);
}

function objectIn(of: Json, name: string): JsonObject {
  const value = isJsonObject(of) ? ownValue(of, name) : undefined;
  return value !== undefined && isJsonObject(value) ? value : {};
}

function namesIn(rules: JsonObject, key: string): readonly string[] {
  const value = ownValue(rules, key);
  const names = value !== undefined && isJsonArray(value) ? value : [];
  const texts = names.filter((name) => typeof name === 'string');
  return [...new Set(texts.filter((name) => name.trim() !== ''))];
}

function itemText(item: Json): string {
  if (typeof item === 'string') return item;
  const first = isJsonObject(item)
    ? Object.values(item).find((value) => typeof value === 'string')
    : undefined;
  return valueText(first ?? item);
}
