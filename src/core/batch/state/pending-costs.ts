import type { BatchState } from './batch-state.ts';
import { isPending, runsOf } from './row-state.ts';
import { underWay } from './standing.ts';

type RowsWithCosts = Pick<BatchState, 'active' | 'rows'>;

export const pendingCosts = ({ active, rows }: RowsWithCosts): number =>
  active.reduce((sum, at) => sum + (rows[at] ? runsOf(rows[at]).filter(isPending).length : 0), 0);

/**
 * Occupied places of the batch. With a spending limit, a pending cost occupies one too, and so does a
 * start with a lost answer, so that the overrun is at most the cost of the runs that may be active at once.
 */
export const occupiedPlaces = (
  batchState: RowsWithCosts & Pick<BatchState, 'rules' | 'counts' | 'losses'>,
): number =>
  underWay(batchState) +
  (batchState.rules.stopAtSpent === undefined ? 0 : pendingCosts(batchState) + batchState.losses.length);
