import type { Sheet, SheetRemark } from '#core/sheet/sheet.ts';

import type { SheetDraft } from '../sheet-draft.ts';
import { MOST_ROWS } from './take-sheet.ts';

export type DraftRemarks = {
  readonly cut:
    | {
        readonly first: number;
        readonly last: number;
        readonly of: number;
        readonly by: 'batch' | 'file';
        readonly more: boolean;
      }
    | undefined;
  readonly left: readonly string[];
  readonly missing: number;
  readonly remarks: readonly SheetRemark[];
};

/** @param passed number of skipped rows of the sheet */
export function remarksOfDraft(
  { columns, rows, remarks }: Pick<Sheet, 'columns' | 'rows' | 'remarks'>,
  draft: SheetDraft,
  passed: number,
): DraftRemarks {
  const names = new Set(draft.columns.map(({ name }) => name));
  const last = passed + draft.rows.length;
  const isLast = last >= rows.length;
  let [count, missing] = [rows.length, 0];
  for (const remark of remarks) {
    if (remark.kind === 'rowsCut') count = remark.of ?? count;
    if (remark.kind === 'rowsMissing') missing = remark.count;
  }
  const isRead = draft.source.kind === 'file' || draft.source.kind === 'pasted';
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

export function passedOver(numbers: readonly number[], after: number | undefined): number {
  if (after === undefined) return 0;
  const first = numbers.findIndex((number) => number > after);
  return first === -1 ? numbers.length : first;
}

export const afterThose = (numbers: readonly number[], after: number | undefined): number | undefined =>
  numbers[passedOver(numbers, after) + MOST_ROWS - 1];
