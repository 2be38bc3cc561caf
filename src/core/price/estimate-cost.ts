import { compareDecimals, type Decimal, multiplyDecimals, readDecimal } from '#core/decimal.ts';
import { median } from '#core/median.ts';

import type { Rate } from './learn-price.ts';

export type LikeRun = {
  readonly results: number | undefined;
  readonly subtasks: number;
  /** Duration of the run; 0 if unknown. */
  readonly minutes: number;
  readonly most: number | undefined;
  readonly switches: string;
};

/** USD: the highest, and the lowest if prices differ. */
export type CostRange = Pick<Rate, 'usd' | 'least'>;

export type CostEstimate = CostRange & {
  /** The cost without the maximum charge, if that may end the run. */
  readonly uncut?: CostRange;
  /** Results or minutes of the estimate; if the maximum charge ends the run, the amount without it. */
  readonly work: number;
  readonly like: number;
};

const LEAST_LIKE = 3;

type EstimatedRun = Pick<LikeRun, 'most' | 'subtasks' | 'switches'> & {
  /** Maximum charge in USD; 0 if unlimited, absent if unknown. */
  readonly cap?: number | undefined;
};

/**
 * Estimates the cost of a run from the price of a result and the maximum number of results, scaled by the
 * share that similar runs used; without a limit, from their results per subtask. For a price per minute,
 * from the duration of runs with as many subtasks. If enough runs have the same switches, only those
 * count.
 * @returns undefined if there is no basis
 */
export function estimateCost(
  price: Rate,
  { cap = 0, ...run }: EstimatedRun,
  earlier: readonly LikeRun[],
): CostEstimate | undefined {
  const same = earlier.filter(({ switches }) => switches === run.switches);
  const like = same.length < LEAST_LIKE ? earlier : same;
  const estimate = estimateUncut(price, run, like);
  if (estimate === undefined) return undefined;
  const least = price.least && estimateUncut({ ...price, usd: price.least }, run, like)?.usd;
  const most = cap > 0 ? readDecimal(String(cap)) : undefined;
  const { usd } = estimate;
  const uncut = toRange(usd, least);
  if (most === undefined || compareDecimals(usd, most) <= 0) return { ...estimate, ...uncut };
  return { ...estimate, ...toRange(most, least), uncut };
}

const toRange = (usd: Decimal, least: Decimal | undefined): CostRange => ({
  usd,
  ...(least && compareDecimals(least, usd) < 0 && { least }),
});

function estimateUncut(
  price: Rate,
  { most, subtasks }: Pick<LikeRun, 'most' | 'subtasks'>,
  like: readonly LikeRun[],
): CostEstimate | undefined {
  if (price.per === 'minute') {
    const times = like.flatMap((run) => (run.subtasks === subtasks && run.minutes > 0 ? [run.minutes] : []));
    return times.length < LEAST_LIKE ? undefined : byMinutes(price, times);
  }
  const shares = like.flatMap(({ most = 0, results }) =>
    most === 0 || results === undefined ? [] : [results / most],
  );
  const each = like.flatMap((run) =>
    run.subtasks === 0 || run.results === undefined ? [] : [run.results / run.subtasks],
  );
  if (most !== undefined) {
    const isKnown = shares.length >= LEAST_LIKE;
    const results = isKnown ? Math.round(most * Math.min(1, median(shares) ?? 1)) : most;
    return { usd: costOfResults(price, results), work: results, like: isKnown ? shares.length : 0 };
  }
  if (each.length < LEAST_LIKE) return undefined;
  const results = Math.round(subtasks * (median(each) ?? 0));
  return { usd: costOfResults(price, results), work: results, like: each.length };
}

function byMinutes({ usd }: Rate, times: readonly number[]): CostEstimate {
  const hundredths = Math.round((median(times) ?? 0) * 100);
  return {
    usd: multiplyDecimals(usd, { units: BigInt(hundredths), scale: 2 }),
    work: hundredths / 100,
    like: times.length,
  };
}

export const costOfResults = ({ usd }: Pick<Rate, 'usd'>, results: number): Decimal =>
  multiplyDecimals(usd, { units: BigInt(results), scale: 0 });

/** The smallest maximum charge, in whole USD, that does not cut a run of this cost. */
export function roundUpToDollars(usd: Decimal): number {
  const whole = Number(usd.units / 10n ** BigInt(usd.scale));
  return compareDecimals({ units: BigInt(whole), scale: 0 }, usd) < 0 ? whole + 1 : Math.max(1, whole);
}
