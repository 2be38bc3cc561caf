import type { Option } from '#core/form/parameter.ts';
import { equalJson } from '#core/json/compare.ts';
import type { Json } from '#core/json/json.ts';

import { valueText } from './entry-value.ts';

/** A choice as it is drawn. `key` stands for the value in the DOM, since values may be of any type; `stray` is not among the options. */
export type Choice = Option & { readonly key: string; readonly stray: boolean };

/** The options, and after them the values that are in use without being among them: the default, what came by a link. */
export function toChoices(
  options: readonly Option[],
  inUse: readonly (Json | undefined)[],
): readonly Choice[] {
  const choices: Choice[] = options.map((option, index) => ({ ...option, key: String(index), stray: false }));
  for (const value of inUse) {
    if (value === undefined || choices.some((choice) => equalJson(choice.value, value))) continue;
    choices.push({ value, label: valueText(value), key: String(choices.length), stray: true });
  }
  return choices;
}

/** The choice with this value. */
export function choiceOf(choices: readonly Choice[], value: Json | undefined): Choice | undefined {
  return value === undefined ? undefined : choices.find((choice) => equalJson(choice.value, value));
}
