import { compareDecimals, type Decimal, multiplyDecimals, readDecimal } from '#core/decimal.ts';
import { median } from '#core/median.ts';

import type { Rate } from './learn-price.ts';

/** What a run was asked for, and what it gave. */
export type LikeRun = {
  /** Undefined where that is not told. */
  readonly results: number | undefined;
  readonly subtasks: number;
  /** How long it went on; 0 where that is not told. */
  readonly minutes: number;
  /** As `estimateResults` has it. */
  readonly most: number | undefined;
  /** As `switchesOf` has them. */
  readonly switches: string;
};

/** USD: the highest, and the lowest where prices differ. */
export type CostRange = Pick<Rate, 'usd' | 'least'>;

/** What a run will likely cost, no more than its maximum charge lets it. */
export type CostEstimate = CostRange & {
  /** What it would cost without that, where it may end it. */
  readonly uncut?: CostRange;
  /** Results, or minutes, that it is reckoned with; where its maximum charge ends it, those that it would have without. */
  readonly work: number;
  /** Earlier runs that told how much comes of such an input; 0 where only its limits tell. */
  readonly like: number;
};

/** Runs without which nothing is said by what earlier ones gave. */
const LEAST_LIKE = 3;

type AskedOfRun = Pick<LikeRun, 'most' | 'subtasks' | 'switches'> & {
  /** Its maximum charge in USD; 0 where nothing limits it, and absent where that is not known. */
  readonly cap?: number | undefined;
};

/**
 * Estimates a run by the price of a result and what it may give at the most, as far as like runs made use of that; where it
 * has no limit, by what they gave for each subtask. By the price of a minute, as long as runs of as many subtasks went on. Enough
 * runs with the same switches are the only ones that count.
 * @returns undefined where nothing tells
 */
export function estimateCost(
  price: Rate,
  { cap = 0, ...asked }: AskedOfRun,
  earlier: readonly LikeRun[],
): CostEstimate | undefined {
  const same = earlier.filter(({ switches }) => switches === asked.switches);
  const like = same.length < LEAST_LIKE ? earlier : same;
  const estimate = estimateUncut(price, asked, like);
  if (estimate === undefined) return undefined;
  const least = price.least && estimateUncut({ ...price, usd: price.least }, asked, like)?.usd;
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
  const shares = like.flatMap(({ most: asked = 0, results }) =>
    asked === 0 || results === undefined ? [] : [results / asked],
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

/** What so many results cost, exactly. */
export const costOfResults = ({ usd }: Pick<Rate, 'usd'>, results: number): Decimal =>
  multiplyDecimals(usd, { units: BigInt(results), scale: 0 });

/** The smallest maximum charge, in whole USD, that does not cut a run of this cost. */
export function roundUpToDollars(usd: Decimal): number {
  const whole = Number(usd.units / 10n ** BigInt(usd.scale));
  return compareDecimals({ units: BigInt(whole), scale: 0 }, usd) < 0 ? whole + 1 : Math.max(1, whole);
}
