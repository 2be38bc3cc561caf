import { excerpt } from '#core/cut-text.ts';
import type { FieldProblem, FieldProblems, Problem } from '#core/form/problem.ts';
import { formatNumber } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import type { MessageValues } from '#messages/write-message.ts';
import type { MessageKey } from '#messages/en.ts';

const WORDS: Record<Problem['kind'], MessageKey> = {
  required: 'form.problem.required',
  notANumber: 'form.problem.notANumber',
  hasCommas: 'form.problem.hasCommas',
  notWhole: 'form.problem.notWhole',
  notExact: 'form.problem.notExact',
  belowMinimum: 'form.problem.belowMinimum',
  aboveMaximum: 'form.problem.aboveMaximum',
  notAnOption: 'form.problem.notAnOption',
  notADate: 'form.problem.notADate',
  notJson: 'form.problem.notJson',
  repeatedKey: 'form.problem.repeatedKey',
  wrongType: 'form.problem.wrongType',
  notAUrl: 'form.problem.notAUrl',
  withoutText: 'form.problem.withoutText',
  mixedItems: 'form.problem.mixedItems',
  nestedArray: 'form.problem.nestedArray',
};

const shown = (value: string | number): string => {
  if (typeof value === 'number') return formatNumber(value, { maximumFractionDigits: 20 });
  return excerpt(value);
};

/** A problem in words ("Whole numbers only: 10 or 11?"). */
export function problemText(t: Translate, problem: Problem): string {
  const values: MessageValues = Object.fromEntries(
    Object.entries(problem).map(([key, value]) => [key, shown(value)]),
  );
  const endsEarly = problem.kind === 'notJson' && problem.detail === '';
  return t(endsEarly ? 'form.problem.jsonEnds' : WORDS[problem.kind], values);
}

function placedProblemText(
  t: Translate,
  { problem, row, column }: FieldProblem,
  titleOf: (column: string) => string,
): string {
  const text = problemText(t, problem);
  if (row === undefined) return text;
  if (column === undefined) return t('form.problem.inRow', { row: formatNumber(row + 1), text });
  return t('form.problem.inCell', { row: formatNumber(row + 1), column: titleOf(column), text });
}

export function fieldProblemsText(
  t: Translate,
  { first, count }: FieldProblems,
  titleOf: (column: string) => string,
): string | undefined {
  const [problem] = first;
  if (problem === undefined) return undefined;
  const text = placedProblemText(t, problem, titleOf);
  return count > 1 ? t('form.problem.more', { text, more: count - 1 }) : text;
}
