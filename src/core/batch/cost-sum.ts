import { addDecimals, type Decimal, readDecimal, toNumber, ZERO } from '#core/decimal.ts';

import type { BatchRules } from './batch.ts';

/** Maximum cost of runs, in USD. */
export type CostSum = {
  readonly atMost: Decimal;
  readonly uncapped: number;
  readonly greatest: number;
  readonly each?: number;
};

export const NO_COST: CostSum = { atMost: ZERO, uncapped: 0, greatest: 0 };

/**
 * Maximum cost of runs in USD; 0 if nothing limits it.
 * A spending limit alone is not a ceiling: active runs continue past it and report their cost late.
 */
export function ceilingOf(
  { atMost, uncapped, greatest }: CostSum,
  { parallel, stopAtSpent }: Pick<BatchRules, 'parallel' | 'stopAtSpent'>,
): number {
  if (uncapped > 0) return 0;
  const all = toNumber(atMost);
  return stopAtSpent === undefined ? all : Math.min(all, Number(stopAtSpent) + parallel * greatest);
}

/** @param caps number of runs per maximum charge; 0 means none */
export function sumCaps(caps: ReadonlyMap<number, number>): CostSum {
  const uncapped = caps.get(0) ?? 0;
  const atMost = [...caps].reduce((sum, [cap, count]) => addDecimals(sum, timesCount(cap, count)), ZERO);
  const [each] = caps.keys();
  const greatest = Math.max(0, ...caps.keys());
  return {
    atMost,
    uncapped,
    greatest,
    ...(caps.size === 1 && each !== undefined && uncapped === 0 && { each }),
  };
}

function timesCount(cap: number, count: number): Decimal {
  const { units, scale } = readDecimal(String(cap)) ?? ZERO;
  return { units: units * BigInt(count), scale };
}
