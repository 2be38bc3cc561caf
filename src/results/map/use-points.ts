import { useCallback } from 'react';

import { forEachInTimeSlices } from '#browser/time-slices.ts';
import { nearestQuantityOf } from '#core/results/values/quantity.ts';
import { type PlaceColumns, placeOf } from '#core/results/filter/place.ts';
import { type Point, toPoint } from '#core/results/map/mercator.ts';
import type { PlacedRow } from '#core/results/row-set.ts';
import { isFilled } from '#core/results/values/is-filled.ts';
import { toReadableText } from '#core/results/values/value-text.ts';
import { valueAt } from '#core/results/values/value-at.ts';
import { useSliced } from '#ui/hooks/use-sliced.ts';

/** A row on the map. `at` is its index among the rows. */
export type RowPoint = Point & {
  readonly at: number;
  readonly placed: PlacedRow;
  /** Colour value: a number, or 1 for the most frequent value and 0 for any other. */
  readonly measure: number | undefined;
};

export type Colour = { readonly key: string; readonly by: 'number' | 'share' };

export type Points = {
  readonly points: readonly RowPoint[];
  readonly rows: number;
  /** Rows without a place that would get one if latitude and longitude were swapped. */
  readonly swappable: number;
  readonly top?: string;
};

type PointRequest = {
  readonly places: PlaceColumns;
  readonly swapped: boolean;
  readonly colour: Colour | undefined;
};

export function usePoints(
  rows: readonly PlacedRow[],
  { places, swapped, colour }: PointRequest,
): Points | undefined {
  const find = useCallback(
    async (shouldContinue: () => boolean): Promise<Points | undefined> => {
      const points: (Omit<RowPoint, 'measure'> & { measure: number | undefined })[] = [];
      const texts: (string | undefined)[] = [];
      const counts = new Map<string, number>();
      let [at, swappable] = [0, 0];
      const take = (placed: PlacedRow) => {
        const place = placeOf(placed.row, places, swapped);
        const value = colour && valueAt(placed.row, colour.key);
        if (place) {
          points.push({ ...toPoint(place), at, placed, measure: nearestQuantityOf(value) });
          if (colour?.by === 'share') {
            const text = isFilled(value) ? toReadableText(value) : undefined;
            texts.push(text);
            if (text !== undefined) counts.set(text, (counts.get(text) ?? 0) + 1);
          }
        } else if (placeOf(placed.row, places, !swapped)) swappable += 1;
        at += 1;
      };
      if (!(await forEachInTimeSlices(rows, take, { shouldContinue }))) return undefined;
      const found = { points, rows: rows.length, swappable };
      if (colour?.by !== 'share') return found;
      const [top] = [...counts].reduce((most, next) => (next[1] > most[1] ? next : most), ['', 0]);
      points.forEach((point, index) => {
        const text = texts[index];
        point.measure = text === undefined ? undefined : Number(text === top);
      });
      return { ...found, top };
    },
    [rows, places, swapped, colour],
  );
  return useSliced(find).value;
}
