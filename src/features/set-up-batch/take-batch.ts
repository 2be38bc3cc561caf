import type { BatchId, BatchPlan } from '#core/batch/batch.ts';
import { type Course, isToMend, isUndecided, type RowCourse } from '#core/batch/course/course.ts';
import { readSetUp } from '#core/batch/sheet/sheet-codec.ts';
import type { SheetDraft } from '#core/batch/sheet/sheet-draft.ts';

import { keepSheet, putBefore } from './sheet-store.ts';

/** Which rows of a batch are set up again: all of them, those that failed or were stopped by their limits, those that wait, or the one of a number. */
export type TakenRows = 'all' | 'failed' | 'waiting' | number;

type TakenBatch = { readonly id: BatchId; readonly plan: BatchPlan; readonly course: Course };

/**
 * Puts rows of a batch into the set-up of its Worker, to be corrected and started anew: one step that can be undone. Rows that stood there
 * are put aside. Of all rows those that were left out stay so. They are kept in the tab at once: nothing else does before they are changed.
 * @returns why not: a build that this one cannot read has set the batch up (`unread`); the one row may have a run of which nobody knows
 * yet how it ends (`undecided`)
 */
export function takeBatch(
  { id, plan: { worker, name, rows, setUp }, course }: TakenBatch,
  wanted: TakenRows,
  key: string | undefined,
): SheetDraft | 'unread' | 'undecided' {
  const isOpen = (place: number) => course.rows[place] && isUndecided(course.rows[place]);
  if (rows.some(({ number }, place) => wanted === number && isOpen(place))) return 'undecided';
  const taken = rows.flatMap((row, place) => {
    const of = course.rows[place];
    return isWanted(wanted, of, row.number) ? [{ ...row, state: of?.state }] : [];
  });
  const draftRows = taken.map(({ number, cells, state }) => ({
    ...{ number, cells },
    ...(wanted === 'all' && state === 'left-out' && { leftOut: true as const }),
  }));
  const read = readSetUp(setUp, draftRows);
  if (!read.ok) return 'unread';
  const isMoved = wanted !== 'all' && taken.some(({ state }) => state === 'waiting');
  const last = rows.reduce((most, { number }) => Math.max(most, number), 0);
  const sheet: SheetDraft = {
    ...read.value,
    source: { kind: 'batch', name, ...(isMoved && { moved: { from: id, last } }) },
  };
  putBefore(worker, sheet);
  keepSheet(worker, key);
  return sheet;
}

function isWanted(wanted: TakenRows, row: RowCourse | undefined, number: number): boolean {
  if (wanted === 'failed') return row !== undefined && isToMend(row);
  return wanted === 'all' || wanted === row?.state || wanted === number;
}
