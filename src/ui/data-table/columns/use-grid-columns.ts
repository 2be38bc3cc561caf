import { useMemo } from 'react';

import type { JsonObject } from '#core/json/json.ts';
import {
  type ColumnLayout,
  placeColumn,
  resizeColumn,
  shownColumns,
  unsizeColumn,
} from '#core/results/column-layout.ts';

import { clampWidth, useFittedWidths } from './column-widths.ts';
import type { DataColumn } from '../data-column.ts';

type GridColumnsInput = {
  readonly columns: readonly DataColumn[];
  readonly layout: ColumnLayout;
  readonly onLayout: (layout: ColumnLayout) => void;
  /** The first rows: columns are fitted to them. */
  readonly sample: readonly JsonObject[];
  readonly settled: boolean;
};

/** The columns that are shown, how wide each is (pixels), and what changes that. */
export function useGridColumns({ columns, layout, onLayout, sample, settled }: GridColumnsInput) {
  const visible = useMemo(() => shownColumns(columns, layout), [columns, layout]);
  const { fittedWidth, fit } = useFittedWidths(columns, { sample, settled });
  return {
    visible,
    widthOf: (key: string) => layout.widths.get(key) ?? fittedWidth(key),
    resize: (key: string, width: number) => onLayout(resizeColumn(layout, key, clampWidth(width))),
    place: (move: { readonly key: string; readonly at: string }) =>
      onLayout(placeColumn(columns, layout, move)),
    fit: (column: DataColumn) => {
      onLayout(unsizeColumn(layout, column.key));
      fit(column);
    },
  };
}
