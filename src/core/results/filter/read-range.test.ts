import { expect, it } from 'vitest';

import { readRange } from './read-range.ts';

it.each([
  ['4.5', 4.5],
  [' -12 ', -12],
  ['1,234,567.5', 1_234_567.5],
  ['1e3', 1_000],
])('reads %j as a number', (text, number) => {
  expect(readRange('number', { from: text, to: '' })).toEqual({ from: number, to: undefined, unread: [] });
});

it.each(['4,5', '12,34', '1,2345', ',5', 'abc', '15/07/2026', 'Infinity'])(
  'takes %j for no number',
  (text) => {
    expect(readRange('number', { from: '1', to: text })).toEqual({ from: 1, to: undefined, unread: ['to'] });
  },
);

it('reads days and moments, and tells which end is none', () => {
  const to = Date.UTC(2026, 6, 15);
  expect(readRange('date', { from: '15/07/2026', to: '2026-07-15' })).toEqual({
    from: undefined,
    to,
    unread: ['from'],
  });
  expect(readRange('date', { from: '', to: ' ' }).unread).toEqual([]);
});
