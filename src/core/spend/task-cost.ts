import { toNumber } from '#core/decimal.ts';
import type { CostEstimate } from '#core/price/estimate-cost.ts';
import type { Run } from '#core/run/run.ts';

import { usualOf } from './task-runs.ts';

type CostSources = {
  readonly runs: readonly Run[];
  readonly estimate: CostEstimate | undefined;
  /** USD; 0 means no limit. */
  readonly cap: number;
};

/**
 * The cost of one more run of a task: from its own runs, else its price, else its maximum charge, which
 * also caps the others. Undefined without a basis.
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
  readonly least?: number;
  /** An estimate from runs or prices; false if it is only the maximum charge. */
  readonly isUsual: boolean;
};
