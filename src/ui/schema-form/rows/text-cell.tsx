import { useState } from 'react';

import { cellText } from '#core/form/cell-text.ts';
import { classNames } from '#ui/class-names.ts';

import { CELL, cellControl, type CellProps } from './cell-props.ts';

type TextCellProps = CellProps & {
  readonly placeholder?: string | undefined;
  /** What is shown in place of the cell's text while nobody types into it. */
  readonly shown?: string;
  /** True where the text cannot be shown in one line without loss. */
  readonly readOnly?: boolean;
  readonly className?: string;
};

/** While it is typed into, a cell shows what was typed, and not how that reads: `0.` is a number on its way to `0.5`. */
export function TextCell(props: TextCellProps) {
  const { row, column, item, actions, placeholder = column.placeholder, readOnly, className } = props;
  const [typed, setTyped] = useState<string>();
  return (
    <input
      type="text"
      dir="auto"
      autoComplete="off"
      value={typed ?? props.shown ?? cellText(column, item)}
      placeholder={placeholder}
      readOnly={readOnly}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        actions.putText(row, column, event.currentTarget.value);
      }}
      onBlur={() => setTyped(undefined)}
      className={classNames(CELL, 'text-ellipsis placeholder:text-faint', className)}
      {...cellControl(props)}
    />
  );
}
