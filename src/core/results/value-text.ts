import type { Json } from '#core/json/json.ts';

/** A value as exact text: text as it is, everything else as JSON, nothing for what is not there. */
export function toValueText(value: Json | undefined, indent = 0): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value, null, indent);
}
