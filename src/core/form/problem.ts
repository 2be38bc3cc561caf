import type { ParameterType } from './parameter.ts';

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

export type FieldProblem = {
  readonly problem: Problem;
  readonly row?: number;
  readonly column?: string;
};

export type FieldProblems = { readonly first: readonly FieldProblem[]; readonly count: number };

export function isOnlyMissing({ first, count }: FieldProblems): boolean {
  return count === 1 && first[0]?.problem.kind === 'required';
}
