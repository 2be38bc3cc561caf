import type { Translate } from '#messages/i18n.ts';
import type { Entry } from '#core/form/entry.ts';
import type { Option, Parameter } from '#core/form/parameter.ts';
import { isJsonArray, type Json } from '#core/json/json.ts';
import { equalJson } from '#core/json/compare.ts';
import { valueText } from '#core/json/write.ts';

export function choiceLabel(t: Translate, { label, stray }: Choice): string {
  const words = label.trim() === '' ? t('form.emptyText') : label;
  return stray ? t('form.notAmongOptions', { label: words }) : words;
}

export const CHOICE_LIST = 'flex min-h-control flex-wrap items-center gap-x-5 gap-y-1';
export const CHOICE_LABEL =
  'inline-flex min-w-0 cursor-pointer items-start gap-2 py-0.5 wrap-anywhere pointer-coarse:min-w-11 pointer-coarse:py-3';
export const CHOICE_INPUT = 'mt-0.5';

export function entryValue(entry: Entry | undefined): Json | undefined {
  if (entry?.kind === 'value') return entry.value ?? undefined;
  return entry?.kind === 'text' ? entry.text : undefined;
}

/** The values of a multiple choice. A single value counts as a list of one. */
export const listed = (value: Json | undefined): readonly Json[] => {
  if (value === undefined || value === null) return [];
  return isJsonArray(value) ? value : [value];
};

export function chosenOf(choices: readonly Choice[], value: Json | undefined): readonly Choice[] {
  const keys = new Set(listed(value).map((one) => choiceOf(choices, one)?.key));
  return choices.filter(({ key }) => keys.has(key));
}

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

/** Up to this many options, several values use check boxes; above, a search. */
const CHECKED_AT_MOST = 8;

export function isChecked({ multiple, options }: Parameter): boolean {
  return multiple && options.length <= CHECKED_AT_MOST;
}

/** Up to this many options use a native select; more are searched. */
const LISTED_AT_MOST = 15;

export function isSearched(parameter: Parameter): boolean {
  if (parameter.editor !== 'select') return false;
  return parameter.multiple ? !isChecked(parameter) : parameter.options.length > LISTED_AT_MOST;
}

/** `key` represents the value in the DOM, since values may have any type. `stray` values are not options. */
export type Choice = Option & { readonly key: string; readonly stray: boolean };

/** The options, followed by values in use that are not options, such as the default or those of a link. */
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

export function choiceOf(choices: readonly Choice[], value: Json | undefined): Choice | undefined {
  return value === undefined ? undefined : choices.find((choice) => equalJson(choice.value, value));
}
