import { ArrowDown, ArrowUp } from 'lucide-react';
import { Fragment, type PointerEvent } from 'react';

import type { Sort } from '#core/results/arrange-rows.ts';

import { classNames } from '../class-names.ts';
import { NUMBER_WIDTH, PINNED, type ShownColumn } from './grid-window.ts';
import { type HeaderDrag, useHeaderDrag } from './columns/use-header-drag.ts';

type GridHeaderProps = {
  readonly columns: readonly ShownColumn[];
  /** Pixels, of the whole table. */
  readonly width: number;
  readonly sort: Sort | undefined;
  readonly onSort: (key: string) => void;
  readonly onResize: (column: ShownColumn, width: number) => void;
  readonly onFit: (column: ShownColumn) => void;
  /** A column was dragged to the place of another. */
  readonly onMove: (drag: HeaderDrag) => void;
};

/**
 * The row of column names, which stays at the top; a name is clicked to sort by it and dragged to move the
 * column, its edge dragged to resize and double-clicked to fit. The grid has keys for all of it, and the menu of columns
 * moves them too, so that the header needs no tab stops.
 */
export function GridHeader({ columns, width, sort, onSort, onResize, onFit, onMove }: GridHeaderProps) {
  const { drag, handlers } = useHeaderDrag(onMove);
  return (
    <div role="rowgroup" className="sticky top-0 z-2 min-w-full overflow-x-clip" style={{ width }}>
      <div role="row" aria-rowindex={1} {...handlers} className="flex h-row border-b border-line bg-sunken">
        <div
          role="columnheader"
          aria-colindex={1}
          className="sticky left-0 z-1 flex shrink-0 items-center justify-end bg-sunken pr-3 font-semibold text-muted"
          style={{ width: NUMBER_WIDTH }}
        >
          #
        </div>
        {columns.map((column) => (
          <Fragment key={column.key}>
            {column === columns[1] && <Spacer columns={columns} />}
            <div
              role="columnheader"
              data-column={column.key}
              aria-colindex={column.index + 2}
              aria-sort={sort?.key === column.key ? sort.direction : 'none'}
              title={column.label === column.key ? column.label : `${column.label} (${column.key})`}
              className={classNames(
                'relative shrink-0 font-semibold text-muted',
                column.index === 0 && classNames(PINNED, 'bg-sunken'),
                drag?.key === column.key && 'opacity-45',
                drag?.at === column.key && drag.key !== column.key && 'bg-accent-soft text-accent',
              )}
              style={{ width: column.width, ...(column.index === 0 && { left: NUMBER_WIDTH }) }}
            >
              <ColumnName column={column} sort={sort} onSort={onSort} />
              <ResizeHandle
                width={column.width}
                onResize={(next) => onResize(column, next)}
                onFit={() => onFit(column)}
              />
            </div>
          </Fragment>
        ))}
      </div>
    </div>
  );
}

type ColumnNameProps = Pick<GridHeaderProps, 'sort' | 'onSort'> & { readonly column: ShownColumn };

function ColumnName({ column: { key, label, numeric }, sort, onSort }: ColumnNameProps) {
  const Mark = sort?.direction === 'descending' ? ArrowDown : ArrowUp;
  return (
    <button
      type="button"
      tabIndex={-1}
      onClick={() => onSort(key)}
      className={classNames(
        'flex size-full items-center gap-1 px-3 hover:text-ink',
        numeric && 'justify-end',
      )}
    >
      <span className="truncate">{label}</span>
      {sort?.key === key && <Mark size={13} aria-hidden className="shrink-0 text-accent" />}
    </button>
  );
}

type SpacerProps = { readonly columns: readonly Pick<ShownColumn, 'start' | 'width'>[] };

/** Takes the space of the columns between the first one and the view. */
export function Spacer({ columns: [first, next] }: SpacerProps) {
  const left = first && next ? next.start - first.start - first.width : 0;
  return left > 0 && <div aria-hidden className="shrink-0" style={{ width: left }} />;
}

type ResizeHandleProps = {
  readonly width: number;
  readonly onResize: (width: number) => void;
  readonly onFit: () => void;
};

function ResizeHandle({ width, onResize, onFit }: ResizeHandleProps) {
  const startDrag = (event: PointerEvent<HTMLElement>) => {
    event.preventDefault();
    const handle = event.currentTarget;
    const origin = event.clientX - width;
    handle.setPointerCapture(event.pointerId);
    const drag = (move: globalThis.PointerEvent) => onResize(move.clientX - origin);
    handle.addEventListener('pointermove', drag);
    const stop = () => handle.removeEventListener('pointermove', drag);
    handle.addEventListener('lostpointercapture', stop, { once: true });
  };
  return (
    <span
      aria-hidden
      data-resize
      onPointerDown={startDrag}
      onDoubleClick={onFit}
      className="absolute inset-y-0 -right-1 z-1 w-2 cursor-col-resize touch-none border-x-[3px] border-transparent bg-clip-padding hover:bg-line-strong"
    />
  );
}
