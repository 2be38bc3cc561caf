import { useState } from 'react';

import type { JsonObject } from '#core/json/json.ts';
import type { Sort } from '#core/results/arrange-rows.ts';
import type { ColumnLayout } from '#core/results/columns/column-layout.ts';
import type { Before } from '#core/results/values/value-before.ts';
import { useMessages } from '#messages/use-messages.ts';

import { lazyComponent } from '../loading/lazy-component.tsx';
import { LazyPart } from '../loading/lazy-part.tsx';
import { type MenuItem, PopupMenu } from '../overlay/popup-menu.tsx';
import type { CellMarks } from './cell-marks.ts';
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
  /** All rows there are, also those that are not loaded. */
  readonly rowCount: number;
  /** A row by its place in the table from 0; undefined while it is not loaded, which is drawn as a place-holder. */
  readonly rowAt: (index: number) => JsonObject | undefined;
  /** Where a row of the table stands in the whole result, from 0; the same where rows are shown as they come. */
  readonly placeOf?: (index: number) => number;
  /** How many rows the whole result has, where the table shows some of them. */
  readonly placeCount?: number;
  /** The first rows: columns are fitted to them. */
  readonly sample: readonly JsonObject[];
  /** The rows will not change any more: columns that were fitted to earlier ones are fitted once more. */
  readonly settled?: boolean;
  readonly sort: Sort | undefined;
  readonly onSort: (sort: Sort | undefined) => void;
  /** Told which rows are in view, first and last, so that they can be loaded. */
  readonly onRange?: (first: number, last: number) => void;
  /** Loads rows that are not there, for a copy; not needed where all of them are. */
  readonly onMissing?: LoadRows | undefined;
  readonly className?: string;
  /** The row that is selected, by its place in the table, where others know it too; told when it is another one. */
  readonly selectedRow?: { readonly row: number | undefined; readonly onRow: (row: number) => void };
  /** What the menu at the head of a column offers; absent where there is none. */
  readonly menuOf?: (column: DataColumn) => readonly MenuItem[];
  /** Keys of columns that are not of the rows themselves: they stand first, tinted, and stay in view. */
  readonly leading?: readonly string[];
  /** What a row is numbered by; its place where absent. */
  readonly numberOf?: (row: JsonObject) => string;
  /** Rows of one part say the same in the leading columns. */
  readonly partOf?: (row: JsonObject) => string;
  /** What the leading columns are of, and the others: said above their names. */
  readonly parts?: PartNames;
  /** Says at the foot which rows are in view; `newest`: more come at the end, and are led to. */
  readonly foot?: { readonly newest: boolean };
  readonly before?: Before;
  /** Columns that only the detail of a row has, after the others. */
  readonly beside?: readonly DataColumn[];
  /** Rows in which a column has changed, by its key: said at its head. */
  readonly changes?: ReadonlyMap<string, number>;
  readonly marks?: CellMarks;
};

/** Pixels that a key press adds to a column. */
const RESIZE_STEP = 16;

/**
 * A table of JSON objects that draws only what is in view, in both directions. It is a grid with one tab stop: arrow
 * keys move the active cell, Shift stretches the selection, Enter opens the row's detail, Ctrl+C copies what is
 * selected, Alt with an arrow resizes the column or sorts by it, Shift+F10 opens its menu.
 */
export function DataTable(props: DataTableProps) {
  const { label, columns, layout, onLayout, rowCount, rowAt, placeOf = same, sample, onRange } = props;
  const { settled = false, onMissing, sort, onSort, className, menuOf } = props;
  const { leading = NONE, before, foot, changes, marks } = props;
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
    marks,
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
            marks={marks}
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

/** What a row is numbered by, and whether it is of the same part as the row above. */
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

/** The menu at the head of a column, where it is open; and what opens it, where there is one. */
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

/** Below the head of a column, or where the table begins while that is out of view. */
function placeBelow(table: HTMLElement | null, key: string): MenuPlace {
  const heads = [...(table?.querySelectorAll('[data-column]') ?? [])];
  const head = heads.find((element) => element.getAttribute('data-column') === key) ?? table;
  const box = head?.getBoundingClientRect();
  return { left: box?.left ?? 0, top: (box?.top ?? 0) + ROW_HEIGHT };
}
