import type { Option } from '#core/form/parameter.ts';
import { equalJson } from '#core/json/equal-json.ts';
import { isJsonArray, isJsonObject, ownValue, type Json, type JsonObject } from '#core/json/json.ts';
import { inexactIn } from '#core/json/inexact.ts';
import type { Note } from './note.ts';
import { readFirstText } from './read-text.ts';

/** Past this many options, doubles are no longer looked for: it takes a comparison of each with each. */
const MAX_COMPARED = 1_000;

/**
 * The choices of a parameter, from `options`, `allowedValues`, or `enum` with `enumNames`, whichever first has any.
 * Values keep the type that they are declared with; of two options with one value the first stays. A number that
 * would be sent rounded is no choice.
 */
export function readOptions(raw: JsonObject, note: Note): readonly Option[] {
  const found = [
    optionsFrom(ownValue(raw, 'options')),
    optionsFrom(ownValue(raw, 'allowedValues')),
    optionsFrom(ownValue(raw, 'enum'), ownValue(raw, 'enumNames')),
  ];
  const options = found.find((some) => some.length > 0) ?? [];
  return withoutDoubles(options.filter((option) => isExact(option, note)));
}

function isExact({ value }: Option, note: Note): boolean {
  const digits = inexactIn(value);
  if (digits !== undefined) note({ kind: 'notExact', detail: `option: ${digits}` });
  return digits === undefined;
}

function optionsFrom(declared: Json | undefined, names?: Json): readonly Option[] {
  if (isJsonArray(declared)) {
    return declared.flatMap((item, index) => {
      const name = isJsonArray(names) ? names[index] : undefined;
      const option = optionFrom(item);
      return option === undefined ? [] : [typeof name === 'string' ? { ...option, label: name } : option];
    });
  }
  if (!isJsonObject(declared)) return [];
  return Object.entries(declared).map(([value, label]) => ({
    label: typeof label === 'string' ? label : value,
    value,
  }));
}

function optionFrom(item: Json): Option | undefined {
  if (item === null || isJsonArray(item)) return undefined;
  if (!isJsonObject(item)) return { label: String(item), value: item };
  const label = readFirstText(item, ['label', 'title', 'name', 'text']);
  const value = ownValue(item, 'value') ?? label;
  if (value === undefined) return undefined;
  return { label: label ?? (typeof value === 'string' ? value : JSON.stringify(value)), value };
}

function withoutDoubles(options: readonly Option[]): readonly Option[] {
  if (options.length > MAX_COMPARED) return options;
  return options.filter(
    (option, index) => options.findIndex((other) => equalJson(other.value, option.value)) === index,
  );
}
