import { defaultRangeExtractor, type Range, useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useMemo, useState } from 'react';

import type { JsonObject } from '#core/json/json.ts';
import type { ColumnFormat } from '#core/results/columns/column-layout.ts';
import { valueAt } from '#core/results/values/value-at.ts';

import { type CellFormat, toCell, usualFormat } from './cell.ts';
import type { DataColumn } from './data-column.ts';

/** Pixels; the same as `h-row` of the classes. */
export const ROW_HEIGHT = window.matchMedia('(pointer: coarse)').matches ? 45 : 32;
/** Pixels: the column of row numbers, which stays in view. */
export const NUMBER_WIDTH = 56;

/** A visible column, positioned in pixels from the left. */
export type ShownColumn = DataColumn & {
  readonly index: number;
  readonly start: number;
  readonly width: number;
  readonly numeric: boolean;
  readonly format: CellFormat;
  /** Pixels from the left of the view if the column is pinned. */
  readonly left: number | undefined;
  readonly tinted: boolean;
};

/** A browser cannot lay out more rows in one box, and an unverified count must not allocate memory. */
const MAX_ROWS = 1_000_000;

const OVERSCAN = 4;

type Scroller = RefObject<HTMLElement | null>;

type WindowRows = { readonly first: number; readonly last: number };

/**
 * The visible rows, and how to scroll to another. All rows have the same height, so that nothing is
 * computed per row and a million cost as little as a few.
 * @param headHeight pixels of the header, which overlaps the rows
 */
export function useRowWindow(
  scroller: Scroller,
  count: number,
  onRange?: (first: number, last: number) => void,
  headHeight = ROW_HEIGHT,
) {
  const [seen, setSeen] = useState<WindowRows>({ first: 0, last: -1 });
  const look = useEffectEvent(() => {
    const { scrollTop = 0, clientHeight = 0 } = scroller.current ?? {};
    const first = Math.floor(scrollTop / ROW_HEIGHT);
    const last = Math.ceil((scrollTop + clientHeight - headHeight) / ROW_HEIGHT) - 1;
    setSeen((before) => (before.first === first && before.last === last ? before : { first, last }));
  });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const onScroll = () => look();
    const observer = new ResizeObserver(onScroll);
    observer.observe(element);
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', onScroll);
    };
  }, [scroller]);
  const end = Math.min(count, MAX_ROWS) - 1;
  const last = Math.min(seen.last, end);
  const first = Math.max(0, Math.min(seen.first, last));
  const tell = useEffectEvent(() => {
    if (last >= 0) onRange?.(first, last);
  });
  useEffect(() => tell(), [first, last]);
  const from = Math.max(0, first - OVERSCAN);
  const drawn = last < 0 ? 0 : Math.min(end, last + OVERSCAN) + 1 - from;
  return {
    range: last < 0 ? undefined : { first, last },
    rows: useMemo(() => Array.from({ length: drawn }, (_, at) => from + at), [from, drawn]),
    scrollTo: (row: number) => {
      const element = scroller.current;
      if (!element) return;
      const top = row * ROW_HEIGHT;
      const least = top + ROW_HEIGHT + headHeight - element.clientHeight;
      element.scrollTo({ top: Math.max(least, Math.min(top, element.scrollTop)) });
    },
  };
}

/** Pinned columns stay in view if the screen has room for more beside them. */
const PINS = window.matchMedia('(min-width: 40rem)');
export const STAYS = 'sm:sticky sm:z-1 max-sm:left-auto!';
export const PINNED = `${STAYS} sm:border-r border-line`;

function withFirst(range: Range, first: number): number[] {
  const shown = defaultRangeExtractor(range);
  const pinned = Array.from({ length: Math.min(first, range.count) }, (_, index) => index);
  return [...pinned, ...shown.filter((index) => index >= pinned.length)];
}

export function useColumnWindow(scroller: Scroller, widths: readonly number[], first = 1) {
  const pinnedWidth = widths.slice(0, first).reduce((sum, width) => sum + width, 0);
  const columns = useVirtualizer({
    horizontal: true,
    count: widths.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => widths[index] ?? 0,
    paddingStart: NUMBER_WIDTH,
    scrollPaddingStart: NUMBER_WIDTH + (PINS.matches ? pinnedWidth : 0),
    rangeExtractor: (range) => withFirst(range, first),
    overscan: 2,
    useFlushSync: false,
  });
  const layout = widths.join(' ');
  useLayoutEffect(() => columns.measure(), [columns, layout]);
  return columns;
}

export function cellStyle({ width, left }: ShownColumn) {
  return { width, ...(left !== undefined && { left }) };
}

type Looks = {
  readonly sample: readonly JsonObject[];
  readonly formats: ReadonlyMap<string, ColumnFormat>;
  readonly first: number;
  readonly leading: readonly string[];
};

/**
 * The visible columns with all that a row needs to draw them. Keeps the same array while nothing about
 * them changes.
 */
export function useShownColumns(
  columns: readonly DataColumn[],
  { sample, formats, first, leading }: Looks,
  items: readonly VirtualItem[],
): readonly ShownColumn[] {
  const looks = useMemo(
    () =>
      columns.map((column) => ({
        ...lookOf(column, sample, formats.get(column.key)),
        tinted: leading.includes(column.key),
      })),
    [columns, sample, formats, leading],
  );
  const layout = items.map(({ index, start, size }) => `${index} ${start} ${size}`).join();
  return useMemo(
    () =>
      layout === ''
        ? []
        : layout.split(',').flatMap((place) => {
            const [index = 0, start = 0, width = 0] = place.split(' ').map(Number);
            const column = columns[index];
            const look = looks[index];
            return column && look
              ? [{ ...column, ...look, index, start, width, left: index < first ? start : undefined }]
              : [];
          }),
    [columns, looks, layout, first],
  );
}

function lookOf(column: DataColumn, sample: readonly JsonObject[], chosen: ColumnFormat | undefined) {
  const { key } = column;
  const format = chosen ?? usualFormat(column, sample);
  const kinds = sample
    .map((row) => toCell(valueAt(row, key), format).kind)
    .filter((kind) => kind !== 'empty');
  return {
    numeric: kinds.length > 0 && kinds.every((kind) => kind === 'number'),
    format,
  };
}
