import { expect, it } from 'vitest';
import {
  between,
  digits,
  listOf,
  momentWithin,
  momentWithoutZone,
  objectOf,
  phrase,
  pick,
  sometimes,
  text,
} from './cells.ts';
import type { RowContext } from './worker.ts';

const row: RowContext = {
  n: 7,
  item: 'Café & Bar',
  custom: {},
  random: () => 0.5,
  at: Date.UTC(2026, 0, 11),
};

it.each([
  ['pick', pick('a', 'b', 'c'), 'b'],
  ['pick of nothing', pick(), null],
  ['between', between(1, 2, 2), 1.5],
  ['text', text('{n} {item} {slug}'), '7 Café & Bar café-bar'],
  ['phrase', phrase(['a', 'b'], ['c']), 'b c'],
  ['sometimes, and now', sometimes(0.6, pick(1)), 1],
  ['sometimes, and not now', sometimes(0.5, pick(1)), null],
  ['list', listOf(pick('x'), 1, 3), ['x', 'x']],
  ['object', objectOf({ a: pick(1), b: objectOf({ c: pick(null) }) }), { a: 1, b: { c: null } }],
  ['digits', digits(20), '55555555555555555555'],
  ['moment without a zone', momentWithoutZone, '2026-01-11 00:00:02'],
  ['moment', momentWithin(2), '2026-01-10T00:00:00.000Z'],
])('makes a cell by %s', (_, cell, expected) => {
  expect(cell(row)).toEqual(expected);
});
