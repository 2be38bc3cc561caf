import { memo, useState } from 'react';

import { cellText } from '#core/form/cell-text.ts';
import type { Column } from '#core/form/parameter.ts';
import type { Problem } from '#core/form/problem.ts';
import { isJsonObject, type Json, ownValue } from '#core/json/json.ts';
import { useMessages } from '#messages/use-messages.ts';
import { classNames } from '#ui/class-names.ts';

import { choiceLabel } from '../fields/choice-label.ts';
import { choiceOf, toChoices } from '../fields/to-choices.ts';
import { problemText } from '../problem-text.ts';

/** What a cell does to its row. `undefined` takes the cell's key out. */
export type CellActions = {
  readonly putText: (row: number, column: Column, text: string) => void;
  readonly putValue: (row: number, column: Column, value: Json | undefined) => void;
};

type CellProps = {
  readonly row: number;
  readonly column: Column;
  readonly item: Json | undefined;
  readonly problem: Problem | undefined;
  /** "Places, row 3, Depth". */
  readonly label: string;
  readonly reachable: boolean;
  readonly actions: CellActions;
};

const CELL =
  'h-full w-full min-w-0 scroll-mt-8 bg-transparent px-2 outline-none focus:bg-accent-soft aria-invalid:text-bad aria-invalid:bg-bad-soft';

function common({ column, label, reachable, problem }: CellProps, said: string | undefined) {
  return {
    'data-column': column.name,
    'aria-label': label,
    'aria-invalid': problem !== undefined || undefined,
    tabIndex: reachable ? 0 : -1,
    title: said,
  };
}

const cellValue = ({ item, column }: CellProps): Json | undefined =>
  item !== undefined && isJsonObject(item) ? ownValue(item, column.name) : undefined;

/** While it is typed into, a cell shows what was typed, and not how that reads: `0.` is a number on its way to `0.5`. */
function TextCell({ said, ...props }: CellProps & { readonly said: string | undefined }) {
  const { row, column, item, actions } = props;
  const [typed, setTyped] = useState<string>();
  return (
    <input
      type="text"
      autoComplete="off"
      value={typed ?? cellText(column, item)}
      placeholder={column.placeholder}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        actions.putText(row, column, event.currentTarget.value);
      }}
      onBlur={() => setTyped(undefined)}
      className={classNames(CELL, 'placeholder:text-faint')}
      {...common(props, said)}
    />
  );
}

function ChoiceCell({ said, ...props }: CellProps & { readonly said: string | undefined }) {
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
      {...common(props, said)}
    >
      <option value="">{column.required ? t('form.choose') : t('form.notSet')}</option>
      {choices.map((choice) => (
        <option key={choice.key} value={choice.key}>
          {choiceLabel(t, choice)}
        </option>
      ))}
    </select>
  );
}

/** On, off, or (after Delete) without a value. */
function BooleanCell({ said, ...props }: CellProps & { readonly said: string | undefined }) {
  const { row, column, actions } = props;
  return (
    <span className="flex h-full items-center px-2">
      <input
        type="checkbox"
        checked={cellValue(props) === true}
        onChange={(event) => actions.putValue(row, column, event.currentTarget.checked)}
        onKeyDown={(event) => {
          if (event.key === 'Delete') actions.putValue(row, column, undefined);
        }}
        className="size-4 accent-accent"
        {...common(props, said)}
      />
    </span>
  );
}

/** One cell of a table, by its column's editor, type and options. */
export const TableCell = memo(function TableCell(props: CellProps) {
  const t = useMessages();
  const { column, problem } = props;
  const said = problem && problemText(t, problem);
  if (column.options.length > 0) return <ChoiceCell {...props} said={said} />;
  if (column.type === 'boolean') return <BooleanCell {...props} said={said} />;
  return <TextCell {...props} said={said} />;
});
