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

/** What there is to know of one chunk of a list or table; rows count from 0 within it. */
export type ChunkReading = {
  readonly problems: readonly FieldProblem[];
  /** Rows with something wrong in them. */
  readonly wrong: number;
  /** Rows that hold something. */
  readonly filled: number;
  /** The rows that are sent: without those that nobody has filled yet (`null`). */
  readonly sent: readonly Json[];
  /** The first rows that are an object and that are none; -1 where there is none. */
  readonly firstObject: number;
  readonly firstPrimitive: number;
};

const readings = new WeakMap<Parameter, WeakMap<readonly Json[], ChunkReading>>();
const demands = new WeakMap<Parameter, ItemDemands>();

/**
 * Reads one chunk of a list's or table's rows, once: the answer is remembered for the chunk, so that after an edit one
 * chunk is read. A caller with many new rows can spread the reading over time by asking chunk by chunk.
 */
export function readChunk(parameter: Parameter, chunk: readonly Json[]): ChunkReading {
  const known = readings.get(parameter) ?? new WeakMap<readonly Json[], ChunkReading>();
  readings.set(parameter, known);
  const reading = known.get(chunk) ?? readRows(parameter, chunk);
  known.set(chunk, reading);
  return reading;
}

/** What is wrong with one item of a list or row of a table, whatever stands beside it. */
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

/** The text of an item that has not the list's shape: bare, or under `url`, else its JSON. */
function looseText(item: Json): string {
  const text = isJsonObject(item) ? ownValue(item, 'url') : item;
  return typeof text === 'string' ? text : excerptValue(item);
}

/** What a list asks of its items, unless its own default holds others: then they are free. */
type ItemDemands = {
  /** No text that is `null`. */
  readonly texts: boolean;
  /** No text but URLs, in a URL list. */
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
 * Cells may hold numbers as text, as the defaults of real Workers do: `"10"` in a column of integers is let through. Other text
 * in a column of dates or JSON is what was typed and could not be read.
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
