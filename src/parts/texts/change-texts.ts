import { excerpt } from '#core/cut-text.ts';
import { isJsonArray, type Json } from '#core/json/json.ts';
import { excerptValue } from '#core/json/write.ts';
import type { FormChange } from '#core/link/form-changes.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';

import { useOptionText } from './option-text.ts';
import { useReadTitle } from '../title-text.tsx';

export type ChangeTexts = {
  readonly name: string;
  readonly whole: string;
  /** Old and new value ("20 → 302", "2 → 302 rows"). */
  readonly change: string;
  readonly to: string;
  readonly beginning: string | undefined;
};

const MAX_SHOWN_ROWS = 3;

/**
 * Describes what a link, run, task or preset sets differently from the Worker; loaded with the part
 * `sharing`.
 */
export function useChangeTexts(): (change: FormChange) => ChangeTexts {
  const t = useMessages();
  const optionText = useOptionText();
  const readTitle = useReadTitle();
  const shown = (value: Json | undefined) => {
    const text = value === undefined ? '' : excerpt(excerptValue(value));
    return text === '' ? t('compose.from.link.noValue') : text;
  };
  return (change) => {
    if (change.kind === 'option') {
      const { name, from, to } = change;
      const texts = { from: shown(optionText(name, from)), to: shown(optionText(name, to)) };
      const title = t(`options.${name}`);
      return { name: title, whole: title, ...textsOf(t('compose.from.link.change', texts), texts.to) };
    }
    const { from, to, title: whole } = change;
    const names = { name: excerpt(readTitle(whole)), whole };
    const rows = [rowsIn(from), rowsIn(to)] as const;
    if (rows[0] === rows[1] || Math.max(...rows) <= MAX_SHOWN_ROWS) {
      const texts = { from: shown(from), to: shown(to) };
      return { ...names, ...textsOf(t('compose.from.link.change', texts), texts.to) };
    }
    const [before, after] = rows;
    return {
      ...names,
      change: t('compose.from.link.rows', { from: formatNumber(before), to: formatNumber(after) }),
      to: t('compose.from.link.rows.to', { count: after }),
      beginning: after === 0 ? undefined : shown(to),
    };
  };
}

const textsOf = (change: string, to: string) => ({ change, to, beginning: undefined });

const rowsIn = (value: Json | undefined) => (value !== undefined && isJsonArray(value) ? value.length : 0);
