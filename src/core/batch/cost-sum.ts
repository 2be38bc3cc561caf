import { addDecimals, type Decimal, readDecimal, toNumber, ZERO } from '#core/decimal.ts';

import type { BatchRules } from './batch.ts';

/** What runs may cost at most, USD. */
export type CostSum = {
  readonly atMost: Decimal;
  /** Runs without a maximum charge: they are not in the sum. */
  readonly uncapped: number;
  /** The greatest maximum charge of a run, USD. */
  readonly greatest: number;
  /** The one maximum charge that all runs have. */
  readonly each?: number;
};

/** Of no runs. */
export const NO_COST: CostSum = { atMost: ZERO, uncapped: 0, greatest: 0 };

/**
 * USD that runs may cost at the most; 0 where nothing limits it. A sum at which no more of them are sent is no limit by itself: those under
 * way by then go on, and tell late what they cost.
 */
export function ceilingOf(
  { atMost, uncapped, greatest }: CostSum,
  { parallel, stopAtSpent }: Pick<BatchRules, 'parallel' | 'stopAtSpent'>,
): number {
  if (uncapped > 0) return 0;
  const all = toNumber(atMost);
  return stopAtSpent === undefined ? all : Math.min(all, Number(stopAtSpent) + parallel * greatest);
}

/** @param caps how many runs have which maximum charge; 0 is none */
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
