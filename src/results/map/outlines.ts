import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import address from 'world-atlas/countries-50m.json?url';

import { forEachInTimeSlices } from '#browser/time-slices.ts';
import { toPoint } from '#core/results/map/mercator.ts';

export type Outline = {
  readonly name: string;
  readonly path: Path2D;
  readonly bounds: Bounds;
};

/** Points of the map, from 0 to 1. */
export type Bounds = {
  readonly west: number;
  readonly north: number;
  readonly east: number;
  readonly south: number;
};

type Atlas = Topology<{ countries: GeometryCollection<{ readonly name: string }> }>;

/**
 * Loads the outlines of all countries (Natural Earth, 1 : 50 million) from a file of the console.
 * @throws TypeError
 */
export async function loadOutlines(): Promise<readonly Outline[]> {
  const answer = await fetch(address);
  const atlas = (await answer.json()) as Atlas; // the file is ours
  const outlines: Outline[] = [];
  await forEachInTimeSlices(
    atlas.objects.countries.geometries,
    (country) => {
      const [drawn] = feature(atlas, { type: 'GeometryCollection', geometries: [country] }).features;
      if (!drawn) return;
      const { geometry, properties } = drawn;
      const polygons =
        geometry.type === 'Polygon'
          ? [geometry.coordinates]
          : geometry.type === 'MultiPolygon'
            ? geometry.coordinates
            : [];
      if (polygons.length > 0) outlines.push({ name: properties.name, ...draw(polygons) });
    },
    { stride: 1 },
  );
  return outlines;
}

type Polygons = readonly (readonly (readonly (readonly number[])[])[])[];

function draw(polygons: Polygons): Omit<Outline, 'name'> {
  const path = new Path2D();
  let bounds: Bounds = { west: 1, north: 1, east: 0, south: 0 };
  for (const ring of polygons.flat()) {
    ring.forEach(([longitude = 0, latitude = 0], at) => {
      const { x, y } = toPoint({ latitude, longitude });
      if (at === 0) path.moveTo(x, y);
      else path.lineTo(x, y);
      bounds = {
        west: Math.min(bounds.west, x),
        north: Math.min(bounds.north, y),
        east: Math.max(bounds.east, x),
        south: Math.max(bounds.south, y),
      };
    });
    path.closePath();
  }
  return { path, bounds };
}
