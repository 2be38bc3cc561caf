import { describe, expect, it } from 'vitest';

import { markInexact } from '#core/json/digits.ts';
import type { Json } from '#core/json/json.ts';
import { formatMoment } from '#messages/format.ts';

import { type CellFormat, toCell, toLink, type Cell, usualFormat } from './cell.ts';

describe('a cell', () => {
  it.each<[Json | undefined, Cell]>([
    [undefined, { kind: 'empty', text: '' }],
    [null, { kind: 'empty', text: '' }],
    ['', { kind: 'empty', text: '' }],
    [0, { kind: 'number', text: '0' }],
    [11204.25, { kind: 'number', text: '11,204.25' }],
    [false, { kind: 'text', text: 'false' }],
    ['two\n lines', { kind: 'text', text: 'two lines' }],
    [['Pizza', 7], { kind: 'chips', items: ['Pizza', '7'], more: 0, text: 'Pizza, 7' }],
    [
      ['a', 'b', 'c', 'd', 'e', 'f'],
      { kind: 'chips', items: ['a', 'b', 'c', 'd'], more: 2, text: 'a, b, c, d' },
    ],
    [['a text that is too long for a chip'], { kind: 'nested', text: 'a text that is too long for a chip' }],
    [[], { kind: 'nested', text: '[ ]' }],
    [
      { lat: 40.7128, lng: -74.006 },
      { kind: 'nested', text: '40.7128, -74.006' },
    ],
    [
      { longitude: 8, latitude: 50 },
      { kind: 'nested', text: '50, 8' },
    ],
    [
      { mon: '9 to 5', tue: null, days: ['x'], more: { a: 1 }, last: 1 },
      { kind: 'nested', text: 'mon: 9 to 5, tue: , days: [ 1 ], more: { 1 }, …' },
    ],
    [{ hours: Array.from({ length: 1200 }, () => 1) }, { kind: 'nested', text: 'hours: [ 1,200 ]' }],
    [[{ a: 1 }, { b: 2 }], { kind: 'nested', text: '{ 1 }, { 1 }' }],
    [{}, { kind: 'nested', text: '{ }' }],
    [markInexact('12345678901234567890'), { kind: 'number', text: '12345678901234567890' }],
    ['<img src=x onerror=alert(1)>', { kind: 'text', text: '<img src=x onerror=alert(1)>' }],
    [
      'https://www.example.com/a/',
      { kind: 'link', text: 'example.com/a', href: 'https://www.example.com/a/' },
    ],
  ])('shows %j', (value, cell) => {
    expect(toCell(value)).toEqual(cell);
  });

  it.each<[string, CellFormat]>([
    ['2026-07-15T07:57:23Z', undefined],
    ['2026-07-15T07:57:23.120Z', 'date'],
    ['2026-07-15 09:57:23+02:00', undefined],
  ])('writes the moment %s by the clock of who reads it, and keeps it whole', (whole, format) => {
    const at = Date.UTC(2026, 6, 15, 7, 57, 23);
    expect(toCell(whole, format)).toEqual({
      kind: 'moment',
      text: formatMoment(at, { seconds: true }),
      whole,
    });
  });

  it.each(['2026-07-15 07:57:23', '2026-07-15', '2026-07-15Z', '2026-02-30T07:57:23Z'])(
    'leaves %s as it is: nobody says by whose clock it is',
    (text) => expect(toCell(text)).toEqual({ kind: 'text', text }),
  );

  it('keeps the digits of numbers that are names', () => {
    expect(toCell(2024, 'plain')).toEqual({ kind: 'number', text: '2024' });
  });

  it.each<[Json, CellFormat, Cell]>([
    ['1234.5', 'number', { kind: 'number', text: '1,234.5' }],
    ['many', 'number', { kind: 'text', text: 'many' }],
    ['2026-07-15 07:57:23', 'date', { kind: 'text', text: '2026-07-15 07:57:23' }],
    ['2026-07-15T07:57:23Z', 'plain', { kind: 'text', text: '2026-07-15T07:57:23Z' }],
    ['a, b', 'list', { kind: 'chips', items: ['a', 'b'], more: 0, text: 'a, b' }],
    ['https://a.example/', 'plain', { kind: 'text', text: 'https://a.example/' }],
  ])('writes %j as %s where that was asked for', (value, format, cell) => {
    expect(toCell(value, format)).toEqual(cell);
  });

  it('shows no more than a line of a long text', () => {
    expect(toCell('x'.repeat(100_000)).text).toHaveLength(300);
  });
});

describe('a link', () => {
  it.each([
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    ' https://example.com',
    'https://example.com and more',
    'https://bank.example@evil.example/',
    'https://',
    '//example.com',
    'ftp://example.com/a',
  ])('is not made of %s', (text) => {
    expect(toLink(text)).toBeUndefined();
  });
});

it.each([
  ['Started (UTC)', '2026-12-01T05:41:36Z'],
  ['开始时间（UTC）', '2026-12-01T05:41:36Z'],
  ['created_utc', '2026-12-01T05:41:36Z'],
  ['Started', formatMoment(Date.UTC(2026, 11, 1, 5, 41, 36), { seconds: true })],
])('a moment in the column %s is written as %s', (label, text) => {
  const format = usualFormat({ key: 'a', label }, []);
  expect(toCell('2026-12-01T05:41:36Z', format).text).toBe(text);
});
