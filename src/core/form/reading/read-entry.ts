import { isJsonArray, type Json } from '#core/json/json.ts';
import type { Entry } from '../entry.ts';
import { isList, isOption } from '../editors.ts';
import { itemsOfRows, rowsOf, toArray, type Rows } from '../rows.ts';
import type { Parameter } from '../parameter.ts';
import type { FieldProblem, FieldProblems, Problem } from '../problem.ts';
import { readChunk, type ChunkReading } from './read-rows.ts';
import { readText, valueProblem } from './read-value.ts';

export type EntryReading = { readonly value?: Json; readonly problems: FieldProblems };

const FIRST_PROBLEMS = 20;

const NOTHING: EntryReading = { problems: { first: [], count: 0 } };
const REQUIRED: EntryReading = failed({ kind: 'required' });

const remembered = new WeakMap<Entry, { readonly parameter: Parameter; readonly reading: EntryReading }>();

/**
 * Reads a field by the platform's rules. An empty or `null` field that is not required is left out. `0`,
 * `false`, a chosen `""` and an untouched default are sent as they are. Invalid values are never sent.
 * Memoized per entry, which is immutable.
 */
export function readEntry(parameter: Parameter, entry: Entry | undefined): EntryReading {
  if (entry === undefined) return absent(parameter);
  const known = remembered.get(entry);
  if (known?.parameter === parameter) return known.reading;
  const reading = read(parameter, entry);
  remembered.set(entry, { parameter, reading });
  return reading;
}

function read(parameter: Parameter, entry: Entry): EntryReading {
  switch (entry.kind) {
    case 'value':
      return readGiven(parameter, entry.value);
    case 'text':
      return readTyped(parameter, entry.text);
    case 'rows':
      return readAllRows(parameter, entry.rows);
  }
}

function readGiven(parameter: Parameter, value: Json): EntryReading {
  if (isList(parameter) && isJsonArray(value)) return readAllRows(parameter, rowsOf(value));
  if (value === null) return absent(parameter);
  if (parameter.required && isUnfilled(parameter, value)) return REQUIRED;
  const problem = valueProblem(parameter, value);
  return problem === undefined ? { ...NOTHING, value } : failed(problem);
}

function readTyped(parameter: Parameter, text: string): EntryReading {
  if (text.trim() === 'null' && parameter.editor === 'json' && parameter.type !== 'string')
    return absent(parameter);
  const result = readText(parameter, text);
  if (!result.ok) return failed(result.error);
  return result.value === undefined ? absent(parameter) : readGiven(parameter, result.value);
}

function readAllRows(parameter: Parameter, rows: Rows<Json>): EntryReading {
  if (!isList(parameter)) return readGiven(parameter, toArray(rows));
  const chunks = rows.chunks.map((chunk) => readChunk(parameter, chunk));
  if (parameter.required && chunks.every(({ filled }) => filled === 0)) return REQUIRED;
  const mixed = parameter.editor === 'requestListSource' ? [] : mixedItems(rows, chunks);
  const problems = [...mixed, ...firstProblems(rows, chunks)];
  const count = chunks.reduce((sum, chunk) => sum + chunk.problems.length, mixed.length);
  if (count > 0) return { problems: { first: problems.slice(0, FIRST_PROBLEMS), count } };
  const sent = chunks.map((chunk) => chunk.sent).filter(({ length }) => length > 0);
  if (sent.length === 0 && rows.length > 0) return NOTHING;
  const length = sent.reduce((sum, chunk) => sum + chunk.length, 0);
  return { ...NOTHING, value: itemsOfRows({ chunks: sent, length }) };
}

function firstProblems(rows: Rows<Json>, chunks: readonly ChunkReading[]): readonly FieldProblem[] {
  const first: FieldProblem[] = [];
  for (const [index, { problems }] of chunks.entries()) {
    if (first.length >= FIRST_PROBLEMS) break;
    const start = startOf(rows, index);
    for (const problem of problems.slice(0, FIRST_PROBLEMS)) {
      first.push({ ...problem, row: start + (problem.row ?? 0) });
    }
  }
  return first;
}

/** The platform fails on a list that mixes objects and primitives. Reported at the first row that differs. */
function mixedItems(rows: Rows<Json>, chunks: readonly ChunkReading[]): readonly FieldProblem[] {
  const object = firstRow(
    rows,
    chunks.map(({ firstObject }) => firstObject),
  );
  const primitive = firstRow(
    rows,
    chunks.map(({ firstPrimitive }) => firstPrimitive),
  );
  if (object === undefined || primitive === undefined) return [];
  return [{ problem: { kind: 'mixedItems' }, row: Math.max(object, primitive) }];
}

function firstRow(rows: Rows<Json>, offsets: readonly number[]): number | undefined {
  const index = offsets.findIndex((offset) => offset !== -1);
  return index === -1 ? undefined : startOf(rows, index) + (offsets[index] ?? 0);
}

function startOf(rows: Rows<Json>, chunk: number): number {
  return rows.chunks.slice(0, chunk).reduce((sum, { length }) => sum + length, 0);
}

function absent(parameter: Parameter): EntryReading {
  return parameter.required ? REQUIRED : NOTHING;
}

/** Blank text is mostly a typing mistake, but a default may be blank. */
function isUnfilled(parameter: Parameter, value: Json): boolean {
  if (isOption(parameter, value)) return false;
  if (typeof value !== 'string') return isJsonArray(value) && value.length === 0;
  return value === '' || (value.trim() === '' && value !== parameter.default);
}

function failed(problem: Problem): EntryReading {
  return { problems: { first: [{ problem }], count: 1 } };
}
