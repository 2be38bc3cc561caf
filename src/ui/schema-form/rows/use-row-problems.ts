import type { Parameter } from '#core/form/parameter.ts';
import type { FieldProblem } from '#core/form/problem.ts';

import { useFieldState } from '../use-field.ts';
import { problemsOfRow } from './rows-view.ts';
import type { RowsField } from './use-rows-field.ts';

/**
 * Problems of a row. Hides those of the row being typed into before the field's first blur, unless the row
 * is shown because it is invalid. Problems of the whole field appear at its first row.
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
