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
import type { CellIcons } from '../cell-icons.ts';
import { clampWidth, useFittedWidths } from './column-widths.ts';
import type { DataColumn } from '../data-column.ts';

type GridColumnsInput = {
  readonly columns: readonly DataColumn[];
  readonly layout: ColumnLayout;
  readonly onLayout: (layout: ColumnLayout) => void;
  readonly sample: readonly JsonObject[];
  readonly settled: boolean;
  readonly leading: readonly string[];
  readonly before: Before | undefined;
  readonly changes: ReadonlyMap<string, number> | undefined;
  readonly cellIcons: CellIcons | undefined;
};

/**
 * More pinned columns, or wider ones (in pixels, for wide and other screens), would leave no room for the
 * others.
 */
const MOST_PINNED = 4;
const MOST_PINNED_WIDTH = { wide: 640, other: 320 };

/** Maximum pixels of an ID, and of a leading column on a phone, where it would fill the screen. */
const MOST_LEADING = 120;

export function useGridColumns(input: GridColumnsInput) {
  const { columns, layout, onLayout, sample, settled, leading, before, changes, cellIcons } = input;
  const visible = useMemo(
    () => shownColumns(columns, { ...layout, pinned: [...leading, ...layout.pinned] }),
    [columns, layout, leading],
  );
  const pinned = new Set([...leading, ...layout.pinned]);
  const last = visible.findLastIndex(({ key }) => pinned.has(key));
  const isNarrow = useMedia('(width < 40rem)');
  const { fittedWidth, fit } = useFittedWidths(columns, { sample, settled, before, changes, cellIcons });
  const ids = columns.flatMap(({ key, format }) => (format === 'id' ? [key] : []));
  const isLow = (key: string) => ids.includes(key) || (isNarrow && leading.includes(key));
  const widthOf = (key: string) =>
    layout.widths.get(key) ?? Math.min(fittedWidth(key), isLow(key) ? MOST_LEADING : Infinity);
  const room = useMedia('(width >= 64rem)') ? MOST_PINNED_WIDTH.wide : MOST_PINNED_WIDTH.other;
  const pins = visible.slice(0, Math.min(last + 1, MOST_PINNED)).map(({ key }) => widthOf(key));
  return {
    visible,
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

function countWithin(widths: readonly number[], room: number): number {
  let [count, sum] = [0, 0];
  for (const width of widths) {
    sum += width;
    if (sum > room) break;
    count += 1;
  }
  return count;
}
