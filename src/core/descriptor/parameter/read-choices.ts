import type { Option, ParameterType } from '#core/form/parameter.ts';
import { excerptValue, valueText } from '#core/json/write.ts';
import { isJsonArray, isJsonObject, ownValue, type Json, type JsonObject } from '#core/json/json.ts';
import { inexactIn } from '#core/json/digits.ts';
import { jsonKey } from '#core/json/json-key.ts';
import type { Note } from '../note.ts';
import { asTitle, readFirstText } from '../read-text.ts';
import { scalarFrom } from '../read-scalar.ts';

/**
 * Choices from `options`, `allowedValues`, or `enum` with `enumNames`, whichever has any first. Values
 * keep their declared type. Numbers that would be rounded are left out.
 */
export function readChoices(raw: JsonObject, note: Note): readonly Option[] {
  const found = [
    optionsFrom(ownValue(raw, 'options')),
    optionsFrom(ownValue(raw, 'allowedValues')),
    optionsFrom(ownValue(raw, 'enum'), ownValue(raw, 'enumNames')),
  ];
  const options = found.find((some) => some.length > 0) ?? [];
  return options.filter((option) => isExact(option, note));
}

/**
 * Converts options to the field's type: text that spells a number or boolean becomes it. `null` is left
 * out, as an empty field means the same; the first of two equal values stays.
 */
export function fitChoices(options: readonly Option[], type: ParameterType, note: Note): readonly Option[] {
  const fitted = new Map<string, Option>();
  for (const { label, value } of options) {
    const option = {
      label: asTitle(label),
      value: typeof value === 'string' ? (scalarFrom(value, type) ?? value) : value,
    };
    const key = jsonKey(option.value);
    if (value === null) note({ kind: 'optionEmpty', label: excerptValue(label) });
    else if (!fitted.has(key)) fitted.set(key, option);
  }
  return [...fitted.values()];
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
  const value = Object.hasOwn(item, 'value') ? ownValue(item, 'value') : label;
  if (value === undefined) return undefined;
  return { label: label ?? valueText(value), value };
}
