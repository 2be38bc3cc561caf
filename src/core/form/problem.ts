import type { ParameterType } from './parameter.ts';

/** Why a value cannot be sent. The words are in `messages/`, in one table over these kinds. */
export type Problem =
  | { readonly kind: 'required' }
  | { readonly kind: 'notANumber'; readonly text: string }
  | { readonly kind: 'hasCommas'; readonly text: string }
  | { readonly kind: 'notWhole'; readonly below: number; readonly above: number }
  | { readonly kind: 'notExact'; readonly text: string }
  | { readonly kind: 'belowMinimum'; readonly minimum: number }
  | { readonly kind: 'aboveMaximum'; readonly maximum: number }
  | { readonly kind: 'notAnOption'; readonly value: string }
  | { readonly kind: 'notADate'; readonly format: string }
  | { readonly kind: 'notJson'; readonly line: number; readonly column: number; readonly detail: string }
  | { readonly kind: 'repeatedKey'; readonly key: string; readonly line: number; readonly column: number }
  | { readonly kind: 'wrongType'; readonly expected: ParameterType; readonly actual: string }
  | { readonly kind: 'notAUrl'; readonly text: string }
  | { readonly kind: 'withoutText'; readonly item: string }
  | { readonly kind: 'mixedItems' }
  | { readonly kind: 'nestedArray' };

/** A problem and where it is: the row (from 0) of a list or table, and the column's name, where there are such. */
export type FieldProblem = {
  readonly problem: Problem;
  readonly row?: number;
  readonly column?: string;
};

/** All that is wrong with one field: the first problems (a handful) and how many there are in all. */
export type FieldProblems = { readonly first: readonly FieldProblem[]; readonly count: number };

/** Nothing is wrong with a field but that it is not filled in yet. */
export function isOnlyMissing({ first, count }: FieldProblems): boolean {
  return count === 1 && first[0]?.problem.kind === 'required';
}
