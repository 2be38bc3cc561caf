import { type FieldProblems, isOnlyMissing } from '#core/form/problem.ts';
import type { Parameter } from '#core/form/parameter.ts';
import type { JsonObject } from '#core/json/json.ts';
import { isSureRefusal, type TaskProblem } from '#core/tasks/split-into-tasks.ts';
import { formatList } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';

/** A field with something wrong, as the summary beside Start run lists it. */
export type ListedProblem = ProblemPlace & {
  readonly title: string;
  /** Nothing is wrong with it but that it is not filled in yet. */
  readonly missing: boolean;
};

/** A field, and in a list or table the row (from 0) and the column. */
export type ProblemPlace = { readonly field: string; readonly row?: number; readonly column?: string };

/** The JSON of the whole input, as a place that can have a problem. */
export const JSON_FIELD = 'custom-json';

/** The fields of the form that have problems, in the form's order. */
export function problemsOfForm(
  parameters: readonly Parameter[],
  problems: ReadonlyMap<string, FieldProblems>,
): readonly ListedProblem[] {
  return parameters.flatMap(({ name, title }) => {
    const found = problems.get(name);
    if (found === undefined) return [];
    const { problem: _, ...place } = found.first[0] ?? { problem: undefined };
    return [{ field: name, title, missing: isOnlyMissing(found), ...place }];
  });
}

/** The field to mend where the platform would raise a problem with splitting the run; what is in no form is mended as JSON. */
export function fieldOfTaskProblem(problem: TaskProblem, parameters: readonly Parameter[]): string {
  const isDrawn = (field: string) => parameters.some(({ name }) => name === field);
  if (problem.kind === 'tooManyTasks') return JSON_FIELD;
  return (problem.kind === 'allEmpty' ? problem.fields : [problem.field]).find(isDrawn) ?? JSON_FIELD;
}

/** The field to begin with where nothing at all would be sent to a Worker with parameters: the platform refuses that. */
export function fieldOfEmptyInput(parameters: readonly Parameter[], custom: JsonObject): string | undefined {
  return Object.keys(custom).length === 0 ? parameters[0]?.name : undefined;
}

/** What the platform may say instead of splitting the run, in words; undefined where it surely would, which is a problem. */
export function foreseenText(
  t: Translate,
  problem: TaskProblem | undefined,
  { parameters, titleOf }: { parameters: readonly Parameter[]; titleOf: (field: string) => string },
): string | undefined {
  if (problem === undefined || isSureRefusal(problem, parameters)) return undefined;
  return t('start.tasks.foreseen', { problem: taskProblemText(t, problem, titleOf) });
}

/** What the platform would say instead of splitting the run, in words. */
export function taskProblemText(
  t: Translate,
  problem: TaskProblem,
  titleOf: (field: string) => string,
): string {
  switch (problem.kind) {
    case 'allEmpty':
      return t('start.tasks.problem.allEmpty', { names: formatList(problem.fields.map(titleOf)) });
    case 'fieldMissing':
    case 'fieldNotAList':
    case 'fieldEmpty':
      return t(`start.tasks.problem.${problem.kind}`, { name: titleOf(problem.field) });
    case 'nestedArray':
    case 'ownKey':
      return t(`start.tasks.problem.${problem.kind}`, { name: titleOf(problem.field), row: problem.row + 1 });
    case 'mixedItems':
      return t('start.tasks.problem.mixedItems', { name: titleOf(problem.field) });
    case 'tooManyTasks':
      return t('start.tasks.problem.tooManyTasks', { limit: problem.limit });
  }
}
