import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { markInexact } from '#core/json/digits.ts';
import type { Json } from '#core/json/json.ts';

import { type Condition, conditionTest, textsOf } from './condition.ts';
import { decodeCondition, encodeCondition } from './condition-codec.ts';
import { clockOf } from './measure.ts';
import { findPlaces, isInArea, placeOf } from './place.ts';

afterEach(() => void vi.unstubAllEnvs());

const fits = (condition: Condition, value: Json | undefined) =>
  conditionTest(condition)(value === undefined ? {} : { [condition.key]: value });

describe('a condition', () => {
  it.each<[string, Condition, Json | undefined, boolean]>([
    ['a part of a text in any case', { kind: 'contains', key: 'a', text: 'ÖLN' }, 'Köln', true],
    ['a part of a text with any accents', { kind: 'contains', key: 'a', text: 'cote' }, 'Côte', true],
    ['a part of what is nested', { kind: 'contains', key: 'a', text: 'x' }, { b: ['x'] }, true],
    [
      'one of some values',
      { kind: 'values', key: 'a', values: ['1', 'b'], items: false, not: false },
      1,
      true,
    ],
    [
      'an item of a list',
      { kind: 'values', key: 'a', values: ['b'], items: false, not: false },
      ['a', 'b'],
      true,
    ],
    [
      'an item of a list that is text',
      { kind: 'values', key: 'a', values: ['b'], items: true, not: false },
      'a, b',
      true,
    ],
    [
      'a text that is no list',
      { kind: 'values', key: 'a', values: ['b'], items: false, not: false },
      'a, b',
      false,
    ],
    [
      'none of some values',
      { kind: 'values', key: 'a', values: ['b'], items: false, not: true },
      undefined,
      true,
    ],
    [
      'a range with its ends',
      { kind: 'range', key: 'a', of: 'number', from: 4, to: 5, below: false },
      5,
      true,
    ],
    [
      'a number that is text',
      { kind: 'range', key: 'a', of: 'number', from: 4, to: undefined, below: false },
      '4.5',
      true,
    ],
    [
      'no range without a number',
      { kind: 'range', key: 'a', of: 'number', from: undefined, to: 5, below: false },
      'few',
      false,
    ],
    ['a value that is there', { kind: 'filled', key: 'a', not: false }, 0, true],
    ['one that is not', { kind: 'filled', key: 'a', not: true }, [], true],
  ])('asks for %s', (_, condition, value, expected) => {
    expect(fits(condition, value)).toBe(expected);
  });

  it.each([
    ['12345678901234567890', 5, undefined, true],
    ['12345678901234567890', undefined, 5, false],
    ['-12345678901234567890', undefined, 5, true],
    // The end, too, is the nearest double of what is typed, or of what a bar begins or ends with.
    ['9007199254740993', undefined, 9_007_199_254_740_992, true],
  ])('finds %s, which no double holds, by the nearest one: from %d to %d', (digits, from, to, expected) => {
    const range = { kind: 'range', key: 'a', of: 'number', from, to, below: false } as const;
    expect(fits(range, markInexact(digits))).toBe(expected);
    expect(fits(range, digits)).toBe(false);
  });

  it('survives the address, whatever is asked', () => {
    const number = fc.option(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
      { nil: undefined },
    );
    const range = fc
      .record({
        kind: fc.constant('range' as const),
        key: fc.string(),
        of: fc.constantFrom('number' as const, 'date' as const),
        from: number,
        to: number,
        below: fc.boolean(),
      })
      .filter(({ from, to }) => from !== undefined || to !== undefined);
    const degrees = fc.integer({ min: -180, max: 180 });
    const places = fc.oneof(
      fc.record({ both: fc.string() }),
      fc.record({ latitude: fc.string(), longitude: fc.string() }),
    );
    const any: fc.Arbitrary<Condition> = fc.oneof(
      fc.record({
        kind: fc.constant('noPlace' as const),
        key: fc.string(),
        places,
        swapped: fc.boolean(),
      }),
      fc.record({
        kind: fc.constant('contains' as const),
        key: fc.string(),
        text: fc.string({ minLength: 1 }),
      }),
      fc.record({
        kind: fc.constant('values' as const),
        key: fc.string(),
        values: fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }),
        items: fc.boolean(),
        not: fc.boolean(),
      }),
      range,
      fc.record({ kind: fc.constant('filled' as const), key: fc.string(), not: fc.boolean() }),
      fc.record({
        kind: fc.constant('area' as const),
        key: fc.string(),
        area: fc.tuple(degrees, degrees, degrees, degrees),
        places,
        swapped: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(any, (condition) => {
        expect(JSON.stringify(decodeCondition(encodeCondition(condition)))).toBe(
          JSON.stringify(decodeCondition(encodeCondition(decodeCondition(encodeCondition(condition))!))),
        );
        expect(decodeCondition(encodeCondition(condition))).toEqual(JSON.parse(JSON.stringify(condition)));
      }),
    );
  });

  it.each([
    '',
    '{}',
    '[]',
    '["is","a"]',
    '["is","a",1]',
    '["number","a",null,null]',
    '["constructor","a"]',
    '["has","a",""]',
    '["area","a",[1,2],{}]',
  ])('is not read from %j', (text) => expect(decodeCondition(text)).toBeUndefined());
});

it('counts each value of a list once', () => {
  expect(textsOf(['a', 'a', null, 1], false)).toEqual(['a', '1']);
});

it.each<[Json, string | undefined]>([
  ['2026-07-15 07:57:23', '2026-07-15T07:57:23.000Z'],
  ['2026-07-15T07:57:23.123Z', '2026-07-15T07:57:23.000Z'],
  ['2026-07-15T07:57+08:00', '2026-07-14T23:57:00.000Z'],
  ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ['2025-02-29', undefined],
  ['Open 24 hours', undefined],
  [20260715, undefined],
])('%j is the moment %j for a reader in UTC', (value, moment) => {
  vi.stubEnv('TZ', 'UTC');
  const at = clockOf(value);
  expect(at === undefined ? undefined : new Date(at).toISOString()).toBe(moment);
});

describe('places', () => {
  it.each<[Json, unknown]>([
    ['52.5, 13.4', { latitude: 52.5, longitude: 13.4 }],
    [
      { lat: 52.5, lng: 13.4 },
      { latitude: 52.5, longitude: 13.4 },
    ],
    [
      { latitude: '52.5', longitude: '13.4' },
      { latitude: 52.5, longitude: 13.4 },
    ],
    [{ lat: 0, lng: 0 }, undefined],
    [{ lat: 152.5, lng: 13.4 }, undefined],
    ['1,204', undefined],
  ])('of %j is %j', (value, place) => expect(placeOf({ at: value }, { both: 'at' })).toEqual(place));

  it('are found by the names and the values of columns', () => {
    const row = {
      latitude: 52.5,
      longitude: 13.4,
      platform: 3,
      location: { lat: 1, lng: 2 },
      start_lat: 1,
      start_lng: 2,
    };
    const columns = Object.keys(row).map((key) => ({ key }));
    expect(findPlaces(columns, [row])).toEqual([
      { latitude: 'latitude', longitude: 'longitude' },
      { latitude: 'start_lat', longitude: 'start_lng' },
      { both: 'location' },
    ]);
    expect(findPlaces(columns, [{ latitude: 0, longitude: 0 }])).toEqual([]);
  });

  it('are read the other way round where that is asked for', () => {
    const places = { latitude: 'lat', longitude: 'lng' };
    const row = { lat: 113.3, lng: 23.1 };
    expect(placeOf(row, places)).toBeUndefined();
    expect(placeOf(row, places, true)).toEqual({ latitude: 23.1, longitude: 113.3 });
    const text = { at: '-122.41, 37.77' };
    expect(placeOf(text, { both: 'at' })).toBeUndefined();
    expect(placeOf(text, { both: 'at' }, true)).toEqual({ latitude: 37.77, longitude: -122.41 });
  });

  it('that have none are those that the map does not show', () => {
    const places = { latitude: 'lat', longitude: 'lng' };
    const isWithout = conditionTest({ kind: 'noPlace', key: 'lat', places, swapped: false });
    const rows = [{ lat: 52.5, lng: 13.4 }, { lat: 0, lng: 0 }, { lat: 95, lng: 1 }, { lat: 1 }, {}];
    expect(rows.map(isWithout)).toEqual([false, true, true, true, true]);
  });
  it('are in an area that reaches over the date line', () => {
    const area = [170, -20, -170, 20] as const;
    expect(isInArea({ latitude: 0, longitude: -175 }, area)).toBe(true);
    expect(isInArea({ latitude: 0, longitude: 0 }, area)).toBe(false);
  });
});
