import { writeExactJson } from '#core/json/digits.ts';
import { type Json, type JsonObject, ownValue } from '#core/json/json.ts';

import { type TextFormat, UTF8_MARK } from './file-format.ts';
import { withoutFormula } from './formula.ts';
import { toFileLine } from './separated.ts';
import { valueAt } from '../values/value-at.ts';
import { toReadableText, toValueText } from '../values/value-text.ts';

/** A column of a file: the key of its values, and what stands above them. */
export type FileColumn = {
  readonly key: string;
  readonly head: string;
  /** The parts of `sheetBy` that have it, where not all do. */
  readonly sheets?: readonly string[];
};

/** Which columns go into a file, in this order, and how. */
export type FilePlan = {
  readonly columns: readonly FileColumn[];
  /** How lists and objects stand in one cell: exact, or as people write them. JSON formats keep them as they are. */
  readonly nested: 'json' | 'text';
  /** The key of the column by whose values rows are parted into sheets; XLSX only, and one sheet without it. */
  readonly sheetBy?: string;
  /** Puts an apostrophe before texts that a spreadsheet would run as formulas; CSV and TSV only. */
  readonly escapeFormulas: boolean;
  /** Begins with the mark (BOM) without which Excel on Windows does not read UTF-8; CSV and TSV only. */
  readonly marked?: boolean;
};

/** Writes a file of text piece by piece: `head`, then the rows in order, then `tail`. */
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
      (marked ? UTF8_MARK : '') +
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

/** The wanted values that a row has, in their order. */
function picked(row: JsonObject, columns: readonly FileColumn[]): JsonObject {
  return Object.fromEntries(
    columns.flatMap(({ key }) => {
      const value = ownValue(row, key);
      return value === undefined ? [] : [[key, value] as const];
    }),
  );
}

/** Half of a pair of surrogates as `JSON.stringify` writes it, and not behind a backslash that is one of the text. */
const LONE_SURROGATE = /(?<!\\)((?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/g;

/** Some readers refuse a whole file for half a pair of surrogates; what stands for it in all other formats does here, too. */
const toJson = (row: JsonObject): string => writeExactJson(row).replaceAll(LONE_SURROGATE, '$1\ufffd');

/** How each format of text is written. JSON has the keys and the exact values, also of numbers that no double holds. */
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
