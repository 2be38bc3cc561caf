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
 * What one more run of a task will cost: as its own runs, else by its price, else at most its maximum charge, which also cuts the
 * others. Undefined where nothing tells.
 */
export function taskCost({ runs, estimate, cap }: CostSources): TaskCost | undefined {
  const usual = usualOf(runs);
  const estimated = usual ?? (estimate && toNumber(estimate.usd));
  const usd = cap === 0 ? estimated : Math.min(estimated ?? cap, cap);
  if (usd === undefined) return undefined;
  const least = usual === undefined && estimate?.least ? toNumber(estimate.least) : usd;
  return { usd, ...(least < usd && { least }), isUsual: estimated !== undefined };
}

export type TaskCost = {
  readonly usd: number;
  /** The lowest where earlier runs paid different prices. */
  readonly least?: number;
  /** An estimate by runs or prices; false where it is only the maximum charge. */
  readonly isUsual: boolean;
};
