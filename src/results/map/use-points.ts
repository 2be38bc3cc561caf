import { useEffect, useState } from 'react';

import { inSlices } from '#browser/in-slices.ts';
import { quantityOf } from '#core/results/filter/measure.ts';
import { type PlaceColumns, placeOf } from '#core/results/filter/place.ts';
import { type Point, toPoint } from '#core/results/map/mercator.ts';
import type { PlacedRow } from '#core/results/row-set.ts';
import { valueAt } from '#core/results/value-at.ts';

/** A row on the map; `at` is where it stands among the rows. */
export type RowPoint = Point & {
  readonly at: number;
  readonly placed: PlacedRow;
  /** What it is coloured by. */
  readonly measure: number | undefined;
};

export type Points = {
  readonly points: readonly RowPoint[];
  /** Rows that were looked at, with a place or without. */
  readonly rows: number;
  /** So many would have a place if latitude and longitude changed places, and have none now. */
  readonly swappable: number;
};

type Asked = {
  readonly places: PlaceColumns;
  readonly swapped: boolean;
  /** The column that points are coloured by. */
  readonly colour: string | undefined;
};

/** Where rows are on the map; what was found before until that is known. */
export function usePoints(
  rows: readonly PlacedRow[],
  { places, swapped, colour }: Asked,
): Points | undefined {
  const [made, setMade] = useState<Points>();
  useEffect(() => {
    let current = true;
    const points: RowPoint[] = [];
    let [at, swappable] = [0, 0];
    const take = (placed: PlacedRow) => {
      const place = placeOf(placed.row, places, swapped);
      const measure = colour === undefined ? undefined : quantityOf(valueAt(placed.row, colour));
      if (place) points.push({ ...toPoint(place), at, placed, measure });
      else if (placeOf(placed.row, places, !swapped)) swappable += 1;
      at += 1;
    };
    void inSlices(rows, take, { goesOn: () => current }).then((finished) => {
      if (finished && current) setMade({ points, rows: rows.length, swappable });
    });
    return () => {
      current = false;
    };
  }, [rows, places, swapped, colour]);
  return made;
}
