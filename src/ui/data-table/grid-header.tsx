import { ArrowDown, ArrowUp, ChevronDown } from 'lucide-react';
import { Fragment, type PointerEvent, type ReactNode } from 'react';

import type { Sort } from '#core/results/arrange-rows.ts';

import { formatNumber } from '#messages/format.ts';

import { classNames } from '../class-names.ts';
import { cellStyle, NUMBER_WIDTH, PINNED, STAYS, type ShownColumn } from './grid-window.ts';
import { type HeaderDrag, useHeaderDrag } from './columns/use-header-drag.ts';

/** Pixels of the window. */
export type MenuPlace = { readonly left: number; readonly top: number };

type GridHeaderProps = {
  readonly columns: readonly ShownColumn[];
  readonly changes?: ReadonlyMap<string, number> | undefined;
  /** Pixels. */
  readonly width: number;
  readonly parts?: ReactNode;
  readonly sort: Sort | undefined;
  readonly onSort: (key: string) => void;
  readonly onResize: (column: ShownColumn, width: number) => void;
  readonly onFit: (column: ShownColumn) => void;
  readonly onMenu: ((key: string, at: MenuPlace) => void) | undefined;
  readonly onMove: (drag: HeaderDrag) => void;
};

/**
 * The sticky header row. Click a name to sort, drag it to move the column, drag its edge to resize,
 * double-click the edge to fit. It needs no tab stops, because the grid has keys for all of it and the
 * columns menu moves columns too.
 */
export function GridHeader(props: GridHeaderProps) {
  const { columns, width, parts, onMove } = props;
  const { drag, handlers } = useHeaderDrag(onMove);
  const lastPinned = columns.findLast(({ left }) => left !== undefined);
  return (
    <div role="rowgroup" className="sticky top-0 z-2 min-w-full overflow-x-clip" style={{ width }}>
      {parts}
      <div role="row" aria-rowindex={1} {...handlers} className="flex h-row border-b border-line bg-sunken">
        <div
          role="columnheader"
          aria-colindex={1}
          className={classNames(
            'sticky left-0 z-1 flex shrink-0 items-center justify-end pr-3 font-medium text-muted',
            parts ? 'bg-tint' : 'bg-sunken',
          )}
          style={{ width: NUMBER_WIDTH }}
        >
          #
        </div>
        {columns.map((column) => (
          <Fragment key={column.key}>
            {lastPinned && column === columns.find(({ left }) => left === undefined) && (
              <Spacer columns={[lastPinned, column]} />
            )}
            <Head {...props} column={column} drag={drag} isLastPinned={column === lastPinned} />
          </Fragment>
        ))}
      </div>
    </div>
  );
}

type HeadProps = Omit<GridHeaderProps, 'columns' | 'width' | 'parts' | 'onMove'> & {
  readonly column: ShownColumn;
  readonly drag: HeaderDrag | undefined;
  readonly isLastPinned: boolean;
};

function Head(props: HeadProps) {
  const { column, changes, sort, onSort, onResize, onFit, onMenu, drag, isLastPinned } = props;
  return (
    <div
      role="columnheader"
      data-column={column.key}
      onContextMenu={(event) => {
        if (!onMenu) return;
        event.preventDefault();
        onMenu(column.key, { left: event.clientX, top: event.clientY });
      }}
      aria-colindex={column.index + 2}
      aria-sort={sort?.key === column.key ? sort.direction : 'none'}
      title={column.label === column.key ? column.label : `${column.label} (${column.key})`}
      className={headLook({ column, drag, isLastPinned })}
      style={cellStyle(column)}
    >
      <ColumnName column={column} sort={sort} onSort={onSort} changed={changes?.get(column.key)} />
      {onMenu && <MenuButton column={column} onMenu={onMenu} />}
      <ResizeHandle
        width={column.width}
        onResize={(next) => onResize(column, next)}
        onFit={() => onFit(column)}
      />
    </div>
  );
}

function headLook({
  column,
  drag,
  isLastPinned,
}: Pick<HeadProps, 'column' | 'drag' | 'isLastPinned'>): string {
  const { key, left, tinted } = column;
  const stays = left !== undefined;
  return classNames(
    'group/head relative shrink-0 font-medium text-muted',
    stays && (isLastPinned ? PINNED : STAYS),
    tinted ? 'bg-tint' : stays && 'bg-sunken',
    drag?.key === key && 'opacity-45',
    drag?.at === key && drag.key !== key && 'bg-accent-soft text-accent',
  );
}

type MenuButtonProps = {
  readonly column: ShownColumn;
  readonly onMenu: (key: string, at: MenuPlace) => void;
};

function MenuButton({ column: { key }, onMenu }: MenuButtonProps) {
  return (
    <span
      aria-hidden
      data-resize
      data-menu
      onClick={({ currentTarget }) => {
        const { left, bottom } = currentTarget.getBoundingClientRect();
        onMenu(key, { left, top: bottom });
      }}
      className="absolute inset-y-0.5 right-1 inline-flex w-6 cursor-pointer items-center justify-center rounded bg-sunken text-muted opacity-0 group-hover/head:opacity-100 hover:bg-line hover:text-ink pointer-coarse:right-0 pointer-coarse:w-8 pointer-coarse:opacity-100"
    >
      <ChevronDown size={14} />
    </span>
  );
}

type ColumnNameProps = Pick<GridHeaderProps, 'sort' | 'onSort'> & {
  readonly column: ShownColumn;
  readonly changed: number | undefined;
};

function ColumnName({ column: { key, label, numeric }, changed, sort, onSort }: ColumnNameProps) {
  const SortIcon = sort?.direction === 'descending' ? ArrowDown : ArrowUp;
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
      {changed !== undefined && (
        <>
          {' '}
          <span className="shrink-0 rounded-full bg-line px-1.5 text-sm tabular-nums">
            {formatNumber(changed)}
          </span>
        </>
      )}
      {sort?.key === key && <SortIcon size={13} aria-hidden className="shrink-0 text-accent" />}
    </button>
  );
}

type SpacerProps = { readonly columns: readonly Pick<ShownColumn, 'start' | 'width'>[] };

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
