import { expect, it } from 'vitest';

import { rowsOf, toArray } from '#core/form/rows.ts';
import type { Json } from '#core/json/json.ts';

import { withLater } from './with-later.ts';

const later = (made: readonly Json[], edited: readonly Json[], latest: readonly Json[]) =>
  toArray(withLater({ made, edited: rowsOf(edited), latest: rowsOf(latest) }));

it('is what was made, where nothing was typed meanwhile', () => {
  const edited = rowsOf<Json>(['a']);
  expect(toArray(withLater({ made: ['x'], edited, latest: edited }))).toEqual(['x']);
});

it('has what was typed into a row in its place, also where that has moved', () => {
  expect(later(['x', 'a', 'b'], ['a', 'b'], ['a', 'typed'])).toEqual(['x', 'a', 'typed']);
  expect(later(['a', 'a'], ['a', 'a'], ['a', 'typed'])).toEqual(['a', 'typed']);
});

it('has at its end what has no place in it', () => {
  expect(later(['x'], ['a', null], ['typed', 'too'])).toEqual(['x', 'typed', 'too']);
  expect(later(['x'], ['a'], ['a', 'added', null])).toEqual(['x', 'added']);
});

it('loses nothing by a row that is emptied or taken out meanwhile', () => {
  expect(later(['a', 'b'], ['a', 'b'], ['a', null])).toEqual(['a', 'b']);
  expect(later(['a', 'b'], ['a', 'b'], ['a'])).toEqual(['a', 'b']);
});
