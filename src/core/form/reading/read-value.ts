import { isJsonArray, type Json } from '#core/json/json.ts';
import { parseJson } from '#core/json/parse.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { Problem } from '../problem.ts';
import { equalJson } from '#core/json/compare.ts';
import { excerptValue } from '#core/json/write.ts';
import { convertDate, readDate } from './date-text.ts';
import { isChoice, isOption } from '../editors.ts';
import { hasType, typeOf, type ValueSpec } from '../parameter.ts';
import { notWhole, readNumberText } from './read-number-text.ts';

export function readJsonText(text: string): Result<Json, Problem> {
  const parsed = parseJson(text);
  if (parsed.ok) return parsed;
  const { error } = parsed;
  if (error.kind === 'repeatedKey') return err(error);
  if (error.kind === 'notExact') return err({ kind: 'notExact', text: error.text });
  return err({ kind: 'notJson', line: error.line, column: error.column, detail: error.detail });
}

/** A parameter or a column. A parameter's default is always accepted. */
export type ValuePlace = ValueSpec & { readonly default?: Json };

export function valueProblem(place: ValuePlace, value: Json): Problem | undefined {
  if (isChoice(place)) return choiceProblem(place, value);
  return typeProblem(place, value) ?? dateProblem(place, value) ?? boundsProblem(place, value);
}

export function readText(place: ValuePlace, text: string): Result<Json | undefined, Problem> {
  const read = spelledValue(place, text);
  if (!read.ok || read.value === undefined) return read;
  const problem = valueProblem(place, read.value);
  return problem === undefined ? read : err(problem);
}

export function spelledValue(place: ValuePlace, text: string): Result<Json | undefined, Problem> {
  if (place.editor === 'json' && place.type === 'string') return ok(text);
  const isBlank =
    text.trim() === '' && (text === '' || place.type !== 'string' || place.editor === 'datepicker');
  return isBlank ? ok(undefined) : typedValue(place, text);
}

export function typedValue(
  place: Pick<ValueSpec, 'type' | 'editor' | 'dateFormat'>,
  text: string,
): Result<Json, Problem> {
  if (place.editor === 'json' && place.type !== 'string') return readJsonText(text);
  if (place.editor === 'datepicker') {
    const { shown, sent } = place.dateFormat;
    const date = readDate(text.trim(), shown, sent);
    return date === undefined ? err({ kind: 'notADate', format: shown }) : ok(date);
  }
  return place.type === 'integer' || place.type === 'number' ? readNumberText(text, place.type) : ok(text);
}

function choiceProblem(place: ValuePlace, value: Json): Problem | undefined {
  if (place.multiple && isJsonArray(value)) {
    const usual = isJsonArray(place.default) ? place.default : [];
    const foreign = value.find(
      (item) => !isOption(place, item) && !usual.some((other) => equalJson(other, item)),
    );
    return foreign === undefined ? undefined : notAnOption(foreign);
  }
  if (!place.multiple && isOption(place, value)) return undefined;
  if (place.default !== undefined && equalJson(place.default, value)) return undefined;
  return typeProblem(place, value) ?? notAnOption(value);
}

function notAnOption(value: Json): Problem {
  return { kind: 'notAnOption', value: excerptValue(value) };
}

function typeProblem({ type }: ValuePlace, value: Json): Problem | undefined {
  if (typeof value === 'number' && (type === 'integer' || type === 'number'))
    return numberProblem(type, value);
  return hasType(value, type) ? undefined : { kind: 'wrongType', expected: type, actual: typeOf(value) };
}

function numberProblem(type: 'integer' | 'number', value: number): Problem | undefined {
  if (!Number.isFinite(value)) return { kind: 'notANumber', text: String(value) };
  if (Number.isInteger(value))
    return Number.isSafeInteger(value) ? undefined : { kind: 'notExact', text: String(value) };
  return type === 'number' ? undefined : notWhole(value);
}

function dateProblem(place: ValuePlace, value: Json): Problem | undefined {
  if (place.editor !== 'datepicker' || typeof value !== 'string' || value === '' || value === place.default)
    return undefined;
  const { sent } = place.dateFormat;
  return convertDate(value, sent, sent) === undefined ? { kind: 'notADate', format: sent } : undefined;
}

function boundsProblem({ minimum, maximum }: ValuePlace, value: Json): Problem | undefined {
  if (typeof value !== 'number') return undefined;
  if (minimum !== undefined && value < minimum) return { kind: 'belowMinimum', minimum };
  return maximum !== undefined && value > maximum ? { kind: 'aboveMaximum', maximum } : undefined;
}
