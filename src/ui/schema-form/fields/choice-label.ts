import type { Translate } from '#messages/i18n.ts';

import type { Choice } from './to-choices.ts';

/** A choice in words; an empty label is said, and so is that a value is not among the options. */
export function choiceLabel(t: Translate, { label, stray }: Choice): string {
  const words = label.trim() === '' ? t('form.emptyText') : label;
  return stray ? t('form.notAmongOptions', { label: words }) : words;
}
