import type { BatchPlan } from '#core/batch/batch.ts';
import { withBase } from '#core/batch/sheet/carry-base.ts';
import { readSetUp } from '#core/batch/sheet/sheet-codec.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';

import { formOfBatch, type FormSource } from './form-source.ts';
import { sheetStoreOf } from './sheet-store.ts';

/**
 * Puts rows of a batch into the set-up of its Worker, to be corrected and started anew: one step that can be undone. They bring along
 * what they sent and the form would not send by now.
 * @param isTaken by the place of a row in the plan
 * @returns false where the batch was set up by a build that this one cannot read
 */
export function takeBatch(
  { worker, name, rows, base, setUp }: BatchPlan,
  { descriptor, form }: { readonly descriptor: WorkerDescriptor; readonly form: FormSource },
  isTaken: (place: number) => boolean,
): boolean {
  const taken = rows
    .filter((_, place) => isTaken(place))
    .map(({ number, cells, leftOut }) => ({ number, cells, ...(leftOut && { leftOut }) }));
  const read = readSetUp(setUp, taken);
  if (!read.ok) return false;
  const { store, readOptions } = form;
  const rules = { worker, descriptor, form: formOfBatch(store.getState()), readOptions };
  const sheet = withBase({ ...read.value, source: { kind: 'batch', name } }, base, rules);
  sheetStoreOf(worker)
    .getState()
    .apply('batch', () => ({ sheet }));
  return true;
}
