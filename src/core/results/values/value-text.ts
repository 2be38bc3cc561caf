import { shortened } from '#core/cut-text.ts';
import { withoutDigitsPrefix, writeExactJson } from '#core/json/digits.ts';
import { isJsonArray, isJsonObject, type Json } from '#core/json/json.ts';

/**
 * A result value as exact text: text as it is, all else as JSON, '' for no value. For input values, use
 * `valueText`.
 */
export function toValueText(value: Json | undefined, indent = 0): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? withoutDigitsPrefix(value) : writeExactJson(value, indent);
}

const SHOWN = 600;

export function toShownText(value: Json): string {
  const text = toValueText(value, 2);
  return text === '' ? JSON.stringify(value) : shortened(text, SHOWN);
}

export function toReadableText(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  if (isJsonArray(value)) return value.map((item) => partText(item)).join(', ');
  if (isJsonObject(value)) {
    return Object.entries(value)
      .map(([name, member]) => `${name}: ${partText(member)}`)
      .join(', ');
  }
  return toValueText(value);
}

function partText(value: Json): string {
  return isJsonArray(value) || isJsonObject(value) ? `(${toReadableText(value)})` : toValueText(value);
}
