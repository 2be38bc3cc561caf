import { textTest } from '#core/find/text-test.ts';
import type { Parameter } from '#core/form/parameter.ts';
import type { FieldProblem } from '#core/form/problem.ts';
import { readChunk } from '#core/form/reading/read-rows.ts';
import type { Rows } from '#core/form/rows.ts';
import { isJsonObject, type Json } from '#core/json/json.ts';
import { valueText } from '#core/json/write.ts';

export type RowsFilter = { readonly search: string; readonly invalidOnly: boolean };

export const NO_FILTER: RowsFilter = { search: '', invalidOnly: false };
export const INVALID_ONLY: RowsFilter = { search: '', invalidOnly: true };

const textsOf = (item: Json): readonly string[] =>
  isJsonObject(item) ? Object.values(item).flatMap(textsOf) : [valueText(item)];

/** Indices of the rows that pass a filter, in order; undefined if all pass. */
export function filterRows(
  parameter: Parameter,
  rows: Rows<Json>,
  { search, invalidOnly }: RowsFilter,
): readonly number[] | undefined {
  if (search.trim() === '' && !invalidOnly) return undefined;
  const holds = textTest(search);
  const found: number[] = [];
  let start = 0;
  for (const chunk of rows.chunks) {
    const invalid = invalidOnly
      ? new Set(readChunk(parameter, chunk).problems.map(({ row }) => row))
      : undefined;
    for (const [offset, item] of chunk.entries()) {
      if (invalid?.has(offset) === false) continue;
      if (holds(textsOf(item))) found.push(start + offset);
    }
    start += chunk.length;
  }
  return found;
}

/** All problems of a row. Reads its chunk once, and again only after a change in it. */
export function problemsOfRow(parameter: Parameter, rows: Rows<Json>, row: number): readonly FieldProblem[] {
  let offset = row;
  for (const chunk of rows.chunks) {
    if (offset < chunk.length) {
      return readChunk(parameter, chunk).problems.filter((problem) => problem.row === offset);
    }
    offset -= chunk.length;
  }
  return [];
}
