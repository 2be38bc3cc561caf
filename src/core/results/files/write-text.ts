import { writeExactJson } from '#core/json/digits.ts';
import { type Json, type JsonObject, ownValue } from '#core/json/json.ts';

import { type TextFormat, UTF8_BOM } from './file-format.ts';
import { withoutFormula } from './formula.ts';
import { toFileLine } from './separated.ts';
import { valueAt } from '../values/value-at.ts';
import { toReadableText, toValueText } from '../values/value-text.ts';

export type FileColumn = {
  readonly key: string;
  readonly head: string;
  readonly sheets?: readonly string[];
};

export type FilePlan = {
  readonly columns: readonly FileColumn[];
  /** How lists and objects are written in a cell: exact, or readable. JSON formats keep them as they are. */
  readonly nested: 'json' | 'text';
  readonly sheetBy?: string;
  /** Puts an apostrophe before text that a spreadsheet would run as a formula; CSV and TSV only. */
  readonly escapeFormulas: boolean;
  readonly marked?: boolean;
};

export type TextWriter = {
  readonly head: string;
  /** @param isFirst whether no rows were written before these */
  readonly rows: (rows: readonly JsonObject[], isFirst: boolean) => string;
  readonly tail: string;
};

function separated(delimiter: ',' | '\t', plan: FilePlan): TextWriter {
  const { columns, nested, escapeFormulas, marked = false } = plan;
  const write = nested === 'json' ? toValueText : toReadableText;
  const safe = (text: string) => (escapeFormulas ? withoutFormula(text) : text);
  const toField = (value: Json | undefined) => {
    const text = write(value);
    return typeof value === 'number' || typeof value === 'boolean' ? text : safe(text);
  };
  return {
    head:
      (marked ? UTF8_BOM : '') +
      toFileLine(
        columns.map(({ head }) => safe(head)),
        delimiter,
      ),
    rows: (rows) =>
      rows
        .map((row) =>
          toFileLine(
            columns.map(({ key }) => toField(valueAt(row, key))),
            delimiter,
          ),
        )
        .join(''),
    tail: '',
  };
}

function picked(row: JsonObject, columns: readonly FileColumn[]): JsonObject {
  return Object.fromEntries(
    columns.flatMap(({ key }) => {
      const value = ownValue(row, key);
      return value === undefined ? [] : [[key, value] as const];
    }),
  );
}

const LONE_SURROGATE = /(?<!\\)((?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/g;

/** Some readers refuse a whole file because of a lone surrogate, so it is replaced as in all other formats. */
const toJson = (row: JsonObject): string => writeExactJson(row).replaceAll(LONE_SURROGATE, '$1\ufffd');

/** JSON has the keys and exact values, including numbers that no double holds. */
export const TEXT_WRITERS: Record<TextFormat, (plan: FilePlan) => TextWriter> = {
  csv: (plan) => separated(',', plan),
  tsv: (plan) => separated('\t', plan),
  json: ({ columns }) => ({
    head: '[',
    rows: (rows, isFirst) =>
      rows
        .map((row, index) => `${isFirst && index === 0 ? '' : ','}\n${toJson(picked(row, columns))}`)
        .join(''),
    tail: '\n]\n',
  }),
  jsonl: ({ columns }) => ({
    head: '',
    rows: (rows) => rows.map((row) => `${toJson(picked(row, columns))}\n`).join(''),
    tail: '',
  }),
};
