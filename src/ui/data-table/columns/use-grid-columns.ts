import { useMemo } from 'react';

import type { JsonObject } from '#core/json/json.ts';
import {
  type ColumnLayout,
  placeColumn,
  resizeColumn,
  shownColumns,
  unsizeColumn,
} from '#core/results/columns/column-layout.ts';
import type { Before } from '#core/results/values/value-before.ts';

import { useMedia } from '../../hooks/use-media.ts';
import type { CellMarks } from '../cell-marks.ts';
import { clampWidth, useFittedWidths } from './column-widths.ts';
import type { DataColumn } from '../data-column.ts';

type GridColumnsInput = {
  readonly columns: readonly DataColumn[];
  readonly layout: ColumnLayout;
  readonly onLayout: (layout: ColumnLayout) => void;
  /** The first rows: columns are fitted to them. */
  readonly sample: readonly JsonObject[];
  readonly settled: boolean;
  /** Keys of columns that stand before all others. */
  readonly leading: readonly string[];
  readonly before: Before | undefined;
  readonly changes: ReadonlyMap<string, number> | undefined;
  readonly marks: CellMarks | undefined;
};

/** More columns would leave no room for the others; nor would wider ones, in pixels, on a wide screen and on another. */
const MOST_PINNED = 4;
const MOST_PINNED_WIDTH = { wide: 640, other: 320 };

/** Pixels of an ID, and of any leading column on a phone, where it would fill the screen before the first result. */
const MOST_LEADING = 120;

/** The columns that are shown, how wide each is (pixels), and what changes that. */
export function useGridColumns(input: GridColumnsInput) {
  const { columns, layout, onLayout, sample, settled, leading, before, changes, marks } = input;
  const visible = useMemo(
    () => shownColumns(columns, { ...layout, pinned: [...leading, ...layout.pinned] }),
    [columns, layout, leading],
  );
  const pinned = new Set([...leading, ...layout.pinned]);
  const last = visible.findLastIndex(({ key }) => pinned.has(key));
  const isNarrow = useMedia('(width < 40rem)');
  const { fittedWidth, fit } = useFittedWidths(columns, { sample, settled, before, changes, marks });
  const ids = columns.flatMap(({ key, format }) => (format === 'id' ? [key] : []));
  const isLow = (key: string) => ids.includes(key) || (isNarrow && leading.includes(key));
  const widthOf = (key: string) =>
    layout.widths.get(key) ?? Math.min(fittedWidth(key), isLow(key) ? MOST_LEADING : Infinity);
  const room = useMedia('(width >= 64rem)') ? MOST_PINNED_WIDTH.wide : MOST_PINNED_WIDTH.other;
  const pins = visible.slice(0, Math.min(last + 1, MOST_PINNED)).map(({ key }) => widthOf(key));
  return {
    visible,
    /** So many columns stay in view: the first one always. */
    first: Math.max(1, countWithin(pins, room)),
    widthOf,
    resize: (key: string, width: number) => onLayout(resizeColumn(layout, key, clampWidth(width))),
    place: (move: { readonly key: string; readonly at: string }) =>
      onLayout(placeColumn(columns, layout, move)),
    fit: (column: DataColumn) => {
      onLayout(unsizeColumn(layout, column.key));
      fit(column);
    },
  };
}

/** How many of these widths have room side by side, from the first on. */
function countWithin(widths: readonly number[], room: number): number {
  let [count, sum] = [0, 0];
  for (const width of widths) {
    sum += width;
    if (sum > room) break;
    count += 1;
  }
  return count;
}
