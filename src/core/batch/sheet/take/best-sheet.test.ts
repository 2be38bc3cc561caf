import { expect, it } from 'vitest';

import { aDescriptor } from '#test/a-descriptor.ts';
import { readTextSheet } from '#core/sheet/read-text-sheet.ts';
import type { SheetFile } from '#core/sheet/sheet.ts';

import { betterSheet } from './best-sheet.ts';

const gridOf = (lines: readonly string[]) => {
  const read = readTextSheet({ kind: 'text', text: lines.join('\n') });
  if (!read.ok) throw new Error(read.error.kind);
  return read.value.grid;
};

/** Of a workbook with these sheets, of which the first was read. */
function better(first: readonly string[], others: Readonly<Record<string, readonly string[]>>) {
  const file: SheetFile = {
    name: 'a.xlsx',
    format: { kind: 'workbook', sheet: 'First', sheets: [], takeHidden: false },
    grid: gridOf(first),
    others: Object.entries(others).map(([name, lines]) => ({ name, grid: gridOf(lines) })),
  };
  return betterSheet(file, { descriptor: aDescriptor() });
}

const NOTES = ['Author,Note', 'Ana,second wave', 'Ben,third wave'];
const TERMS = ['keyword,place', 'coffee,Berlin', 'tea,Lyon'];

it('finds the sheet of which most columns fill a field', () => {
  expect(better(NOTES, { Terms: TERMS })).toBe('Terms');
  expect(better(['keyword,note', 'coffee,ask Ana'], { Terms: TERMS })).toBe('Terms');
});

it('stays at the first of those that fill as much', () => {
  expect(better(TERMS, { More: TERMS, Notes: NOTES })).toBeUndefined();
  expect(better(NOTES, { Terms: TERMS, More: TERMS })).toBe('Terms');
  expect(better(NOTES, { More: NOTES })).toBeUndefined();
});

it('passes over a sheet of names without a row', () => {
  expect(better(TERMS, { Template: ['keyword,place,max_results'] })).toBeUndefined();
  expect(better(['keyword,place,max_results'], { Terms: TERMS })).toBe('Terms');
});
