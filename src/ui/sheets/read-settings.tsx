import { type ReactNode, useId } from 'react';

import { TEXT_ENCODINGS } from '#core/bytes/decode-text.ts';
import type { Delimiter, SheetChoice, SheetFile } from '#core/sheet/sheet.ts';
import type { MessageKey } from '#messages/en.ts';
import { useMessages } from '#messages/use-messages.ts';
import { classNames } from '../class-names.ts';
import { Select, type SelectProps } from '../controls/choice/select.tsx';
import { LOW_CONTROL } from '../controls/control-style.ts';

export const SHEET_FILES =
  '.csv,.tsv,.txt,.xlsx,.xlsm,text/csv,text/plain,text/tab-separated-values,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type HowReadProps = {
  readonly file: SheetFile;
  readonly choice?: SheetChoice;
  readonly onChoice: (choice: SheetChoice) => void;
};

export function ReadSettings({ file: { format, grid }, choice = {}, onChoice }: HowReadProps) {
  const t = useMessages();
  if (format.kind === 'text') {
    return (
      <>
        <Choice
          label={t('sheet.delimiter')}
          value={choice.delimiter ?? format.delimiter}
          choices={DELIMITER_CHOICES.map(([value, words]) => ({ value, label: t(words) }))}
          onChange={(delimiter) => onChoice({ delimiter })}
        />
        {format.encoding !== undefined && (
          <Choice
            label={t('sheet.encoding')}
            value={choice.encoding ?? format.encoding}
            choices={TEXT_ENCODINGS.map((value) => ({ value, label: t(`sheet.encoding.${value}`) }))}
            onChange={(encoding) => onChoice({ encoding })}
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
          choices={format.sheets.map(({ name, hidden }) => ({
            value: name,
            label: hidden ? t('sheet.hiddenSheet', { name }) : name,
          }))}
          onChange={(sheet) => onChoice({ sheet })}
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

type ChoiceProps<Value extends string> = SelectProps<Value> & { readonly label: string };

function Choice<Value extends string>({ label, ...select }: ChoiceProps<Value>): ReactNode {
  const id = useId();
  return (
    <div className="flex min-w-0 items-center gap-2">
      <label htmlFor={id}>{label}</label>
      <Select {...select} id={id} className={classNames(LOW_CONTROL, 'w-auto!')} />
    </div>
  );
}
