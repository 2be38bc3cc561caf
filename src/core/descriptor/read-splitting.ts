import { isJsonArray, isJsonObject, ownValue, type Json, type JsonObject } from '#core/json/json.ts';
import type { ChargeLimit, Splitting } from './descriptor.ts';
import { readNumber } from './read-scalar.ts';
import { readText } from './read-text.ts';

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

/**
 * Reads `concurrency.limits`; leaves out rules without a usable number or for fields outside
 * `concurrency.fields`.
 */
export function readChargeLimits(container: JsonObject): readonly ChargeLimit[] {
  const concurrency = ownValue(container, 'concurrency');
  const rules = isJsonObject(concurrency) ? concurrency : {};
  const limits = ownValue(rules, 'limits');
  if (!isJsonArray(limits)) return [];
  const fields = namesIn(ownValue(rules, 'fields'));
  return limits.filter(isJsonObject).flatMap((limit) => {
    const [field, pattern] = [readText(limit, 'field'), readText(limit, 'regex')];
    const max = readNumber(ownValue(limit, 'max'));
    if (!fields.includes(field) || max === undefined || max < 0) return [];
    return [{ field, ...(pattern === '' ? {} : { pattern }), max }];
  });
}

function namesIn(declared: Json | undefined): readonly string[] {
  if (!isJsonArray(declared)) return [];
  return [
    ...new Set(declared.filter((name) => typeof name === 'string').filter((name) => name.trim() !== '')),
  ];
}
