import type { BatchPlan } from '#core/batch/batch.ts';
import { isLeftToMend, type RowState } from '#core/batch/state/row-state.ts';
import { toCsvFile } from '#core/results/files/separated.ts';
import type { Translate } from '#messages/i18n.ts';

import { whatHappened } from '../batch/batch-words.ts';

/**
 * CSV of the rows that failed or hit their limits and were not started elsewhere, with their own columns
 * and the reason in `error`.
 */
export function failedRowsCsv(
  t: Translate,
  plan: Pick<BatchPlan, 'columns' | 'rows'>,
  rows: readonly RowState[],
): string {
  const failed = rows.flatMap((row, at) => {
    const planned = plan.rows[at];
    return isLeftToMend(row) && planned ? [[...planned.cells, whatHappened(t, row)?.text ?? '']] : [];
  });
  return toCsvFile([[...plan.columns, 'error'], ...failed]);
}
