import { isJsonArray, isJsonObject, type Json } from '#core/json/json.ts';

/** False for empty values: no value, empty text, an empty list, an object without members. */
export function isFilled(value: Json | undefined): value is Json {
  if (value === undefined || value === null || value === '') return false;
  if (isJsonArray(value)) return value.length > 0;
  return !isJsonObject(value) || Object.keys(value).length > 0;
}
