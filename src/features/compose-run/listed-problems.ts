import type { FieldProblems } from '#core/form/problem.ts';
import type { Parameter } from '#core/form/parameter.ts';
import type { TaskProblem } from '#core/tasks/split-into-tasks.ts';
import type { Translate } from '#messages/i18n.ts';

/** A field with something wrong, as the summary beside Start run lists it. */
export type ListedProblem = { readonly field: string; readonly title: string };

/** The JSON of the whole input, as a place that can have a problem. */
export const JSON_FIELD = 'custom-json';

/** The fields of the form that have problems, in the form's order. */
export function problemsOfForm(
  parameters: readonly Parameter[],
  problems: ReadonlyMap<string, FieldProblems>,
): readonly ListedProblem[] {
  return parameters
    .filter(({ name }) => problems.has(name))
    .map(({ name, title }) => ({ field: name, title }));
}

/** The field to mend where the platform would raise a problem with splitting the run. */
export function fieldOfTaskProblem(problem: TaskProblem): string {
  if (problem.kind === 'allEmpty') return problem.fields[0] ?? JSON_FIELD;
  return problem.kind === 'tooManyTasks' ? JSON_FIELD : problem.field;
}

/** What the platform would say instead of splitting the run, in words. */
export function taskProblemText(
  t: Translate,
  problem: TaskProblem,
  titleOf: (field: string) => string,
): string {
  switch (problem.kind) {
    case 'allEmpty':
      return t('start.tasks.problem.allEmpty', { names: problem.fields.map(titleOf).join(', ') });
    case 'fieldEmpty':
      return t('start.tasks.problem.fieldEmpty', { name: titleOf(problem.field) });
    case 'nestedArray':
      return t('start.tasks.problem.nestedArray', { name: titleOf(problem.field), row: problem.row + 1 });
    case 'mixedItems':
      return t('start.tasks.problem.mixedItems', { name: titleOf(problem.field) });
    case 'tooManyTasks':
      return t('start.tasks.problem.tooManyTasks', { limit: problem.limit });
  }
}

/** Brings a field into view and puts the focus into its control. */
export function focusField(field: string): void {
  const frame = document.querySelector(`[data-field="${CSS.escape(field)}"]`);
  if (!(frame instanceof HTMLElement)) return;
  frame.scrollIntoView({ block: 'center' });
  const control = frame.querySelector<HTMLElement>(
    'input:not([type="hidden"]), select, textarea, [role="switch"], [role="combobox"], button',
  );
  control?.focus({ preventScroll: true });
}
