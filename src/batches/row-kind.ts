import type { BatchState } from '#core/batch/state/batch-state.ts';
import { isLimited, isRowGone, type RowState, type RowStatus } from '#core/batch/state/row-state.ts';

export type RowKind = RowStatus | 'gone' | 'limited';

export function kindOf(row: RowState): RowKind {
  if (isRowGone(row)) return 'gone';
  if (isLimited(row)) return 'limited';
  return row.state;
}

export type Counted = Pick<BatchState, 'counts' | 'gone' | 'limited'>;

export function kindCounts({ counts, gone, limited }: Counted): Record<RowKind, number> {
  return { ...counts, stopped: counts.stopped - gone - limited, gone, limited };
}
