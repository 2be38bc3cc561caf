import type { Json } from './json.ts';
import { jsonPreview } from './write-json.ts';

const LENGTH = 80;

/** The beginning of a value's JSON on one line, at most 80 characters: enough for a person to know it by. */
export function excerptJson(value: Json): string {
  return jsonPreview(value, 2 * LENGTH)
    .text.replaceAll(/\n */g, ' ')
    .slice(0, LENGTH);
}

/** The same for a value that is shown: a text without its quotes. */
export function excerptValue(value: Json): string {
  return typeof value === 'string' ? value.slice(0, LENGTH) : excerptJson(value);
}
