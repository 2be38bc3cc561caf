import type { Translate } from '#messages/i18n.ts';
import type { Entry } from '#core/form/entry.ts';
import type { Option, Parameter } from '#core/form/parameter.ts';
import { isJsonArray, type Json } from '#core/json/json.ts';
import { equalJson } from '#core/json/compare.ts';
import { valueText } from '#core/json/write.ts';

/** A choice in words; an empty label is said, and so is that a value is not among the options. */
export function choiceLabel(t: Translate, { label, stray }: Choice): string {
  const words = label.trim() === '' ? t('form.emptyText') : label;
  return stray ? t('form.notAmongOptions', { label: words }) : words;
}

/** The look of choices that stand side by side: check boxes and radio buttons. */
export const CHOICE_LIST = 'flex min-h-control flex-wrap items-center gap-x-5 gap-y-1';
export const CHOICE_LABEL =
  'inline-flex min-w-0 cursor-pointer items-start gap-2 py-0.5 wrap-anywhere pointer-coarse:min-w-11 pointer-coarse:py-3';
export const CHOICE_MARK = 'mt-0.5';

/** The value of an entry that is chosen, not typed; `null` is none. */
export function entryValue(entry: Entry | undefined): Json | undefined {
  if (entry?.kind === 'value') return entry.value ?? undefined;
  return entry?.kind === 'text' ? entry.text : undefined;
}

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

/** Up to this many options a native select will do; more are searched. */
const LISTED_AT_MOST = 15;

/** True where options are so many that they are searched. */
export function isSearched(parameter: Parameter): boolean {
  if (parameter.editor !== 'select') return false;
  return parameter.multiple ? !isChecked(parameter) : parameter.options.length > LISTED_AT_MOST;
}

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
