import { cellText } from '#core/form/reading/cell-text.ts';
import { CalendarButton } from '../../inputs/calendar-button.tsx';
import { CELL, cellControl, type CellProps, cellValue, type TableCellProps } from './cell-props.ts';
import { TextCell } from './text-cell.tsx';
import { memo } from 'react';
import { langOf } from '#core/form/bilingual.ts';
import { valueText } from '#core/json/write.ts';
import { useMessages } from '#messages/use-messages.ts';
import { choiceLabel, choiceOf, toChoices } from '../../inputs/choices.ts';
import { problemText } from '../../problem-text.ts';
import { LongCell } from './long-cell.tsx';

function DateCell(props: CellProps) {
  const { row, column, item, actions } = props;
  const { shown } = column.dateFormat;
  return (
    <span className="relative block h-full">
      <TextCell {...props} placeholder={column.placeholder ?? shown} className="pr-8" />
      <CalendarButton
        text={cellText(column, item)}
        shown={shown}
        onPick={(text) => actions.putText(row, column, text)}
        reachable={false}
        className="absolute inset-y-0 right-0 m-auto text-faint"
      />
    </span>
  );
}

function ChoiceCell(props: CellProps) {
  const { row, column, actions } = props;
  const t = useMessages();
  const value = cellValue(props);
  const choices = toChoices(column.options, [value]);
  return (
    <select
      value={choiceOf(choices, value)?.key ?? ''}
      onChange={(event) => {
        const { value: key } = event.currentTarget;
        actions.putValue(row, column, choices.find((choice) => choice.key === key)?.value);
      }}
      className={CELL}
      {...cellControl(props)}
    >
      <option value="">{column.required ? t('form.choose') : t('form.notSet')}</option>
      {choices.map((choice) => (
        <option key={choice.key} lang={langOf(choice.label)} value={choice.key}>
          {choiceLabel(t, choice)}
        </option>
      ))}
    </select>
  );
}

function BooleanCell(props: CellProps) {
  const { row, column, actions } = props;
  const t = useMessages();
  const value = cellValue(props) ?? undefined;
  const isSet = typeof value === 'boolean';
  return (
    <label
      title={value === undefined ? t('form.notSet') : props.said}
      className="flex h-full items-center gap-2 px-2 has-aria-invalid:bg-bad-soft has-aria-invalid:text-bad"
    >
      <input
        type="checkbox"
        checked={value === true}
        onChange={(event) => actions.putValue(row, column, event.currentTarget.checked)}
        onKeyDown={(event) => {
          if (event.key === 'Delete') actions.putValue(row, column, undefined);
        }}
        {...cellControl(props)}
      />
      {value === undefined && <span className="truncate text-xs text-faint">{t('form.notSet')}</span>}
      {value !== undefined && !isSet && <span className="truncate">{valueText(value)}</span>}
    </label>
  );
}

export const TableCell = memo(function TableCell({ problem, ...rest }: TableCellProps) {
  const t = useMessages();
  const { editor, type, options, multiple } = rest.column;
  const props = { ...rest, problem, said: problem && problemText(t, problem) };
  if (multiple || editor === 'json' || editor === 'textarea') return <LongCell {...props} />;
  if (options.length > 0) return <ChoiceCell {...props} />;
  if (type === 'boolean') return <BooleanCell {...props} />;
  return editor === 'datepicker' ? <DateCell {...props} /> : <TextCell {...props} />;
});
