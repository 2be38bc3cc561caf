import type { BatchState } from './batch-state.ts';
import { isPending, runsOf } from './row-state.ts';
import { underWay } from './standing.ts';

type RowsWithCosts = Pick<BatchState, 'active' | 'rows'>;

export const pendingCosts = ({ active, rows }: RowsWithCosts): number =>
  active.reduce((sum, at) => sum + (rows[at] ? runsOf(rows[at]).filter(isPending).length : 0), 0);

type RowsWithSums = RowsWithCosts & Pick<BatchState, 'rules' | 'losses' | 'untold' | 'acceptedCosts'>;

/** Finished runs whose cost never came. */
export const unknownForGood = (batchState: RowsWithCosts & Pick<BatchState, 'untold'>): number =>
  batchState.untold - pendingCosts(batchState);

/** What no sum of a spending limit holds, and the person has not resumed with. */
export const escapedCosts = (batchState: RowsWithSums): number =>
  batchState.rules.stopAtSpent === undefined
    ? 0
    : batchState.losses.length + Math.max(0, unknownForGood(batchState) - (batchState.acceptedCosts ?? 0));

/**
 * Occupied places of the batch. With a spending limit, a pending cost, one that never came and a start
 * with a lost answer occupy one each, so that the overrun is at most the cost of the runs that may be
 * active at once.
 */
export const occupiedPlaces = (batchState: RowsWithSums & Pick<BatchState, 'counts'>): number =>
  underWay(batchState) +
  (batchState.rules.stopAtSpent === undefined ? 0 : pendingCosts(batchState)) +
  escapedCosts(batchState);
