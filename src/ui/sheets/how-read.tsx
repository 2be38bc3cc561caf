import { type ReactNode, useId } from 'react';

import { TEXT_ENCODINGS } from '#core/bytes/decode-text.ts';
import type { Delimiter, SheetChoice, SheetFile } from '#core/sheet/sheet.ts';
import type { MessageKey } from '#messages/en.ts';
import { useMessages } from '#messages/use-messages.ts';
import { classNames } from '#ui/class-names.ts';
import { LOW_CONTROL } from '#ui/controls/control-style.ts';

/** What the chooser of files offers at first. */
export const SHEET_FILES =
  '.csv,.tsv,.txt,.xlsx,.xlsm,text/csv,text/plain,text/tab-separated-values,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type HowReadProps = {
  readonly file: SheetFile;
  /** What was chosen and is not read yet stands in place of what was found. */
  readonly choice?: SheetChoice;
  readonly onChoice: (choice: SheetChoice) => void;
};

/** How a sheet was read, as it was found, for a person to correct. */
export function HowRead({ file: { format, grid }, choice = {}, onChoice }: HowReadProps) {
  const t = useMessages();
  if (format.kind === 'text') {
    return (
      <>
        <Choice
          label={t('sheet.delimiter')}
          value={choice.delimiter ?? format.delimiter}
          options={DELIMITER_CHOICES.map(([mark, words]) => [mark, t(words)])}
          onChoose={(delimiter) => onChoice({ delimiter })}
        />
        {format.encoding !== undefined && (
          <Choice
            label={t('sheet.encoding')}
            value={choice.encoding ?? format.encoding}
            options={TEXT_ENCODINGS.map((name) => [name, t(`sheet.encoding.${name}`)])}
            onChoose={(encoding) => onChoice({ encoding })}
          />
        )}
      </>
    );
  }
  const holdsHidden = grid.remarks.some(({ kind }) => kind === 'hiddenRows' || kind === 'hiddenColumns');
  const takeHidden = choice.takeHidden ?? format.takeHidden;
  return (
    <>
      {format.sheets.length > 1 && (
        <Choice
          label={t('sheet.sheet')}
          value={choice.sheet ?? format.sheet}
          options={format.sheets.map(({ name, hidden }) => [
            name,
            hidden ? t('sheet.hiddenSheet', { name }) : name,
          ])}
          onChoose={(sheet) => onChoice({ sheet })}
        />
      )}
      {(holdsHidden || takeHidden) && (
        <label className="flex items-center gap-2">
          <input
            type="checkbox"
            checked={takeHidden}
            onChange={(event) => onChoice({ takeHidden: event.currentTarget.checked })}
          />
          {t('sheet.takeHidden')}
        </label>
      )}
    </>
  );
}

const DELIMITER_CHOICES = [
  [',', 'sheet.delimiter.comma'],
  [';', 'sheet.delimiter.semicolon'],
  ['\t', 'sheet.delimiter.tab'],
  ['|', 'sheet.delimiter.bar'],
  ['', 'sheet.delimiter.none'],
] as const satisfies readonly (readonly [mark: Delimiter, words: MessageKey])[];

type ChoiceProps<Value extends string> = {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly (readonly [value: Value, words: string])[];
  readonly onChoose: (value: Value) => void;
};

function Choice<Value extends string>({ label, value, options, onChoose }: ChoiceProps<Value>): ReactNode {
  const id = useId();
  return (
    <div className="flex min-w-0 items-center gap-2">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={({ currentTarget }) => {
          const chosen = options.find(([each]) => each === currentTarget.value);
          if (chosen) onChoose(chosen[0]);
        }}
        className={classNames(LOW_CONTROL, 'w-auto!')}
      >
        {options.map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
