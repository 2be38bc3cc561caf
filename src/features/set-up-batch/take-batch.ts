import type { BatchId, BatchPlan } from '#core/batch/batch.ts';
import { withBase } from '#core/batch/sheet/carry-base.ts';
import { readSetUp } from '#core/batch/sheet/sheet-codec.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';

import { formOfBatch, type FormSource } from './form-source.ts';
import { keepSheet, sheetStoreOf } from './sheet-store.ts';

type TakenInto = {
  readonly descriptor: WorkerDescriptor;
  readonly form: FormSource;
  readonly instead?: BatchId | undefined;
  /** The API key, which is not kept. */
  readonly key: string | undefined;
};

/**
 * Puts rows of a batch into the set-up of its Worker, to be corrected and started anew: one step that can be undone. They bring along
 * what they sent and the form would not send by now.
 * @param instead the batch where they wait, of which they are to be left out once they are started
 * @param isTaken by the place of a row in the plan
 * @returns false where the batch was set up by a build that this one cannot read
 */
export function takeBatch(
  { worker, name, rows, base, setUp }: BatchPlan,
  { descriptor, form, instead, key }: TakenInto,
  isTaken: (place: number) => boolean,
): boolean {
  const taken = rows
    .filter((_, place) => isTaken(place))
    .map(({ number, cells, leftOut }) => ({ number, cells, ...(leftOut && { leftOut }) }));
  const read = readSetUp(setUp, taken);
  if (!read.ok) return false;
  const { store, readOptions } = form;
  const rules = { worker, descriptor, form: formOfBatch(store.getState()), readOptions };
  const sheet = withBase(
    { ...read.value, source: { kind: 'batch', name, ...(instead && { instead }) } },
    base,
    rules,
  );
  sheetStoreOf(worker)
    .getState()
    .apply('batch', () => ({ sheet }));
  // The screen that keeps what is changed is not drawn yet.
  keepSheet(worker, key);
  return true;
}
