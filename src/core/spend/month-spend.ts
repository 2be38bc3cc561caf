import { addDecimals, compareDecimals, type Decimal, ZERO } from '#core/decimal.ts';
import { learnPrice, type Price } from '#core/price/learn-price.ts';
import { dayOf, type Month, monthOf, monthsAfter, periodOf } from '#core/run/month.ts';
import { costOf } from '#core/run/run-cost.ts';
import { isUntold, stateOf } from '#core/run/run-state.ts';
import { listedAt } from '#core/run/run-time.ts';
import { isRunOver, type Run } from '#core/run/run.ts';

import { groupBy, type Sum, sumOf } from './sum.ts';

const DAY = 86_400_000;
const WEEK = 7 * DAY;

/** What runs of one version of a Worker came to. */
export type WorkerSpend = Sum & {
  /** As the platform names it in its records. */
  readonly worker: string;
  readonly title: string;
  readonly version: string;
  readonly failed: Sum;
  /** Absent where no run of the month tells one. */
  readonly price?: Price;
};

/** What the runs of one day came to, and those of each Worker, by its name. */
export type DaySpend = Sum & { readonly of: ReadonlyMap<string, Sum> };

/** What the runs of one month came to. */
export type MonthSpend = Sum & {
  readonly month: Month;
  /** The dearest first. */
  readonly workers: readonly WorkerSpend[];
  /** From the first day of the month to its last, by Beijing's calendar. */
  readonly days: readonly DaySpend[];
  readonly failed: Sum;
  /** Runs whose cost is not final: under way, or over and their cost unknown. */
  readonly open: number;
};

/** Sums each run once, however often the list has it, by when it was made. Runs of other months are left out. */
export function spendOfMonth(listed: readonly Run[], month: Month, now: number): MonthSpend {
  const runs = runsOfMonth(listed, month, now);
  const ofVersion = groupBy(runs, ({ workerSlug, version }) => `${workerSlug}\n${version}`);
  const workers = [...ofVersion.values()].map((own) => workerSpend(own, now));
  return {
    ...sumOf(runs),
    month,
    workers: workers.sort((a, b) => compareDecimals(b.cost, a.cost) || b.runs - a.runs),
    days: daysOf(runs, month, now),
    failed: sumOf(runs.filter(isFailed)),
    open: runs.filter((run) => !isRunOver(run.status) || isUntold(run, 'usage')).length,
  };
}

/** Those of a list that were made in a month, each once. One that no time is told of is of the present month, as in the list of runs. */
export function runsOfMonth(listed: readonly Run[], month: Month, now: number): readonly Run[] {
  const own = listed.filter((run) => monthOf(listedAt(run) ?? now) === month);
  return [...new Map(own.map((run) => [run.slug, run])).values()];
}

/** What a person or a limit stopped has not failed, though the platform calls it so. */
const isFailed = (run: Run) => stateOf(run) === 'failed';

function workerSpend(runs: readonly Run[], now: number): WorkerSpend {
  const [first] = runs;
  const price = learnPrice(runs, now);
  return {
    ...sumOf(runs),
    worker: first?.workerSlug ?? '',
    title: first?.workerTitle ?? '',
    version: first?.version ?? '',
    failed: sumOf(runs.filter(isFailed)),
    ...(price && { price }),
  };
}

function daysOf(runs: readonly Run[], month: Month, now: number): readonly DaySpend[] {
  const { from, lastDay } = periodOf(month);
  const ofDay = groupBy(runs, (run) => Math.round((dayOf(listedAt(run) ?? now) - from) / DAY));
  return Array.from({ length: Math.round((lastDay - from) / DAY) + 1 }, (_, day) => {
    const own = ofDay.get(day) ?? [];
    const byWorker = groupBy(own, ({ workerSlug }) => workerSlug);
    return { ...sumOf(own), of: new Map([...byWorker].map(([worker, of]) => [worker, sumOf(of)])) };
  });
}

/** Sums by what runs belong to, the dearest first, and of those that belong to nothing known. */
export function sumsBy<Key>(
  runs: readonly Run[],
  keyOf: (run: Run) => Key | undefined,
): { readonly of: readonly (readonly [Key, Sum])[]; readonly rest: Sum } {
  const groups = groupBy(runs, keyOf);
  const of = [...groups].flatMap(([key, own]) => (key === undefined ? [] : [[key, sumOf(own)] as const]));
  return {
    of: of.sort(([, a], [, b]) => compareDecimals(b.cost, a.cost) || b.runs - a.runs),
    rest: sumOf(groups.get(undefined) ?? []),
  };
}

/** How many weeks a trend has. */
const TREND_WEEKS = 12;

/** The trend of a month ends with it, or now. */
export const trendEnd = (month: Month, now: number): number =>
  Math.min(now, periodOf(monthsAfter(month, 1)).from);

/** The month in which the trend of a month begins: two or three before it. */
export const trendMonth = (month: Month, now: number): Month =>
  monthOf(trendEnd(month, now) - TREND_WEEKS * WEEK);

/** The cost of runs in each of the weeks that end at a moment, the oldest first. */
export function trendOf(runs: readonly Run[], until: number): readonly Decimal[] {
  const weeks = Array.from({ length: TREND_WEEKS }, () => ZERO);
  for (const run of runs) {
    const week = TREND_WEEKS - 1 - Math.floor((until - (listedAt(run) ?? Infinity)) / WEEK);
    const before = weeks[week];
    if (before) weeks[week] = addDecimals(before, costOf(run));
  }
  return weeks;
}
