import type { BatchPlan } from '#core/batch/batch.ts';
import { readSetUp } from '#core/batch/sheet/sheet-codec.ts';

import { sheetStoreOf } from './sheet-store.ts';

/**
 * Puts rows of a batch into the set-up of its Worker, to be corrected and started anew: one step that can be undone.
 * @param isTaken by the place of a row in the plan
 * @returns false where the batch was set up by a build that this one cannot read
 */
export function takeBatch(
  { worker, name, rows, setUp }: BatchPlan,
  isTaken: (place: number) => boolean,
): boolean {
  const taken = rows.filter((_, place) => isTaken(place)).map(({ number, cells }) => ({ number, cells }));
  const read = readSetUp(setUp, taken);
  if (!read.ok) return false;
  const sheet = { ...read.value, source: { kind: 'batch' as const, name } };
  sheetStoreOf(worker)
    .getState()
    .apply('batch', () => ({ sheet }));
  return true;
}
