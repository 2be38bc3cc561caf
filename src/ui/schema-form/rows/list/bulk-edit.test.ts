import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rowsOf, toArray } from '#core/form/rows.ts';
import { fromLines, toLines, withEditsSince } from './bulk-edit.ts';
import type { Json } from '#core/json/json.ts';

const itemsOf = (...args: Parameters<typeof fromLines>) =>
  [...fromLines(...args).items].filter((item) => item !== undefined);

const byUrl = { kind: 'object', key: 'url' } as const;

it('writes one item per line, a foreign one as JSON', () => {
  expect(toLines(rowsOf([{ url: 'a' }, 'b', { url: 'c', depth: 2 }]), byUrl)).toBe('a\n"b"\nc');
});

it('writes an item of several lines on one, however many blanks it holds', () => {
  const blanks = ' '.repeat(1_000_000);
  expect(toLines(rowsOf([` a \r\n\n\t b${blanks}c\nd `]), { kind: 'text' })).toBe(`a b${blanks}c d`);
});

it('takes off the apostrophe that a copy for a spreadsheet has put before a line', () => {
  expect(itemsOf("'@nasa\n'=own", rowsOf<Json>(["'=own"]), { kind: 'text' })).toEqual(['@nasa', "'=own"]);
});

it('writes an item without text as JSON, and keeps what else it holds where a text comes in place of that', () => {
  const rows = rowsOf([{ url: '', depth: 3 }, null, { url: ' ' }, { url: null, depth: 1 }]);
  expect(toLines(rows, byUrl)).toBe('{"url":"","depth":3}\n\n\n{"url":null,"depth":1}');
  expect(itemsOf(toLines(rows, byUrl), rows, byUrl)).toEqual([
    { url: '', depth: 3 },
    { url: null, depth: 1 },
  ]);
  expect(itemsOf('new\n\n\n{"url":null,"depth":1}', rows, byUrl)).toEqual([
    { url: 'new', depth: 3 },
    { url: null, depth: 1 },
  ]);
});

it('keeps what else an item holds while its line is as it was', () => {
  const rows = rowsOf([{ url: 'a', depth: 1 }, 'b', { url: 'a', depth: 2 }]);
  expect(itemsOf('"b"\na\n\nnew\na', rows, byUrl)).toEqual([
    'b',
    { url: 'a', depth: 1 },
    { url: 'new' },
    { url: 'a', depth: 2 },
  ]);
});

it('gives back the same items for lines that nobody touched', () => {
  const word = fc.stringMatching(/^[a-z]{1,3}$/);
  const item = fc.oneof(word, fc.record({ url: word }), fc.record({ url: word, depth: fc.nat() }));
  fc.assert(
    fc.property(fc.array(item), (items) => {
      const rows = rowsOf(items);
      const lines = (all: readonly unknown[]) => all.map((one) => JSON.stringify(one)).sort();
      expect(lines(itemsOf(toLines(rows, byUrl), rows, byUrl))).toEqual(lines(items));
    }),
  );
});

it('keeps what else an item holds where only its line changed', () => {
  const rows = rowsOf([
    { url: 'a', method: 'GET' },
    { url: 'b', method: 'POST' },
    { url: 'c', method: 'PUT' },
  ]);
  const read = fromLines('c\nx\ny', rows, byUrl);
  expect([...read.items].filter((item) => item !== undefined)).toEqual([
    { url: 'c', method: 'PUT' },
    { url: 'x', method: 'POST' },
    { url: 'y' },
  ]);
  expect(read.lost()).toBe(1);
});

it('says how many items lost more than their text', () => {
  const rows = rowsOf([{ url: 'a', method: 'GET' }, { url: 'b' }]);
  const lost = (text: string) => {
    const read = fromLines(text, rows, byUrl);
    return [...read.items].length && read.lost();
  };
  expect([lost('x\nb\nmore'), lost('b'), lost('a\nb\nmore'), lost('x\nb')]).toEqual([1, 0, 0, 0]);
});

const later = (made: readonly Json[], edited: readonly Json[], latest: readonly Json[]) =>
  toArray(withEditsSince({ made, edited: rowsOf(edited), latest: rowsOf(latest) }));

it('is what was made, where nothing was typed meanwhile', () => {
  const edited = rowsOf<Json>(['a']);
  expect(toArray(withEditsSince({ made: ['x'], edited, latest: edited }))).toEqual(['x']);
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
