import type { Parameter } from '#core/form/parameter.ts';
import type { FieldProblem } from '#core/form/problem.ts';
import type { Rows } from '#core/form/rows.ts';
import type { Json } from '#core/json/json.ts';

import { useShownProblems } from '../use-field.ts';
import { problemsOfRow } from './rows-view.ts';

/**
 * What is wrong with a row; nothing yet with the one that is being typed into before the field was left for the first time. What is wrong
 * with the whole field is said of its first row.
 */
export function useRowProblems(
  parameter: Parameter,
  rows: Rows<Json>,
  current: number | undefined,
): (row: number) => readonly FieldProblem[] {
  const shown = useShownProblems(parameter);
  const ofWhole = shown?.first.filter(({ row }) => row === undefined) ?? [];
  const ofRow = (row: number) =>
    row === current && shown === undefined ? [] : problemsOfRow(parameter, rows, row);
  return (row) => (row === 0 ? [...ofWhole, ...ofRow(row)] : ofRow(row));
}
