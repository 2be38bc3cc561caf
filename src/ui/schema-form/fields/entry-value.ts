import type { Entry } from '#core/form/entry.ts';
import { isOption } from '#core/form/options.ts';
import type { ValueSpec } from '#core/form/parameter.ts';
import type { Json } from '#core/json/json.ts';

/** The value of an entry that is chosen, not typed; `null` is none, unless it can be chosen. */
export function entryValue(place: ValueSpec, entry: Entry | undefined): Json | undefined {
  if (entry?.kind === 'value')
    return entry.value === null && !isOption(place, null) ? undefined : entry.value;
  return entry?.kind === 'text' ? entry.text : undefined;
}

/** A value in one line: texts as they are, everything else as JSON. */
export function valueText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
