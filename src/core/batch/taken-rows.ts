import { partsIn, valueIn } from '#core/address/query-part.ts';
import { isBatchId } from './batch.ts';

/** Rows of a batch that are set up again, as another one: all of some state (`failed` has those that were stopped by their limits, too), or the one of a number. */
export type TakenRows = 'failed' | 'waiting' | 'all' | number;

/** From which batch the tab Batch takes which rows; all of them where the address does not say. */
export const TAKEN = partsIn({
  batch: valueIn('from', (text) => (isBatchId(text) ? text : undefined)),
  rows: valueIn('rows', readRows),
});

function readRows(text: string): TakenRows | undefined {
  if (text === 'failed' || text === 'waiting') return text;
  return /^\d+$/.test(text) ? Number(text) : undefined;
}
