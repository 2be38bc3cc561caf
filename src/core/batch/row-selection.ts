import { partsIn, valueIn } from '#core/address/query-part.ts';
import { isBatchId } from './batch.ts';

/**
 * Rows of a batch to set up as another: by state (`failed` includes those stopped by their limits), or one
 * by number.
 */
export type RowSelection = 'failed' | 'waiting' | 'all' | number;

export const SELECTED_ROWS = partsIn({
  batch: valueIn('from', (text) => (isBatchId(text) ? text : undefined)),
  rows: valueIn('rows', readRows),
});

function readRows(text: string): RowSelection | undefined {
  if (text === 'failed' || text === 'waiting') return text;
  return /^\d+$/.test(text) ? Number(text) : undefined;
}
