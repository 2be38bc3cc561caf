import { convertDate } from '#core/form/reading/date-text.ts';
import { type ValueSpec, hasType } from '#core/form/parameter.ts';
import { isChoice, isOption } from '#core/form/editors.ts';
import { excerptValue, writeJson } from '#core/json/write.ts';
import { inexactIn } from '#core/json/digits.ts';
import { isJsonArray, type Json } from '#core/json/json.ts';
import { parseJson } from '#core/json/parse.ts';
import type { Note } from '../note.ts';
import { scalarFrom } from '../read-scalar.ts';

/**
 * The form's initial value: the declared default if it has the declared type or is an option; else the
 * same value converted without loss; else none.
 * `null` is not a default. A default out of bounds or outside the options stays. Everything but a plain
 * default is noted.
 */
export function fitDefault(spec: ValueSpec, declared: Json | undefined, note: Note): Json | undefined {
  if (declared === undefined || declared === null) return undefined;
  const digits = inexactIn(declared);
  if (digits !== undefined) {
    note({ kind: 'notExact', detail: `default: ${digits}` });
    return undefined;
  }
  const fitted = isChoosable(spec, declared) ? declared : converted(spec, declared);
  if (fitted !== declared && declared !== '') {
    note({ kind: 'defaultWrongType', type: spec.type, value: excerptValue(declared) });
  }
  if (fitted === undefined) return undefined;
  noteOddities(spec, fitted, note);
  return spec.editor === 'datepicker' && typeof fitted === 'string' ? fitDate(spec, fitted, note) : fitted;
}

/**
 * The default in the sent format, also if declared as shown. Other text (`7 days`) may mean something to
 * the Worker.
 */
function fitDate({ dateFormat: { shown, sent } }: ValueSpec, date: string, note: Note): string {
  if (date.trim() === '' || convertDate(date, sent, sent) !== undefined) return date;
  const converted = convertDate(date, shown, sent);
  if (converted === undefined) note({ kind: 'defaultNotADate', value: excerptValue(date), format: sent });
  return converted ?? date;
}

function isChoosable(spec: ValueSpec, value: Json): boolean {
  return hasType(value, spec.type) || (isChoice(spec) && !spec.multiple && isOption(spec, value));
}

function converted(spec: ValueSpec, value: Json): Json | undefined {
  switch (spec.type) {
    case 'string':
      if (typeof value !== 'object') return String(value);
      return spec.editor === 'json' ? writeJson(value) : undefined;
    case 'integer':
    case 'number':
    case 'boolean':
      return scalarFrom(value, spec.type);
    case 'array':
    case 'object':
      return nestedFrom(spec, value);
  }
}

function nestedFrom(spec: ValueSpec, value: Json): Json | undefined {
  if (spec.multiple && isOption(spec, value)) return [value];
  const parsed = typeof value === 'string' ? parseJson(value) : undefined;
  return parsed?.ok === true && hasType(parsed.value, spec.type) ? parsed.value : undefined;
}

function noteOddities(spec: ValueSpec, value: Json, note: Note): void {
  if (isChoice(spec)) {
    const chosen = spec.multiple && isJsonArray(value) ? value : [value];
    const foreign = chosen.find((item) => !isOption(spec, item));
    if (foreign !== undefined) note({ kind: 'defaultNotOption', value: excerptValue(foreign) });
  }
  if (typeof value !== 'number') return;
  if (value < (spec.minimum ?? -Infinity) || value > (spec.maximum ?? Infinity))
    note({ kind: 'defaultOutOfRange', value });
}
