import { useId, useRef, useState } from 'react';

import { type JsonObject, ownValue } from '#core/json/json.ts';
import { useMessages } from '#messages/use-messages.ts';

import { classNames } from '../class-names.ts';
import { toCopyText } from './cell.ts';
import { useColumnWidths } from './column-widths.ts';
import { cellId, DataRow } from './data-row.tsx';
import { GridHeader } from './grid-header.tsx';
import { ROW_HEIGHT, useColumnWindow, useRowWindow, useShownColumns } from './grid-window.ts';
import { RowDetail } from './row-detail.tsx';
import { useActiveCell } from './use-active-cell.ts';

export type DataColumn = { readonly key: string; readonly label: string };

type DataTableProps = {
  readonly label: string;
  readonly columns: readonly DataColumn[];
  /** All rows there are, also those that are not loaded. */
  readonly rowCount: number;
  /** A row by its place from 0; undefined while it is not loaded, which is drawn as a place-holder. */
  readonly rowAt: (index: number) => JsonObject | undefined;
  /** The first rows: columns are fitted to them. */
  readonly sample: readonly JsonObject[];
  /** Told which rows are in view, first and last, so that they can be loaded. */
  readonly onRange?: (first: number, last: number) => void;
  readonly className?: string;
};

/** Pixels that a key press adds to a column. */
const RESIZE_STEP = 16;

/**
 * A table of JSON objects that draws only what is in view, in both directions. It is a grid with one tab stop: arrow
 * keys move the active cell, Enter opens the row's detail, Ctrl+C copies the cell, Alt with an arrow resizes the column.
 */
export function DataTable(props: DataTableProps) {
  const { label, columns, rowCount, rowAt, sample, onRange, className } = props;
  const t = useMessages();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState<number>();
  const { widthOf, resize, fit } = useColumnWidths(columns, sample);
  const rowWindow = useRowWindow(scroller, rowCount, onRange);
  const columnWindow = useColumnWindow(
    scroller,
    columns.map(({ key }) => widthOf(key)),
  );
  const shown = useShownColumns(columns, sample, columnWindow.getVirtualItems());
  const { active, setActive, goTo, handlers } = useActiveCell({
    rows: rowCount,
    columns: columns.length,
    pageRows: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 2),
    scrollTo: ({ row, column }) => {
      rowWindow.scrollToIndex(row, { align: 'auto' });
      columnWindow.scrollToIndex(column, { align: 'auto' });
    },
    onOpen: setOpened,
    onResize: (index, steps) => {
      const key = columns[index]?.key;
      if (key !== undefined) resize(key, widthOf(key) + steps * RESIZE_STEP);
    },
    copyText: ({ row, column }) => {
      const key = columns[column]?.key;
      const values = rowAt(row);
      return key !== undefined && values ? toCopyText(ownValue(values, key)) : undefined;
    },
  });
  const rows = rowWindow.getVirtualItems();
  const width = columnWindow.getTotalSize();
  const activeDrawn =
    active !== undefined &&
    rows.some(({ index }) => index === active.row) &&
    shown.some(({ index }) => index === active.column);

  return (
    <>
      <div
        ref={scroller}
        role="grid"
        aria-label={label}
        aria-rowcount={rowCount + 1}
        aria-colcount={columns.length + 1}
        aria-activedescendant={activeDrawn ? cellId(id, active) : undefined}
        tabIndex={0}
        {...handlers}
        className={classNames(
          'group/grid relative overflow-auto overscroll-x-contain outline-none',
          className,
        )}
      >
        <GridHeader
          columns={shown}
          width={width}
          onResize={({ key }, next) => resize(key, next)}
          onFit={(column) => fit(column)}
        />
        <div role="rowgroup" className="relative min-w-full" style={{ height: rowCount * ROW_HEIGHT, width }}>
          {rows.map((item) => (
            <DataRow
              key={item.index}
              t={t}
              gridId={id}
              index={item.index}
              top={item.index * ROW_HEIGHT}
              row={rowAt(item.index)}
              columns={shown}
              activeColumn={active?.row === item.index ? active.column : undefined}
              onActivate={setActive}
              onOpen={setOpened}
            />
          ))}
        </div>
      </div>
      {opened !== undefined && (
        <RowDetail
          columns={columns}
          index={opened}
          rowCount={rowCount}
          row={rowAt(opened)}
          onMove={(row) => {
            setOpened(row);
            goTo({ row, column: active?.column ?? 0 });
          }}
          onClose={() => setOpened(undefined)}
        />
      )}
    </>
  );
}
