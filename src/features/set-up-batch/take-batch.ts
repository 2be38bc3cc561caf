import type { BatchId, BatchPlan, BatchRules } from '#core/batch/batch.ts';
import { type Course, isLeftToMend, isUndecided, type RowCourse } from '#core/batch/course/course.ts';
import { readSetUp } from '#core/batch/sheet/sheet-codec.ts';
import type { BatchLimits, MovedRows, SheetDraft } from '#core/batch/sheet/sheet-draft.ts';
import { toArray } from '#core/form/rows.ts';
import { OPTION_NAMES } from '#core/options/option-names.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import { addDecimals, readDecimal, writeDecimal } from '#core/decimal.ts';

import { keepSheet, putBefore } from './sheet-store.ts';

/** Which rows of a batch are set up again: all of them, those that failed or were stopped by their limits, those that wait, or the one of a number. */
export type TakenRows = 'all' | 'failed' | 'waiting' | number;

type TakenBatch = { readonly id: BatchId; readonly plan: BatchPlan; readonly course: Course };

/**
 * Puts rows of a batch into the set-up of its Worker, to be corrected, and sent there again or started anew: one step that can be undone.
 * Rows that stood there are put aside. Of all rows those that were left out stay so. The limits are those that the batch has by now; of the
 * sum at which it pauses rows that are moved have what is left. They are kept in the tab at once: nothing else does before they are changed.
 * @returns why not: a build that this one cannot read has set the batch up (`unread`); the one row may have a run of which nobody knows
 * yet how it ends (`undecided`)
 */
export function takeBatch(
  { id, plan: { worker, name, rows, rules, setUp }, course }: TakenBatch,
  wanted: TakenRows,
  key: string | undefined,
): SheetDraft | 'unread' | 'undecided' {
  const isOpen = (place: number) => course.rows[place] && isUndecided(course.rows[place]);
  if (rows.some(({ number }, place) => wanted === number && isOpen(place))) return 'undecided';
  const taken = rows.flatMap((row, place) => {
    const of = course.rows[place];
    return of && isWanted(wanted, of, row.number) ? [{ ...row, place, of }] : [];
  });
  const draftRows = taken.map(({ number, cells, of }) => ({
    ...{ number, cells },
    ...(wanted === 'all' && of.state === 'left-out' && { leftOut: true as const }),
  }));
  const read = readSetUp(setUp, draftRows);
  if (!read.ok) return 'unread';
  const last = rows.reduce((most, { number }) => Math.max(most, number), 0);
  const isMoved = wanted !== 'all' && taken.some(({ of }) => of.state === 'waiting');
  const limit = isMoved ? leftOf(course) : undefined;
  const sent = taken.map(({ number, place, of: { attempt } }) => ({
    ...{ number, row: place },
    ...(attempt && { attempt: attempt.id }),
  }));
  const back = isMoved
    ? { moved: { from: id, last, ...(limit && { limit }) } }
    : { sent: { of: id, last, rows: sent } };
  const sheet: SheetDraft = {
    ...read.value,
    limits: {
      ...limitsNow(read.value.limits, rules, course.rules),
      ...(limit && { stopAtSpent: limit.left }),
    },
    source: { kind: 'batch', name, ...(wanted !== 'all' && back) },
  };
  putBefore(worker, sheet);
  keepSheet(worker, key);
  return sheet;
}

function isWanted(wanted: TakenRows, row: RowCourse, number: number): boolean {
  if (wanted === 'failed') return isLeftToMend(row);
  return wanted === 'all' || wanted === row.state || wanted === number;
}

/** As they were changed while the batch ran. @param begun the rules that it was started with */
function limitsNow(chosen: BatchLimits, begun: BatchRules, { parallel, ...rules }: BatchRules): BatchLimits {
  const held = parallel === begun.parallel ? chosen.parallel : parallel;
  return { ...rules, ...(held !== undefined && { parallel: held }) };
}

/** What a batch may spend yet before it pauses. */
function leftOf({ rules: { stopAtSpent }, spent }: Course): MovedRows['limit'] {
  const most = readDecimal(stopAtSpent ?? '');
  if (stopAtSpent === undefined || most === undefined) return undefined;
  const left = addDecimals(most, { units: -spent.units, scale: spent.scale });
  return { of: stopAtSpent, left: left.units > 0n ? writeDecimal(left) : '0' };
}

/**
 * What the rows of a sheet that were taken from a batch took from the form: as all rows of it, but for run options that the person has
 * changed since for these, all alike.
 */
export function baseOfTaken({ base, rows }: BatchPlan, sheet: SheetDraft): BatchPlan['base'] {
  const taken = new Set(toArray(sheet.rows).map(({ number }) => number));
  const filled = new Set<keyof RunOptions>(
    sheet.columns.flatMap(({ target }) => (target.kind === 'option' ? [target.name] : [])),
  );
  const own = rows.filter(({ number }) => taken.has(number));
  const changed = OPTION_NAMES.flatMap((name) => {
    const [first, ...others] = own.map(({ options }) => options?.[name] ?? base.options[name]);
    const isShared = first !== undefined && others.every((other) => other === first);
    return isShared && !filled.has(name) ? [[name, first] as const] : [];
  });
  return { ...base, options: { ...base.options, ...Object.fromEntries(changed) } };
}
