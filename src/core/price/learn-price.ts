import { type Decimal, readDecimal } from '#core/decimal.ts';
import { stateOf } from '#core/run/run-state.ts';
import { isRunOver, type Run } from '#core/run/run.ts';

export type Rate = {
  readonly per: 'result' | 'minute';
  readonly usd: Decimal;
  readonly least?: Decimal;
};

/**
 * A Worker's price learned from its runs: the platform publishes no price and charges results × price to
 * the last digit (docs/platform.md, "Prices and plans").
 */
export type Price = Rate & {
  readonly runs: number;
  readonly reach: PriceRange;
};

/** The prices a run allows: its cost is rounded at the end, its duration to a second. */
type PriceRange = { readonly low: Ratio; readonly high: Ratio };

type Ratio = { readonly over: bigint; readonly under: bigint };

type Witness = {
  readonly usage: Decimal;
  readonly work: number;
  readonly range: PriceRange;
};

/**
 * Learns the price from runs of one Worker and version, in any order. Runs with other data-adding fields
 * pay another price (docs/platform.md, "Prices and plans"), so different prices become a range; nothing is
 * averaged. Ignores runs that are active, cost nothing or were cut by a limit. Uses runs that have just
 * ended only if there are no others, because their cost may still change.
 * @param now in milliseconds since the epoch
 * @returns undefined if no run shows a price
 */
export function learnPrice(runs: readonly Run[], now: number): Price | undefined {
  const paid = runs.filter(isPaid);
  return priceFrom(paid.filter((run) => !isFresh(run, now))) ?? priceFrom(paid);
}

export function isPaidBy({ per, reach }: Price, { usd, least = usd, ...rate }: Rate): boolean {
  return rate.per === per && !isLess(toRatio(usd), reach.low) && !isLess(reach.high, toRatio(least));
}

const toRatio = ({ units, scale }: Decimal): Ratio => ({ over: units, under: 10n ** BigInt(scale) });

function priceFrom(runs: readonly Run[]): Price | undefined {
  const byResult = runs.flatMap(resultWitness);
  if (byResult.length > 0) return priceOf('result', byResult);
  const byMinute = runs.flatMap(minuteWitness);
  return byMinute.length > 0 ? priceOf('minute', byMinute) : undefined;
}

/** Milliseconds after the end of a run within which its cost may still change. */
const FRESH = 120_000;

const isFresh = ({ finishedAt }: Run, now: number): boolean =>
  finishedAt !== undefined && now < finishedAt + FRESH;

const isPaid = (run: Run): boolean =>
  isRunOver(run.status) && stateOf(run) !== 'limited' && (run.usage ?? 0) > 0;

function priceOf(per: Price['per'], witnesses: readonly Witness[]): Price {
  const { low, high } = sharedRange(witnesses);
  const isOne = !isLess(high, low);
  const highest = isOne ? witnesses : witnesses.filter(({ range }) => !isLess(range.high, low));
  const lowest = isOne ? witnesses : witnesses.filter(({ range }) => !isLess(high, range.low));
  return {
    per,
    usd: agreedPrice(per, highest),
    runs: witnesses.length,
    ...(!isOne && { least: agreedPrice(per, lowest) }),
    reach: { low: sharedRange(lowest).low, high: sharedRange(highest).high },
  };
}

const sharedRange = (witnesses: readonly Witness[]): PriceRange => ({
  low: witnesses.map(({ range }) => range.low).reduce(larger, { over: 0n, under: 1n }),
  high: witnesses.map(({ range }) => range.high).reduce(smaller, { over: 1n, under: 0n }),
});

const agreedPrice = (per: Price['per'], witnesses: readonly Witness[]): Decimal =>
  (per === 'result' ? exactPrice(witnesses) : undefined) ?? simplestIn(sharedRange(witnesses));

function resultWitness(run: Run): readonly Witness[] {
  const { results = 0 } = run;
  if (!Number.isSafeInteger(results) || results <= 0) return [];
  return witness(run, results, (cost) => ({
    low: { over: cost.low.over, under: cost.low.under * BigInt(results) },
    high: { over: cost.high.over, under: cost.high.under * BigInt(results) },
  }));
}

const MINUTE = 60_000n;
const SECOND = 1_000n;

function minuteWitness(run: Run): readonly Witness[] {
  const time = Math.round((run.duration ?? 0) * 1000);
  if (run.results !== 0 || !Number.isSafeInteger(time) || time <= 0) return [];
  const most = BigInt(time) + SECOND;
  const least = BigInt(time) > SECOND ? BigInt(time) - SECOND : 1n;
  return witness(run, time, (cost) => ({
    low: { over: cost.low.over * MINUTE, under: cost.low.under * most },
    high: { over: cost.high.over * MINUTE, under: cost.high.under * least },
  }));
}

/** Fraction digits of every cost, including trailing zeros. */
const COST_DIGITS = 4;

function witness(run: Run, work: number, toRange: (cost: PriceRange) => PriceRange): readonly Witness[] {
  const usage = readDecimal(String(run.usage));
  if (usage === undefined) return [];
  const digits = Math.max(COST_DIGITS, usage.scale);
  const halves = 2n * usage.units * 10n ** BigInt(digits - usage.scale);
  const under = 2n * 10n ** BigInt(digits);
  const cost = { low: { over: halves - 1n, under }, high: { over: halves + 1n, under } };
  return [{ usage, work, range: toRange(cost) }];
}

const PRICE_DIGITS = 6;

const TRIED = 20;

function exactPrice(witnesses: readonly Witness[]): Decimal | undefined {
  const quotients = witnesses.map(({ usage, work }) => ({
    over: usage.units * 10n ** BigInt(PRICE_DIGITS),
    under: BigInt(work) * 10n ** BigInt(usage.scale),
  }));
  const units = quotients
    .slice(0, TRIED)
    .flatMap(({ over, under }) => (over % under === 0n ? [over / under] : []))
    .find((price) => quotients.every(({ over, under }) => price * under === over));
  return units === undefined ? undefined : { units, scale: PRICE_DIGITS };
}

const MOST_DIGITS = 30;

function simplestIn({ low, high }: PriceRange): Decimal {
  for (let scale = 0; scale < MOST_DIGITS; scale += 1) {
    const power = 10n ** BigInt(scale);
    const units = (low.over * power + low.under - 1n) / low.under;
    if (units > 0n && units * high.under <= high.over * power) return { units, scale };
  }
  const power = 10n ** BigInt(MOST_DIGITS);
  return { units: (low.over * power) / low.under, scale: MOST_DIGITS };
}

const isLess = (a: Ratio, b: Ratio): boolean => a.over * b.under < b.over * a.under;
const larger = (a: Ratio, b: Ratio): Ratio => (isLess(a, b) ? b : a);
const smaller = (a: Ratio, b: Ratio): Ratio => (isLess(b, a) ? b : a);
