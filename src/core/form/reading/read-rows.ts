import { isJsonArray, isJsonObject, ownValue, type Json, type JsonObject } from '#core/json/json.ts';
import { excerptValue } from '#core/json/write.ts';
import { isEmptyItem } from '#core/json/is-empty-item.ts';
import { convertDate } from './date-text.ts';
import { isUrl } from '#core/is-url.ts';
import { isCleared, isWithoutText, itemText } from './item-text.ts';
import { isOption } from '../editors.ts';
import { type Column, type Parameter, typeOf } from '../parameter.ts';
import type { FieldProblem, Problem } from '../problem.ts';
import { readNumberText } from './read-number-text.ts';
import { readText, valueProblem } from './read-value.ts';

export type ChunkReading = {
  readonly problems: readonly FieldProblem[];
  readonly wrong: number;
  readonly filled: number;
  readonly sent: readonly Json[];
  readonly firstObject: number;
  readonly firstPrimitive: number;
};

const readings = new WeakMap<Parameter, WeakMap<readonly Json[], ChunkReading>>();
const demands = new WeakMap<Parameter, ItemDemands>();

/**
 * Reads one chunk of a list or table. Memoized per chunk, so that an edit reads one chunk again. A caller
 * with many new rows can read chunk by chunk to spread the work over time.
 */
export function readChunk(parameter: Parameter, chunk: readonly Json[]): ChunkReading {
  const known = readings.get(parameter) ?? new WeakMap<readonly Json[], ChunkReading>();
  readings.set(parameter, known);
  const reading = known.get(chunk) ?? readRows(parameter, chunk);
  known.set(chunk, reading);
  return reading;
}

export function itemProblems(parameter: Parameter, item: Json): readonly FieldProblem[] {
  if (item === null) return [];
  return parameter.editor === 'requestListSource'
    ? tableRowProblems(parameter, item)
    : listItemProblems(parameter, item);
}

function readRows(parameter: Parameter, rows: readonly Json[]): ChunkReading {
  const sent = rows.filter((item) => item !== null);
  const problems = rows.flatMap((item, row) =>
    itemProblems(parameter, item).map((problem) => ({ ...problem, row })),
  );
  return {
    problems,
    wrong: new Set(problems.map(({ row }) => row)).size,
    filled: sent.reduce((sum: number, item) => (isEmptyItem(item) ? sum : sum + 1), 0),
    sent: sent.length === rows.length ? rows : sent,
    firstObject: rows.findIndex(isJsonObject),
    firstPrimitive: rows.findIndex((item) => item !== null && typeof item !== 'object'),
  };
}

function listItemProblems(parameter: Parameter, item: Json): readonly FieldProblem[] {
  if (isJsonArray(item)) return [{ problem: { kind: 'nestedArray' } }];
  if (isEmptyItem(item)) return [];
  if (parameter.itemShape.kind === 'number' && typeof item === 'string')
    return [{ problem: notNumber(item) }];
  const { texts, urls } = demandsOf(parameter);
  if (isWithoutText(item, parameter.itemShape))
    return texts && isCleared(item, parameter.itemShape)
      ? [{ problem: { kind: 'withoutText', item: excerptValue(item) } }]
      : [];
  if (!urls) return [];
  const text = itemText(item, parameter.itemShape) ?? looseText(item);
  return isUrl(text) ? [] : [{ problem: { kind: 'notAUrl', text: excerptValue(text) } }];
}

function notNumber(text: string): Problem {
  const read = readNumberText(text, 'number');
  return read.ok ? { kind: 'wrongType', expected: 'number', actual: 'string' } : read.error;
}

function looseText(item: Json): string {
  const text = isJsonObject(item) ? ownValue(item, 'url') : item;
  return typeof text === 'string' ? text : excerptValue(item);
}

type ItemDemands = {
  readonly texts: boolean;
  readonly urls: boolean;
};

function demandsOf(parameter: Parameter): ItemDemands {
  const known = demands.get(parameter);
  if (known !== undefined) return known;
  const { editor, itemShape } = parameter;
  const items = isJsonArray(parameter.default) ? parameter.default : [];
  const texts = items
    .filter((item) => !isEmptyItem(item) && !isWithoutText(item, itemShape))
    .map((item) => itemText(item, itemShape) ?? looseText(item));
  const made = {
    texts: !items.some((item) => isCleared(item, itemShape)),
    urls: editor === 'requestList' && texts.every(isUrl),
  };
  demands.set(parameter, made);
  return made;
}

function tableRowProblems(parameter: Parameter, row: Json): readonly FieldProblem[] {
  if (isJsonArray(row)) return [{ problem: { kind: 'nestedArray' } }];
  if (!isJsonObject(row))
    return [{ problem: { kind: 'wrongType', expected: 'object', actual: typeOf(row) } }];
  if (isEmptyItem(row)) return [];
  return parameter.columns.flatMap((column) => {
    const problem = cellProblem(column, row);
    return problem === undefined ? [] : [{ problem, column: column.name }];
  });
}

function cellProblem(column: Column, row: JsonObject): Problem | undefined {
  const value = ownValue(row, column.name);
  if (value === undefined || value === null || value === '') {
    const isChosen = value !== undefined && isOption(column, value);
    return column.required && !isChosen ? { kind: 'required' } : undefined;
  }
  return typeof value === 'string' ? textProblem(column, value) : valueProblem(column, value);
}

/**
 * Cells may hold numbers as text, as defaults of real Workers do: `"10"` passes in an integer column.
 * Other text in a date or JSON column was typed and could not be read.
 */
function textProblem(column: Column, text: string): Problem | undefined {
  const { type, editor } = column;
  if (isNumeric(type) && !isOption(column, text)) {
    const number = readNumberText(text, type);
    return number.ok ? valueProblem(column, number.value) : number.error;
  }
  if (editor === 'datepicker') {
    const { shown, sent } = column.dateFormat;
    return convertDate(text, sent, sent) === undefined ? { kind: 'notADate', format: shown } : undefined;
  }
  const read = editor === 'json' ? readText(column, text) : undefined;
  return read?.ok === false ? read.error : valueProblem(column, text);
}

function isNumeric(type: Column['type']): type is 'integer' | 'number' {
  return type === 'integer' || type === 'number';
}
