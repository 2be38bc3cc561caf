import { isJsonArray, isJsonObject, type Json, ownValue, toJson } from '#core/json/json.ts';

import type { Condition } from './condition.ts';
import type { Area, PlaceColumns } from './place.ts';

export function encodeCondition(condition: Condition): string {
  return JSON.stringify(toParts(condition));
}

/** Undefined for text that is not a condition. Never throws. */
export function decodeCondition(text: string): Condition | undefined {
  const json = toJson(text);
  if (!isJsonArray(json)) return undefined;
  const [name, key, ...parts] = json;
  if (typeof name !== 'string' || typeof key !== 'string' || !Object.hasOwn(READ, name)) return undefined;
  return READ[name]?.(key, parts);
}

function toParts(condition: Condition): readonly Json[] {
  const { key } = condition;
  switch (condition.kind) {
    case 'contains':
      return ['has', key, condition.text];
    case 'values':
      return [`${condition.not ? 'not' : 'is'}${condition.items ? 'In' : ''}`, key, ...condition.values];
    case 'range':
      return [condition.of, key, condition.from ?? null, condition.to ?? null, condition.below];
    case 'filled':
      return [condition.not ? 'empty' : 'filled', key];
    case 'noPlace':
      return ['noPlace', key, { ...condition.places }, condition.swapped];
    case 'area':
      return ['area', key, [...condition.area], { ...condition.places }, condition.swapped];
  }
}

type ReadCondition = (key: string, parts: readonly Json[]) => Condition | undefined;

const readValues =
  (not: boolean, items: boolean): ReadCondition =>
  (key, parts) => {
    const values = parts.filter((part) => typeof part === 'string');
    return values.length === parts.length && values.length > 0
      ? { kind: 'values', key, values, items, not }
      : undefined;
  };

const readRange =
  (of: 'number' | 'date'): ReadCondition =>
  (key, [from, to, below]) => {
    const range = { from: numberIn(from), to: numberIn(to), below: below === true };
    return range.from === undefined && range.to === undefined
      ? undefined
      : { kind: 'range', key, of, ...range };
  };

const READ: Readonly<Record<string, ReadCondition>> = {
  has: (key, [text]) =>
    typeof text === 'string' && text !== '' ? { kind: 'contains', key, text } : undefined,
  is: readValues(false, false),
  isIn: readValues(false, true),
  not: readValues(true, false),
  notIn: readValues(true, true),
  number: readRange('number'),
  date: readRange('date'),
  filled: (key) => ({ kind: 'filled', key, not: false }),
  empty: (key) => ({ kind: 'filled', key, not: true }),
  noPlace: (key, [places, swapped]) => {
    const columns = readPlaces(places);
    return columns && { kind: 'noPlace', key, places: columns, swapped: swapped === true };
  },
  area: (key, [area, places, swapped]) => {
    const edges = readArea(area);
    const columns = readPlaces(places);
    return edges && columns && { kind: 'area', key, area: edges, places: columns, swapped: swapped === true };
  },
};

const numberIn = (json: Json | undefined) => (typeof json === 'number' ? json : undefined);

function readArea(json: Json | undefined): Area | undefined {
  if (!isJsonArray(json)) return undefined;
  const [west, south, east, north] = json.map(numberIn);
  if (west === undefined || south === undefined || east === undefined || north === undefined)
    return undefined;
  return [west, south, east, north];
}

function readPlaces(json: Json | undefined): PlaceColumns | undefined {
  if (!isJsonObject(json)) return undefined;
  const [both, latitude, longitude] = ['both', 'latitude', 'longitude'].map((name) => ownValue(json, name));
  if (typeof both === 'string') return { both };
  return typeof latitude === 'string' && typeof longitude === 'string' ? { latitude, longitude } : undefined;
}
