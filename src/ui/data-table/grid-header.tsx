import type { PointerEvent } from 'react';

import { classNames } from '../class-names.ts';
import { NUMBER_WIDTH, type ShownColumn } from './grid-window.ts';

type GridHeaderProps = {
  readonly columns: readonly ShownColumn[];
  /** Pixels, of the whole table. */
  readonly width: number;
  readonly onResize: (column: ShownColumn, width: number) => void;
  readonly onFit: (column: ShownColumn) => void;
};

/** The row of column names, which stays at the top; the edge of a name is dragged to resize and double-clicked to fit. */
export function GridHeader({ columns, width, onResize, onFit }: GridHeaderProps) {
  return (
    <div role="rowgroup" className="sticky top-0 z-2 min-w-full overflow-x-clip" style={{ width }}>
      <div role="row" aria-rowindex={1} className="flex h-row border-b border-line bg-sunken">
        <div
          role="columnheader"
          aria-colindex={1}
          className="sticky left-0 z-1 shrink-0 bg-sunken py-1.5 pr-3 text-right font-semibold text-muted"
          style={{ width: NUMBER_WIDTH }}
        >
          #
        </div>
        <Spacer columns={columns} />
        {columns.map((column) => (
          <div
            key={column.key}
            role="columnheader"
            aria-colindex={column.index + 2}
            title={column.label === column.key ? column.label : `${column.label} (${column.key})`}
            className="relative shrink-0 px-3 py-1.5 font-semibold text-muted"
            style={{ width: column.width }}
          >
            <div className={classNames('truncate', column.numeric && 'text-right')}>{column.label}</div>
            <ResizeHandle
              width={column.width}
              onResize={(next) => onResize(column, next)}
              onFit={() => onFit(column)}
            />
          </div>
        ))}
      </div>
    </div>
  );
}

/** Takes the space of the columns that are left of the view. */
export function Spacer({ columns }: { readonly columns: readonly ShownColumn[] }) {
  const left = (columns[0]?.start ?? NUMBER_WIDTH) - NUMBER_WIDTH;
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
