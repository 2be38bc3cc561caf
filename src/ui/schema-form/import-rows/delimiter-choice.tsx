import { useId } from 'react';

import { useMessages } from '#messages/use-messages.ts';
import { classNames } from '#ui/class-names.ts';
import { CONTROL } from '#ui/controls/control-style.ts';

import type { Delimiter } from './parse-grid.ts';

const CHOICES = [
  [',', 'form.import.delimiter.comma'],
  [';', 'form.import.delimiter.semicolon'],
  ['\t', 'form.import.delimiter.tab'],
  ['|', 'form.import.delimiter.bar'],
  ['', 'form.import.delimiter.none'],
] as const;

type DelimiterChoiceProps = {
  readonly value: Delimiter;
  readonly onChange: (delimiter: Delimiter) => void;
};

/** What stands between the cells of a file or text, as it was guessed, for a person to correct. */
export function DelimiterChoice({ value, onChange }: DelimiterChoiceProps) {
  const t = useMessages();
  const id = useId();
  return (
    <div className="flex items-center gap-3">
      <label htmlFor={id}>{t('form.import.delimiter')}</label>
      <select
        id={id}
        value={value}
        onChange={({ currentTarget }) => {
          const chosen = CHOICES.find(([delimiter]) => delimiter === currentTarget.value);
          if (chosen) onChange(chosen[0]);
        }}
        className={classNames(CONTROL, 'w-auto!')}
      >
        {CHOICES.map(([delimiter, words]) => (
          <option key={delimiter} value={delimiter}>
            {t(words)}
          </option>
        ))}
      </select>
    </div>
  );
}
