import { toNumber } from '#core/decimal.ts';
import type { CostEstimate } from '#core/price/estimate-cost.ts';
import type { Run } from '#core/run/run.ts';

import { usualOf } from './task-runs.ts';

/** What tells the cost of one more run of a task. */
type CostSources = {
  /** Its own, as `tellingRuns` has them. */
  readonly runs: readonly Run[];
  /** By the price of its version; undefined where nothing tells. */
  readonly estimate: CostEstimate | undefined;
  /** USD; 0 is no limit. */
  readonly cap: number;
};

/**
 * What one more run of a task will cost: as usual, else by its price likely or at the most, else its limit; never more than its
 * limit lets it. Undefined where nothing tells.
 */
export function taskCost({ runs, estimate, cap }: CostSources): TaskCost | undefined {
  const told = usualOf(runs) ?? (estimate && toNumber(estimate.usd));
  const usd = cap === 0 ? told : Math.min(told ?? cap, cap);
  return usd === undefined ? undefined : { usd, isUsual: runs.length > 0 || (estimate?.like ?? 0) > 0 };
}

export type TaskCost = {
  readonly usd: number;
  /** It is what runs like it have cost, and not only the most. */
  readonly isUsual: boolean;
};
