import { isJsonObject, type Json, type JsonObject, ownValue } from '#core/json/json.ts';

import { nearestQuantityOf } from '../values/quantity.ts';
import { valueAt } from '../values/value-at.ts';

/** A place on earth, in degrees. */
export type GeoPlace = { readonly latitude: number; readonly longitude: number };

/** The columns that hold the places of rows: two of numbers, or one with both. Degrees. */
export type PlaceColumns =
  | { readonly latitude: string; readonly longitude: string }
  | { readonly both: string };

/** West, south, east and north in degrees. If west is east of east, the area crosses the date line. */
export type Area = readonly [west: number, south: number, east: number, north: number];

const LATITUDE = ['lat', 'latitude'];
const LONGITUDE = ['lng', 'lon', 'long', 'longitude'];
const PAIR = /^\s*\(?(-?[\d.]+)\s*[,;]\s*(-?[\d.]+)\)?\s*$/;

/**
 * The place of a row; undefined if it has none, is 0/0 (which means none), or is out of range.
 * @param swapped latitude and longitude are exchanged
 */
export function placeOf(row: JsonObject, columns: PlaceColumns, swapped = false): GeoPlace | undefined {
  const [first, second] =
    'both' in columns
      ? pairOf(valueAt(row, columns.both))
      : [
          nearestQuantityOf(valueAt(row, columns.latitude)),
          nearestQuantityOf(valueAt(row, columns.longitude)),
        ];
  if (first === undefined || second === undefined) return undefined;
  const place = swapped ? { latitude: second, longitude: first } : { latitude: first, longitude: second };
  return isOnEarth(place) ? place : undefined;
}

function isOnEarth({ latitude, longitude }: GeoPlace): boolean {
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && (latitude !== 0 || longitude !== 0);
}

type Position = readonly [number | undefined, number | undefined];

function pairOf(value: Json | undefined): Position {
  if (typeof value === 'string') {
    const [, latitude, longitude] = PAIR.exec(value) ?? [];
    return [nearestQuantityOf(latitude), nearestQuantityOf(longitude)];
  }
  if (!isJsonObject(value)) return [undefined, undefined];
  return [member(value, LATITUDE), member(value, LONGITUDE)];
}

function member(value: JsonObject, names: readonly string[]): number | undefined {
  return names.map((name) => nearestQuantityOf(ownValue(value, name))).find((number) => number !== undefined);
}

export function isInArea({ latitude, longitude }: GeoPlace, [west, south, east, north]: Area): boolean {
  if (latitude < south || latitude > north) return false;
  return west <= east ? longitude >= west && longitude <= east : longitude >= west || longitude <= east;
}

const IS_LATITUDE = /(?:^|[^a-z])lat(?:itude)?$/i;

export function findPlaces(
  columns: readonly { readonly key: string }[],
  sample: readonly JsonObject[],
): readonly PlaceColumns[] {
  const keys = columns.map(({ key }) => key);
  const known = new Map(keys.map((key) => [key.toLowerCase(), key]));
  const pairs = keys.flatMap((key): readonly PlaceColumns[] => {
    if (!IS_LATITUDE.test(key)) return [];
    const before = key.slice(0, key.search(/lat(?:itude)?$/i)).toLowerCase();
    const longitude = LONGITUDE.map((name) => known.get(`${before}${name}`)).find(
      (name) => name !== undefined,
    );
    return longitude === undefined ? [] : [{ latitude: key, longitude }];
  });
  const both = keys.map((key): PlaceColumns => ({ both: key }));
  return [...pairs, ...both].filter((place) =>
    sample.some((row) => placeOf(row, place) !== undefined || placeOf(row, place, true) !== undefined),
  );
}

export function placesName(columns: PlaceColumns): string {
  return 'both' in columns ? columns.both : columns.latitude;
}
