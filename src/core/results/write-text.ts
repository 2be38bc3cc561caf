import Papa from 'papaparse';

import { type Json, type JsonObject, ownValue } from '#core/json/json.ts';

import type { FileFormat } from './file-format.ts';
import { FORMULA_IN_FILE } from './formula.ts';
import { toValueText } from './value-text.ts';

/** Which keys of the rows go into a file, in this order, and how. */
export type FilePlan = {
  readonly keys: readonly string[];
  /** Puts an apostrophe before texts that a spreadsheet would run as formulas; CSV and TSV only. */
  readonly escapeFormulas: boolean;
};

/** Writes a file of text piece by piece: `head`, then the rows in order, then `tail`. */
export type TextWriter = {
  readonly head: string;
  /** @param isFirst whether no rows were written before these */
  readonly rows: (rows: readonly JsonObject[], isFirst: boolean) => string;
  readonly tail: string;
};

const NEWLINE = '\r\n';

function separated(delimiter: ',' | '\t', { keys, escapeFormulas }: FilePlan): TextWriter {
  const toLines = (lines: readonly (readonly (string | number | boolean)[])[]) =>
    Papa.unparse(
      lines.map((line) => [...line]),
      {
        delimiter,
        newline: NEWLINE,
        header: false,
        escapeFormulae: escapeFormulas ? FORMULA_IN_FILE : false,
      },
    ) + NEWLINE;
  return {
    head: toLines([keys]),
    rows: (rows) =>
      rows.length === 0 ? '' : toLines(rows.map((row) => keys.map((key) => toField(ownValue(row, key))))),
    tail: '',
  };
}

function toField(value: Json | undefined): string | number | boolean {
  return typeof value === 'number' || typeof value === 'boolean' ? value : toValueText(value);
}

/** The wanted keys that a row has, in their order. */
function picked(row: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = ownValue(row, key);
      return value === undefined ? [] : [[key, value] as const];
    }),
  );
}

/** How each format of text is written. Values are exact in JSON; in CSV and TSV what is nested is JSON in its field. */
export const TEXT_WRITERS: Record<Exclude<FileFormat, 'xlsx'>, (plan: FilePlan) => TextWriter> = {
  csv: (plan) => separated(',', plan),
  tsv: (plan) => separated('\t', plan),
  json: ({ keys }) => ({
    head: '[',
    rows: (rows, isFirst) =>
      rows
        .map((row, index) => `${isFirst && index === 0 ? '' : ','}\n${JSON.stringify(picked(row, keys))}`)
        .join(''),
    tail: '\n]\n',
  }),
  jsonl: ({ keys }) => ({
    head: '',
    rows: (rows) => rows.map((row) => `${JSON.stringify(picked(row, keys))}\n`).join(''),
    tail: '',
  }),
};
