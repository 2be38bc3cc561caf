import type { Area, GeoPlace } from '../filter/place.ts';

/** A point of the square map: from 0 in the west and north to 1 in the east and south. */
export type Point = { readonly x: number; readonly y: number };

/** Degrees; places beyond it are drawn at the edge. */
const LAST_LATITUDE = 85.05112878;

/** @param place in degrees; clamped to the edge of the map */
export function toPoint({ latitude, longitude }: GeoPlace): Point {
  const sine = Math.sin((Math.max(-LAST_LATITUDE, Math.min(LAST_LATITUDE, latitude)) * Math.PI) / 180);
  return {
    x: (longitude + 180) / 360,
    y: Math.max(0, Math.min(1, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI))),
  };
}

/** @returns degrees */
export function toPlace({ x, y }: Point): GeoPlace {
  return {
    latitude: (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI,
    longitude: x * 360 - 180,
  };
}

export function areaBetween(a: Point, b: Point): Area {
  const clamp = (part: number) => Math.max(0, Math.min(1, part));
  const northWest = toPlace({ x: clamp(Math.min(a.x, b.x)), y: clamp(Math.min(a.y, b.y)) });
  const southEast = toPlace({ x: clamp(Math.max(a.x, b.x)), y: clamp(Math.max(a.y, b.y)) });
  return [northWest.longitude, southEast.latitude, southEast.longitude, northWest.latitude];
}

/** Pixels of the whole map at zoom 0; each zoom step doubles them. */
const TILE = 256;
export const MAX_ZOOM = 16;

/** In pixels. */
export function sizeAt(zoom: number): number {
  return TILE * 2 ** zoom;
}

export type MapView = Point & { readonly zoom: number };

type Size = { readonly width: number; readonly height: number };

/** Pixels left free around fitted content. */
const MARGIN = 48;

export function viewOfAll(points: readonly Point[], { width, height }: Size): MapView {
  let [west, north, east, south] = [1, 1, 0, 0];
  for (const { x, y } of points) {
    west = Math.min(west, x);
    east = Math.max(east, x);
    north = Math.min(north, y);
    south = Math.max(south, y);
  }
  if (west > east) return { x: 0.5, y: 0.4, zoom: 1 };
  const room = (pixels: number) => Math.max(1, pixels - 2 * MARGIN);
  const zooms = [room(width) / (east - west), room(height) / (south - north)].map((scale) =>
    Math.floor(Math.log2(scale / TILE)),
  );
  return {
    x: (west + east) / 2,
    y: (north + south) / 2,
    zoom: Math.max(0, Math.min(MAX_ZOOM - 3, ...zooms)),
  };
}
