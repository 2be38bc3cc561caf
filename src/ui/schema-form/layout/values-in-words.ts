import type { Entry, FormValues } from '#core/form/entry.ts';
import type { Parameter } from '#core/form/parameter.ts';
import { valueText } from '#core/json/write.ts';
import { formatList } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';

import { choiceLabel, chosenOf, entryValue, toChoices } from '../inputs/choices.ts';
import type { DrawnField } from '../rjsf.tsx';

/**
 * What the fields of a section hold, on one line: choices by their labels, numbers with their titles, and
 * else the titles of fields that hold something. Never text, which may be a secret.
 */
export function valuesInWords(
  t: Translate,
  fields: readonly DrawnField[],
  entries: FormValues['entries'],
): string {
  const words = fields.flatMap(({ parameter }) =>
    parameter ? wordsOf(t, parameter, entries.get(parameter.name)) : [],
  );
  return words.length === 0 ? t('form.section.none') : formatList(words);
}

function wordsOf(
  t: Translate,
  { options, title, editor }: Parameter,
  entry: Entry | undefined,
): readonly string[] {
  if (entry?.kind === 'rows') return entry.rows.length === 0 ? [] : [title];
  const value = entryValue(entry);
  if (options.length > 0)
    return chosenOf(toChoices(options, [value]), value).map((choice) => choiceLabel(t, choice));
  if (value === undefined || Number(value) === 0) return [];
  return [editor === 'number' ? `${title} ${valueText(value)}` : title];
}
