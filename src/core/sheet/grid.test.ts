import { expect, it } from 'vitest';

import { columnLetters } from '#core/column-letters.ts';

import { createGrid, sheetOf } from './grid.ts';
import { type SheetRow } from './sheet.ts';

const gridOf = (rows: readonly SheetRow[], dropsFirst = false) => {
  const grid = createGrid();
  for (const [at, row] of rows.entries()) grid.take(at + 1, row);
  return grid.finish({ dropsFirst });
};
const nameOf = (letters: string) => `Column ${letters}`;

it('names every column once, and says which were without a name or of the same one', () => {
  const grid = gridOf([
    ['City', ' City\n', '', 'City (2)', 'x'],
    ['Rome', 'a', 'b', 'c', ''],
  ]);
  expect(sheetOf(grid, { header: 0, nameOf })).toEqual({
    columns: ['City', 'City (2)', 'Column C', 'City (2) (2)', 'x'],
    rows: [['Rome', 'a', 'b', 'c', '']],
    numbers: [2],
    remarks: [
      { kind: 'sameNames', columns: ['City (2)', 'City (2) (2)'] },
      { kind: 'withoutName', columns: ['Column C'] },
    ],
  });
});

it('takes all rows where none is a header, and leaves out what stands above it', () => {
  const grid = gridOf([['Cities'], [], ['City', 'Note'], ['Rome', 'n']]);
  expect(sheetOf(grid, { header: undefined, nameOf })).toMatchObject({
    columns: ['Column A', 'Column B'],
    numbers: [1, 3, 4],
  });
  expect(sheetOf(grid, { header: 1, nameOf })).toMatchObject({
    columns: ['City', 'Note'],
    rows: [['Rome', 'n']],
    numbers: [4],
    remarks: [
      { kind: 'blankRows', count: 1 },
      { kind: 'rowsAboveHeader', count: 1 },
    ],
  });
});

it('keeps cells right of the header, and names their rows', () => {
  const grid = gridOf([['City'], ['Rome'], ['Paris', ' Texas']]);
  expect(sheetOf(grid, { header: 0, nameOf })).toMatchObject({
    columns: ['City', 'Column B'],
    rows: [
      ['Rome', ''],
      ['Paris', ' Texas'],
    ],
    remarks: [
      { kind: 'withoutName', columns: ['Column B'] },
      { kind: 'longRows', count: 1, numbers: [3] },
    ],
  });
});

it('calls columns by their letters in the file, also where the first ones stand empty', () => {
  const grid = gridOf(
    [
      ['', '', 'a', 'b'],
      ['', '', '', 'c'],
    ],
    true,
  );
  expect(sheetOf(grid, { header: undefined, nameOf }).columns).toEqual(['Column C', 'Column D']);
  expect(sheetOf(grid, { header: undefined, nameOf }).rows).toEqual([
    ['a', 'b'],
    ['', 'c'],
  ]);
  expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
});

it('holds 100,000 rows of 30 columns below the header, and counts the others', () => {
  const grid = gridOf(Array.from({ length: 100_003 }, () => Array<string>(30).fill('x')));
  const sheet = sheetOf(grid, { header: 0, nameOf });
  expect(sheet.rows).toHaveLength(100_000);
  expect(sheet.remarks[0]).toEqual({ kind: 'rowsCut', readCount: 100_000, of: 100_002 });
  const wide = gridOf(Array.from({ length: 20_000 }, () => Array<string>(200).fill('x')));
  expect(wide.rows).toHaveLength(15_000);
});
