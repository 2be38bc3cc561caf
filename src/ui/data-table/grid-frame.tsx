import {
  Fragment,
  type ClipboardEventHandler,
  type KeyboardEventHandler,
  type ReactNode,
  useId,
  useRef,
} from 'react';

import { classNames } from '../class-names.ts';
import { cellId, type RowInGrid } from './grid-cell.ts';
import { ROW_HEIGHT, useColumnWindow, useRowWindow } from './grid-window.ts';
import type { Block } from './selection/block.ts';
import type { CellPlace } from './selection/move-cell.ts';
import type { useSelection } from './selection/use-selection.ts';

type Windows = {
  readonly rowCount: number;
  /** Pixels per column. */
  readonly widths: readonly number[];
  /** Number of columns pinned at the left; defaults to 1. */
  readonly first?: number;
  /** Pixels. */
  readonly headHeight?: number;
  readonly onRange?: ((first: number, last: number) => void) | undefined;
};

export function useGridFrame({ rowCount, widths, first, headHeight = ROW_HEIGHT, onRange }: Windows) {
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const rowWindow = useRowWindow(scroller, rowCount, onRange, headHeight);
  const columnWindow = useColumnWindow(scroller, widths, first);
  return {
    id,
    scroller,
    rowCount,
    rows: rowWindow.rows,
    range: rowWindow.range,
    showEnd: () => rowWindow.scrollTo(rowCount - 1),
    columns: columnWindow.getVirtualItems(),
    /** Total width in pixels. */
    width: columnWindow.getTotalSize(),
    pageRows: () =>
      Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - headHeight) / ROW_HEIGHT) - 1),
    scrollTo: ({ row, column }: CellPlace) => {
      rowWindow.scrollTo(row);
      columnWindow.scrollToIndex(column, { align: 'auto' });
    },
  };
}

type GridFrameProps = Partial<ReturnType<typeof useSelection>['handlers']> & {
  readonly frame: ReturnType<typeof useGridFrame>;
  readonly label: string;
  readonly description: string;
  readonly columnCount: number;
  readonly active: CellPlace | undefined;
  readonly block: Block | undefined;
  readonly head: ReactNode;
  readonly row: (place: RowInGrid) => ReactNode;
  /** Stable key of a row if rows are inserted or removed before it; defaults to the index. */
  readonly keyOf?: (index: number) => number;
  readonly onKeyDown: KeyboardEventHandler;
  readonly onPaste?: ClipboardEventHandler;
  readonly className: string | undefined;
};

export function GridFrame(props: GridFrameProps) {
  const { frame, label, description, columnCount, active, block, head, row, keyOf, className, ...handlers } =
    props;
  const { id, scroller, rowCount, rows, columns, width } = frame;
  const isActiveDrawn =
    active !== undefined && rows.includes(active.row) && columns.some(({ index }) => index === active.column);
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-description={description}
      aria-multiselectable
      aria-rowcount={rowCount + 1}
      aria-colcount={columnCount + 1}
      aria-activedescendant={isActiveDrawn ? cellId(id, active) : undefined}
      tabIndex={0}
      {...handlers}
      className={classNames('relative overflow-auto overscroll-x-contain outline-none', className)}
    >
      {head}
      <div role="rowgroup" className="relative min-w-full" style={{ height: rowCount * ROW_HEIGHT, width }}>
        {rows.map((index) => (
          <Fragment key={keyOf ? keyOf(index) : index}>
            {row({
              gridId: id,
              index,
              activeColumn: active?.row === index ? active.column : undefined,
              ...selectedIn(block, index),
            })}
          </Fragment>
        ))}
      </div>
    </div>
  );
}

function selectedIn(block: Block | undefined, row: number) {
  return block !== undefined && row >= block.top && row <= block.bottom
    ? { selectedFrom: block.left, selectedTo: block.right }
    : { selectedFrom: 1, selectedTo: 0 };
}
