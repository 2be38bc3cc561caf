import type { Parameter } from '#core/form/parameter.ts';
import type { FieldProblem } from '#core/form/problem.ts';

import { useFieldState } from '../use-field.ts';
import { problemsOfRow } from './rows-view.ts';
import type { RowsField } from './use-rows-field.ts';

/**
 * What is wrong with a row; nothing yet with the one that is being typed into before the field was left for the first time, unless it
 * is shown because it is wrong. What is wrong with the whole field is said of its first row.
 */
export function useRowProblems(
  parameter: Parameter,
  { rows, filter }: RowsField,
  current: number | undefined,
): (row: number) => readonly FieldProblem[] {
  const { problems: shown } = useFieldState(parameter);
  const ofWhole = shown?.first.filter(({ row }) => row === undefined) ?? [];
  const ofRow = (row: number) =>
    row === current && shown === undefined && !filter.invalidOnly ? [] : problemsOfRow(parameter, rows, row);
  return (row) => (row === 0 ? [...ofWhole, ...ofRow(row)] : ofRow(row));
}
