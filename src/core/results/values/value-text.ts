import { shortened } from '#core/cut-text.ts';
import { withoutMark, writeExactJson } from '#core/json/digits.ts';
import { isJsonArray, isJsonObject, type Json } from '#core/json/json.ts';

/** A value of a result as exact text: text as it is, everything else as JSON, nothing for what is not there. Of an input: `valueText`. */
export function toValueText(value: Json | undefined, indent = 0): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? withoutMark(value) : writeExactJson(value, indent);
}

/** So many characters of a value are shown where it is beside another; the places that it comes from have all of it. */
const SHOWN = 600;

/** The beginning of a value that is there, as it is told from another: an empty text and nothing are told apart, too. */
export function toShownText(value: Json): string {
  const text = toValueText(value, 2);
  return text === '' ? JSON.stringify(value) : shortened(text, SHOWN);
}

/** A value as people write it: the items of a list with commas between, the members of an object as `name: value`. */
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

/** What is nested twice is set apart. */
function partText(value: Json): string {
  return isJsonArray(value) || isJsonObject(value) ? `(${toReadableText(value)})` : toValueText(value);
}
