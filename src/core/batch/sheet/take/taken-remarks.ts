import type { Sheet, SheetRemark } from '#core/sheet/sheet.ts';

import type { SheetDraft } from '../sheet-draft.ts';
import { MOST_ROWS } from './take-sheet.ts';

/** What there is to say of rows that came. */
export type TakenRemarks = {
  /** Where not all are taken: which of them are, and why no more. */
  readonly cut:
    | {
        readonly first: number;
        readonly last: number;
        readonly of: number;
        /** A batch has no more, or more of the file could not be read. */
        readonly by: 'batch' | 'file';
        /** Whether those that follow can be taken. */
        readonly more: boolean;
      }
    | undefined;
  /** Names of columns that a batch cannot have beside the others. */
  readonly left: readonly string[];
  /** Rows that the platform counts and did not give. */
  readonly missing: number;
  readonly remarks: readonly SheetRemark[];
};

/** @param passed rows of the sheet that were passed over */
export function remarksOfTaken(
  { columns, rows, remarks }: Pick<Sheet, 'columns' | 'rows' | 'remarks'>,
  taken: SheetDraft,
  passed: number,
): TakenRemarks {
  const names = new Set(taken.columns.map(({ name }) => name));
  const last = passed + taken.rows.length;
  const isLast = last >= rows.length;
  let [count, missing] = [rows.length, 0];
  for (const remark of remarks) {
    if (remark.kind === 'rowsCut') count = remark.of ?? count;
    if (remark.kind === 'rowsMissing') missing = remark.count;
  }
  const isRead = taken.source.kind === 'file' || taken.source.kind === 'pasted';
  const by = isRead && isLast && last < count ? 'file' : 'batch';
  return {
    cut: last < count || passed > 0 ? { first: passed + 1, last, of: count, by, more: !isLast } : undefined,
    left: columns.filter((name) => !names.has(name)),
    missing,
    remarks: remarks.filter((remark) =>
      remark.kind === 'rowsCut' ? remark.of === undefined && isLast : remark.kind !== 'rowsMissing',
    ),
  };
}

/** How many rows stand up to a row of the file, by the rows of the file that they stand in. */
export function passedOver(numbers: readonly number[], after: number | undefined): number {
  if (after === undefined) return 0;
  const first = numbers.findIndex((number) => number > after);
  return first === -1 ? numbers.length : first;
}

/** The row of the file after which those stand that a batch can have next. */
export const afterThose = (numbers: readonly number[], after: number | undefined): number | undefined =>
  numbers[passedOver(numbers, after) + MOST_ROWS - 1];
