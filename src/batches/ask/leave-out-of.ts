import type { Elsewhere, RowStatus } from '#core/batch/state/row-state.ts';
import type { SeenDone } from '#core/batch/state/seen-row.ts';

import { askUntil } from './ask-until.ts';
import type { BatchCommand } from '../drive/batch-messages.ts';
import { type BatchView, isViewGone, type LiveBatch } from '../drive/batch-view.ts';
import { areElsewhere, asKnown } from './note-elsewhere.ts';
import type { Timer } from '../drive/timer.ts';

const UNSENT: ReadonlySet<RowStatus> = new Set(['waiting', 'left-out']);

type RowsThere = {
  readonly started: readonly SeenDone[];
  readonly waiting: readonly number[];
  readonly agreed: readonly number[];
};

export type MovedNumbers = { readonly numbers: ReadonlySet<number>; readonly begun: ReadonlySet<number> };

function rowsIn(view: BatchView, { numbers, begun }: MovedNumbers): RowsThere | undefined {
  if (view.kind !== 'batch') return isViewGone(view) ? NONE : undefined;
  const { plan, state: batchState } = view.batch;
  // Its rows hold secrets: which they are, another tab knows, and may send them.
  if (plan === undefined) return undefined;
  const places = plan.rows.flatMap(({ number }, place) => (numbers.has(number) ? [place] : []));
  const stateOf = (place: number): RowStatus => batchState.rows[place]?.state ?? 'waiting';
  if (!places.every((place) => UNSENT.has(stateOf(place)))) return undefined;
  const waiting = places.filter((place) => stateOf(place) === 'waiting');
  const started = places.flatMap((row) => {
    const attempt = batchState.rows[row]?.attempt?.id;
    const isBegun = begun.has(plan.rows[row]?.number ?? 0);
    return isBegun ? [{ row, ...(attempt !== undefined && { attempt }) }] : [];
  });
  return {
    started,
    waiting,
    agreed: waiting.filter((place) => batchState.rows[place]?.unasked === undefined),
  };
}

const NONE: RowsThere = { started: [], waiting: [], agreed: [] };

/**
 * Leaves waiting rows out of a batch, wherever it is driven, and notes there the rows that another batch
 * starts.
 * @returns a function that undoes it; undefined if one row was sent or the driving tab does not answer
 */
export async function leaveOutOf(
  batch: LiveBatch,
  { to, ...moved }: MovedNumbers & { readonly to: Elsewhere },
  timer: Timer,
): Promise<(() => void) | undefined> {
  let left = NONE;
  let known: readonly BatchCommand[] | undefined;
  const putBack = () => {
    known?.forEach(batch.dispatch);
    // A batch that goes on takes back only what was agreed to, as it was before.
    if (left.agreed.length > 0) batch.dispatch({ kind: 'putBack', rows: left.agreed, agreed: true });
    const others = left.waiting.filter((place) => !left.agreed.includes(place));
    if (others.length > 0) batch.dispatch({ kind: 'putBack', rows: others });
  };
  const how = await askUntil<boolean>(batch, timer, (view) => {
    const there = rowsIn(view, moved);
    if (there === undefined) return { end: false };
    // Where no tab can drive it, it sends nothing.
    const isAtRest = view.kind !== 'batch' || view.driver === 'never';
    if (isAtRest) return { end: true };
    if (there.waiting.length > 0) {
      left = there;
      return { command: { kind: 'leaveOut', rows: there.waiting } };
    }
    const { state: batchState } = view.batch;
    const { started } = there;
    if (areElsewhere(batchState, started, to)) return { end: true };
    known ??= asKnown(batchState, started);
    return { command: { kind: 'elsewhere', rows: started, to } };
  });
  if (how === true) return putBack;
  putBack();
  return undefined;
}
