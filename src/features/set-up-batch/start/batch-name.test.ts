import { afterEach, expect, it } from 'vitest';

import type { SheetSource } from '#core/batch/sheet/sheet-draft.ts';
import { say, switchLanguage } from '#messages/i18n.ts';

import { batchName } from './batch-name.ts';

const PASTED: SheetSource = { kind: 'pasted' };

function named(cells: readonly (readonly string[])[], source = PASTED, secret = false): string {
  const planned = cells.map((row, at) => ({ number: at + 1, cells: row, custom: {} }));
  return batchName(say, { name: 'Pasted', source, planned, secret });
}

afterEach(() => switchLanguage('en'));

it('tells what was pasted by the first row and how many more there are', async () => {
  const rows = () => [
    named([['coffee', '', ' Rome,\nItaly '], ['tea']]),
    named([['Wien'], ['Graz'], ['Linz']]),
    named([['Wien']]),
  ];
  expect(rows()).toEqual([
    'Pasted: coffee, Rome, Italy and 1 more',
    'Pasted: Wien and 2 more',
    'Pasted: Wien',
  ]);
  await switchLanguage('zh-CN');
  expect(rows()).toEqual([
    'Pasted：coffee, Rome, Italy 及另外 1 行',
    'Pasted：Wien 及另外 2 行',
    'Pasted：Wien',
  ]);
});

it('begins with the first row that is sent', () => {
  const planned = [
    { number: 1, cells: ['Wien'], custom: {}, leftOut: true as const },
    { number: 2, cells: ['Graz'], custom: {} },
  ];
  expect(batchName(say, { name: 'Typed', source: { kind: 'typed' }, planned, secret: false })).toBe(
    'Typed: Graz',
  );
});

it('tells the beginning of a long row', () => {
  expect(named([['x'.repeat(100)]])).toBe(`Pasted: ${'x'.repeat(59)}…`);
});

it('tells nothing of rows that hold a secret, and of those that have a name', () => {
  expect(named([['Wien']], PASTED, true)).toBe('Pasted');
  expect(named([['Wien']], { kind: 'file', name: 'cities.csv' })).toBe('Pasted');
  expect(named([['', ' ']])).toBe('Pasted');
});
