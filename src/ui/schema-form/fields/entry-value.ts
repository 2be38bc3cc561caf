import type { Entry } from '#core/form/entry.ts';
import type { Json } from '#core/json/json.ts';

/** The value of an entry that is chosen, not typed. */
export function entryValue(entry: Entry | undefined): Json | undefined {
  if (entry?.kind === 'value') return entry.value;
  return entry?.kind === 'text' ? entry.text : undefined;
}

/** A value in one line: texts as they are, everything else as JSON. */
export function valueText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
