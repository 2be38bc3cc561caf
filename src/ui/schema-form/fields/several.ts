import type { Parameter } from '#core/form/parameter.ts';
import { isJsonArray, type Json } from '#core/json/json.ts';

import { type Choice, choiceOf } from './to-choices.ts';

/** The values of a choice of several; one that came alone is a choice of one. */
export const listed = (value: Json | undefined): readonly Json[] => {
  if (value === undefined || value === null) return [];
  return isJsonArray(value) ? value : [value];
};

/** The choices that a value holds, in the order of the options. */
export function chosenOf(choices: readonly Choice[], value: Json | undefined): readonly Choice[] {
  const keys = new Set(listed(value).map((one) => choiceOf(choices, one)?.key));
  return choices.filter(({ key }) => keys.has(key));
}

/** The value with one choice more, or less, in the order of the options; undefined where none is left. */
export function toggled(
  choices: readonly Choice[],
  value: Json | undefined,
  choice: Choice,
): Json | undefined {
  const chosen = chosenOf(choices, value);
  const isOn = chosen.includes(choice);
  const next = choices.filter((one) => (one === choice ? !isOn : chosen.includes(one)));
  return next.length === 0 ? undefined : next.map((one) => one.value);
}

/** Up to this many, several values are chosen from check boxes, above from a search. */
const CHECKED_AT_MOST = 8;

/** True where several values are chosen from check boxes that all are in view. */
export function isChecked({ multiple, options }: Parameter): boolean {
  return multiple && options.length <= CHECKED_AT_MOST;
}
