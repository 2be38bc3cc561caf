import { Fragment, memo, type ReactNode } from 'react';

import { beginningOf } from '#core/cut-text.ts';
import { inOneLine } from '#core/in-one-line.ts';

import { classNames } from '../class-names.ts';
import { cellId, type RowInGrid } from '../data-table/grid-cell.ts';
import { Spacer } from '../data-table/grid-header.tsx';
import { NUMBER_WIDTH, PINNED, ROW_HEIGHT } from '../data-table/grid-window.ts';
import type { EditColumn } from './edit-column.ts';

export type GridRow = {
  readonly number: number;
  readonly cells: readonly string[];
  readonly struck: boolean;
  readonly problems: ReadonlyMap<number, string>;
};

type EditRowProps = RowInGrid & {
  readonly row: GridRow;
  readonly columns: readonly (EditColumn & { readonly index: number; readonly start: number })[];
  readonly editedColumn: number | undefined;
  readonly editor: ReactNode;
};

export const EditRow = memo(function EditRow(props: EditRowProps) {
  const { gridId, index, row, columns, activeColumn, selectedFrom, selectedTo, editedColumn, editor } = props;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={classNames(
        'absolute left-0 flex h-row min-w-full border-b border-line bg-surface',
        editor !== undefined && 'z-1',
      )}
      style={{ top: index * ROW_HEIGHT }}
    >
      <div
        role="rowheader"
        aria-colindex={1}
        className="sticky left-0 z-1 flex shrink-0 items-center justify-end border-r border-line bg-surface pr-3 text-sm text-muted tabular-nums"
        style={{ width: NUMBER_WIDTH }}
      >
        {row.number}
      </div>
      {columns.map((column) => (
        <Fragment key={column.name}>
          {column === columns[1] && <Spacer columns={columns} />}
          <EditCell
            id={cellId(gridId, { row: index, column: column.index })}
            number={row.number}
            text={row.cells[column.index] ?? ''}
            problem={row.problems.get(column.index)}
            struck={row.struck}
            column={column}
            isActive={activeColumn === column.index}
            isSelected={column.index >= selectedFrom && column.index <= selectedTo}
            editor={column.index === editedColumn && editor}
          />
        </Fragment>
      ))}
    </div>
  );
});

type EditCellProps = {
  readonly id: string;
  readonly number: number;
  readonly text: string;
  readonly problem: string | undefined;
  readonly struck: boolean;
  readonly column: EditRowProps['columns'][number];
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly editor: ReactNode;
};

/** Memoized, so that it does not render on each move through its row. */
const EditCell = memo(function EditCell(props: EditCellProps) {
  const { id, number, text, problem, struck, column, isActive, isSelected, editor } = props;
  const isWrong = problem !== undefined;
  const isEdited = Boolean(editor);
  return (
    <div
      id={id}
      role="gridcell"
      data-row={number}
      data-column={column.name}
      aria-colindex={column.index + 2}
      aria-selected={isSelected}
      aria-invalid={isWrong || undefined}
      title={problem}
      className={classNames(
        'relative shrink-0 border-r border-line',
        !isEdited && 'truncate px-2 py-1.5 select-none pointer-coarse:py-3',
        column.index === 0 && PINNED,
        groundOf(isWrong, isSelected),
        column.quiet && !isWrong && 'text-muted',
        struck && 'text-muted line-through',
        isActive && !isEdited && outlineOf(isWrong),
      )}
      style={styleOf(column)}
    >
      {isEdited ? editor : shownText(text)}
    </div>
  );
});

const styleOf = ({ width, index }: EditCellProps['column']) => ({
  width,
  ...(index === 0 && { left: NUMBER_WIDTH }),
});

const outlineOf = (isWrong: boolean) =>
  isWrong ? 'outline-2 -outline-offset-2 outline-bad' : 'active-place';

const groundOf = (isWrong: boolean, isSelected: boolean) =>
  isWrong ? 'bg-bad-soft text-bad' : isSelected ? 'bg-accent-soft' : 'bg-surface';

const SHOWN_CHARACTERS = 300;

const shownText = (text: string) => inOneLine(beginningOf(text, SHOWN_CHARACTERS));
