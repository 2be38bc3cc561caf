import { useState } from 'react';

import type { JsonObject } from '#core/json/json.ts';
import type { Sort } from '#core/results/arrange-rows.ts';
import type { ColumnLayout } from '#core/results/columns/column-layout.ts';
import type { Before } from '#core/results/values/value-before.ts';
import { useMessages } from '#messages/use-messages.ts';

import { lazyComponent } from '../loading/lazy-component.tsx';
import { LazyPart } from '../loading/lazy-part.tsx';
import { type MenuItem, PopupMenu } from '../overlay/popup-menu.tsx';
import type { CellIcons } from './cell-icons.ts';
import { isOneCell } from './selection/block.ts';
import { type LoadRows, useCopyBlock } from './selection/use-copy-block.ts';
import { DataRow } from './data-row.tsx';
import { GridFrame, useGridFrame } from './grid-frame.tsx';
import { GridFoot } from './grid-foot.tsx';
import { GridHeader, type MenuPlace } from './grid-header.tsx';
import { GridParts, type PartNames, PARTS_HEIGHT } from './grid-parts.tsx';
import { ROW_HEIGHT, useShownColumns } from './grid-window.ts';
import { nextSort } from './columns/next-sort.ts';
import { SelectionBar } from './selection/selection-bar.tsx';
import { useGridColumns } from './columns/use-grid-columns.ts';
import { useBlockSum } from './selection/use-block-sum.ts';
import { type ColumnKey, useSelection } from './selection/use-selection.ts';
import type { DataColumn } from './data-column.ts';

const RowDetail = lazyComponent(async () => (await import('./row-detail.tsx')).RowDetail);

type DataTableProps = {
  readonly label: string;
  readonly columns: readonly DataColumn[];
  readonly layout: ColumnLayout;
  readonly onLayout: (layout: ColumnLayout) => void;
  readonly rowCount: number;
  /** A row by its index in the table; undefined while it is not loaded, which renders a placeholder. */
  readonly rowAt: (index: number) => JsonObject | undefined;
  /** Index of a table row in the whole result, from 0; the same index if rows are in their original order. */
  readonly placeOf?: (index: number) => number;
  readonly placeCount?: number;
  readonly sample: readonly JsonObject[];
  /** The rows no longer change. Columns that were fitted to earlier rows are fitted again. */
  readonly settled?: boolean;
  readonly sort: Sort | undefined;
  readonly onSort: (sort: Sort | undefined) => void;
  readonly onRange?: (first: number, last: number) => void;
  /** Loads missing rows for a copy; not needed if all are loaded. */
  readonly onMissing?: LoadRows | undefined;
  readonly className?: string;
  readonly selectedRow?: { readonly row: number | undefined; readonly onRow: (row: number) => void };
  readonly menuOf?: (column: DataColumn) => readonly MenuItem[];
  /** Keys of columns that are not part of the rows. They come first, tinted and pinned. */
  readonly leading?: readonly string[];
  readonly numberOf?: (row: JsonObject) => string;
  readonly partOf?: (row: JsonObject) => string;
  readonly parts?: PartNames;
  readonly foot?: { readonly newest: boolean };
  readonly before?: Before;
  readonly beside?: readonly DataColumn[];
  readonly changes?: ReadonlyMap<string, number>;
  readonly cellIcons?: CellIcons;
};

/** Pixels that a key press adds to a column. */
const RESIZE_STEP = 16;

/**
 * A virtualized table of JSON objects, in both directions. It is a grid with one tab stop: arrow keys move
 * the active cell, Shift extends the selection, Enter opens the row detail, Ctrl+C copies the selection,
 * Alt with an arrow resizes or sorts the column, Shift+F10 opens its menu.
 */
export function DataTable(props: DataTableProps) {
  const { label, columns, layout, onLayout, rowCount, rowAt, placeOf = same, sample, onRange } = props;
  const { settled = false, onMissing, sort, onSort, className, menuOf } = props;
  const { leading = NONE, before, foot, changes, cellIcons } = props;
  const parts = leading.length > 0 ? props.parts : undefined;
  const t = useMessages();
  const [opened, setOpened] = useState<number>();
  const { visible, first, widthOf, resize, fit, place } = useGridColumns({
    columns,
    layout,
    onLayout,
    sample,
    settled,
    leading,
    before,
    changes,
    cellIcons,
  });
  const frame = useGridFrame({
    rowCount,
    first,
    onRange,
    ...(parts && { headHeight: ROW_HEIGHT + PARTS_HEIGHT }),
    widths: visible.map(({ key }) => widthOf(key)),
  });
  const looks = { sample, formats: layout.formats, first, leading };
  const drawn = useShownColumns(visible, looks, frame.columns);
  const sortBy = (next: Sort | undefined) => {
    onSort(next);
    frame.scroller.current?.scrollTo({ top: 0 });
  };
  const onColumnKey = (index: number, pressed: ColumnKey) => {
    const key = visible[index]?.key;
    if (key === undefined) return;
    if (pressed === 'ArrowLeft') resize(key, widthOf(key) - RESIZE_STEP);
    else if (pressed === 'ArrowRight') resize(key, widthOf(key) + RESIZE_STEP);
    else sortBy({ key, direction: pressed === 'ArrowUp' ? 'ascending' : 'descending' });
  };
  const menu = useColumnMenu(visible, menuOf);
  const copy = useCopyBlock({ columns: visible, rowAt, load: onMissing });
  const { active, block, goTo, handlers } = useSelection({
    rows: rowCount,
    columns: visible.length,
    pageRows: frame.pageRows,
    scrollTo: frame.scrollTo,
    shared: props.selectedRow,
    onOpen: setOpened,
    onColumnKey,
    onCopy: copy.toEvent,
    onMenu: (index) => {
      const key = visible[index]?.key;
      if (key !== undefined) menu.open?.(key, placeBelow(frame.scroller.current, key));
    },
  });
  const sum = useBlockSum(block, visible, rowAt);
  const single = block !== undefined && isOneCell(block);

  return (
    <>
      <GridFrame
        frame={frame}
        label={label}
        className={className}
        active={active}
        block={block}
        {...handlers}
        description={t('table.keys')}
        columnCount={visible.length}
        head={
          <GridHeader
            columns={drawn}
            changes={changes}
            width={frame.width}
            parts={
              parts && (
                <GridParts
                  names={parts}
                  visible={visible}
                  first={first}
                  leading={leading}
                  widthOf={widthOf}
                />
              )
            }
            sort={sort}
            onSort={(key) => sortBy(nextSort(sort, key))}
            onResize={({ key }, next) => resize(key, next)}
            onFit={fit}
            onMove={place}
            onMenu={menu.open}
          />
        }
        row={(of) => (
          <DataRow
            {...of}
            t={t}
            place={placeOf(of.index)}
            top={of.index * ROW_HEIGHT}
            row={rowAt(of.index)}
            {...numbering(of.index, props)}
            columns={drawn}
            before={before}
            cellIcons={cellIcons}
            lit={single && of.index === block.top}
          />
        )}
      />
      {foot && (
        <GridFoot range={frame.range} rowCount={rowCount} isNewest={foot.newest} onEnd={frame.showEnd} />
      )}
      <SelectionBar
        block={block}
        copied={copy.copied}
        text={() => (block ? copy.textOf(block) : '')}
        sum={sum}
      />
      {menu.element}
      {opened !== undefined && (
        <LazyPart>
          <RowDetail
            columns={[...columns, ...(props.beside ?? NO_COLUMNS)]}
            index={opened}
            place={placeOf(opened)}
            rowCount={rowCount}
            placeCount={props.placeCount ?? rowCount}
            row={rowAt(opened)}
            before={before}
            onMove={(row) => {
              setOpened(row);
              goTo({ row, column: active?.column ?? 0 });
            }}
            onClose={() => setOpened(undefined)}
          />
        </LazyPart>
      )}
    </>
  );
}

const same = (index: number) => index;

function numbering(
  index: number,
  { rowAt, numberOf, partOf }: DataTableProps,
): { readonly number: string | undefined; readonly saysAgain: boolean } {
  const row = rowAt(index);
  const above = index === 0 ? undefined : rowAt(index - 1);
  return {
    number: row && numberOf?.(row),
    saysAgain:
      partOf !== undefined && row !== undefined && above !== undefined && partOf(row) === partOf(above),
  };
}

const NONE: readonly string[] = [];
const NO_COLUMNS: readonly DataColumn[] = [];

function useColumnMenu(columns: readonly DataColumn[], menuOf: DataTableProps['menuOf']) {
  const t = useMessages();
  const [menu, setMenu] = useState<{ readonly key: string; readonly at: MenuPlace }>();
  const column = columns.find(({ key }) => key === menu?.key);
  return {
    open: menuOf && ((key: string, at: MenuPlace) => setMenu({ key, at })),
    element: menuOf && menu && column && (
      <PopupMenu
        label={t('table.menu', { name: column.label })}
        items={menuOf(column)}
        at={menu.at}
        onClose={() => setMenu(undefined)}
      />
    ),
  };
}

function placeBelow(table: HTMLElement | null, key: string): MenuPlace {
  const heads = [...(table?.querySelectorAll('[data-column]') ?? [])];
  const head = heads.find((element) => element.getAttribute('data-column') === key) ?? table;
  const box = head?.getBoundingClientRect();
  return { left: box?.left ?? 0, top: (box?.top ?? 0) + ROW_HEIGHT };
}
