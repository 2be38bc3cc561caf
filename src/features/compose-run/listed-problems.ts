import type { FieldProblems } from '#core/form/problem.ts';
import type { Parameter } from '#core/form/parameter.ts';

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
