import { describe, expect, it } from 'vitest';

import { aDescriptor } from '#test/a-descriptor.ts';
import type { Sheet, SheetRemark } from '#core/sheet/sheet.ts';

import type { SheetSource } from '../sheet-draft.ts';
import { MOST_ROWS, takeSheet } from './take-sheet.ts';
import { passedOver, remarksOfDraft } from './draft-remarks.ts';

const FILE: SheetSource = { kind: 'file', name: 'a.csv' };
const aSheetOf = (count: number, remarks: readonly SheetRemark[] = []): Sheet => ({
  columns: ['keyword'],
  rows: Array.from({ length: count }, (_, at) => [`term ${at}`]),
  numbers: Array.from({ length: count }, (_, at) => at + 2),
  remarks,
});
function remarksOf(sheet: Sheet, passed = 0, source = FILE) {
  const draft = takeSheet(sheet, { source, descriptor: aDescriptor(), remembered: new Map(), passed });
  return remarksOfDraft(sheet, draft, passed);
}

describe('what is told of the rows that were taken', () => {
  it('is nothing where all were', () => {
    expect(remarksOf(aSheetOf(9))).toEqual({ cut: undefined, left: [], missing: 0, remarks: [] });
  });

  it('says that a file has more than was read, also where a batch could have them', () => {
    const wide = aSheetOf(6_000, [{ kind: 'rowsCut', readCount: 6_000, of: 9_000 }]);
    expect(remarksOf(wide).cut).toEqual({ first: 1, last: 6_000, of: 9_000, by: 'file', more: false });
    const long = aSheetOf(MOST_ROWS + 5, [{ kind: 'rowsCut', readCount: MOST_ROWS + 5, of: 30_000 }]);
    expect(remarksOf(long).cut).toMatchObject({ last: MOST_ROWS, of: 30_000, by: 'batch', more: true });
    expect(remarksOf(long, MOST_ROWS).cut).toMatchObject({ last: MOST_ROWS + 5, by: 'file', more: false });
  });

  it('says it of a file, too, that was not read to its end', () => {
    const remark = { kind: 'rowsCut', readCount: 9, of: undefined } as const;
    expect(remarksOf(aSheetOf(9, [remark]))).toMatchObject({ cut: undefined, remarks: [remark] });
  });

  it('gives the batch as the reason where those of results were not asked for', () => {
    const results = aSheetOf(MOST_ROWS - 1, [{ kind: 'rowsCut', readCount: MOST_ROWS, of: 12_000 }]);
    expect(remarksOf(results, 0, { kind: 'results', name: 'x' }).cut).toMatchObject({
      by: 'batch',
      more: false,
    });
  });
});

it('passes over rows by where they stand in the file, whatever is taken for its header', () => {
  expect(passedOver([1, 2, 3, 5], 3)).toBe(3);
  expect(passedOver([2, 3, 5], 3)).toBe(2);
  expect(passedOver([2, 3], 3)).toBe(2);
  expect(passedOver([2, 3], undefined)).toBe(0);
});
