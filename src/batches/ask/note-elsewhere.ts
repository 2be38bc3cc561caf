import { areDone, type BatchState } from '#core/batch/state/batch-state.ts';
import type { Elsewhere } from '#core/batch/state/row-state.ts';
import type { SeenDone } from '#core/batch/state/seen-row.ts';

import { askUntil } from './ask-until.ts';
import type { BatchCommand } from '../drive/batch-messages.ts';
import { isViewGone, type LiveBatch } from '../drive/batch-view.ts';
import type { Timer } from '../drive/timer.ts';

export const areElsewhere = (
  { rows }: BatchState,
  seenRuns: readonly SeenDone[],
  { batch }: Elsewhere,
): boolean => seenRuns.every(({ row }) => rows[row]?.elsewhere?.batch === batch);

export function asKnown({ rows }: BatchState, seenRuns: readonly SeenDone[]): readonly BatchCommand[] {
  const known = new Map<
    string | undefined,
    { readonly to: Elsewhere | undefined; readonly of: SeenDone[] }
  >();
  for (const one of seenRuns) {
    const to = rows[one.row]?.elsewhere;
    const key = to && `${to.batch} ${to.before ?? ''}`;
    const same = known.get(key);
    if (same) same.of.push(one);
    else known.set(key, { to, of: [one] });
  }
  return [...known.values()].map(({ to, of }) => ({ kind: 'elsewhere', rows: of, ...(to && { to }) }));
}

type Noted = { readonly rows: readonly SeenDone[]; readonly to: Elsewhere };

/**
 * Notes in a batch that its rows are started in another.
 * @returns a function that undoes it; undefined if a row has changed or the driving tab does not answer
 */
export async function noteElsewhere(
  batch: LiveBatch,
  { rows, to }: Noted,
  timer: Timer,
): Promise<(() => void) | undefined> {
  let before: readonly BatchCommand[] | undefined;
  const takeBack = () => before?.forEach(batch.dispatch);
  const how = await askUntil<boolean>(batch, timer, (view) => {
    // One that was deleted has no rows to be sent.
    if (view.kind !== 'batch') return { end: isViewGone(view) };
    const { state: batchState } = view.batch;
    if (!areDone(batchState, rows)) return { end: false };
    if (areElsewhere(batchState, rows, to)) return { end: true };
    before ??= asKnown(batchState, rows);
    return { command: { kind: 'elsewhere', rows, to } };
  });
  if (how === true) return takeBack;
  takeBack();
  return undefined;
}
