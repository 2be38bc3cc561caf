import { compareDecimals } from '#core/decimal.ts';
import { learnPrice, type Price } from '#core/price/learn-price.ts';
import { dayOf, type Month, monthOf, monthsAfter, periodOf } from '#core/run/month.ts';
import { isFigureUnknown, stateOf } from '#core/run/run-state.ts';
import { listedAt } from '#core/run/run-time.ts';
import { isRunOver, type Run } from '#core/run/run.ts';

import { groupBy, type Sum, sumOf } from './sum.ts';

const DAY = 86_400_000;
const WEEK = 7 * DAY;

export type WorkerSpend = Sum & {
  readonly worker: string;
  readonly title: string;
  readonly version: string;
  readonly failed: Sum;
  readonly price?: Price;
};

export type DaySpend = Sum & { readonly of: ReadonlyMap<string, Sum> };

export type MonthSpend = Sum & {
  readonly month: Month;
  readonly workers: readonly WorkerSpend[];
  readonly days: readonly DaySpend[];
  readonly failed: Sum;
  /** Runs without a final cost: active, or finished with unknown cost. */
  readonly open: number;
};

/** Sums each run once, by its creation time. Ignores runs of other months. */
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
    open: runs.filter((run) => !isRunOver(run.status) || isFigureUnknown(run, 'usage')).length,
  };
}

export function runsOfMonth(listed: readonly Run[], month: Month, now: number): readonly Run[] {
  const own = listed.filter((run) => monthOf(listedAt(run) ?? now) === month);
  return [...new Map(own.map((run) => [run.slug, run])).values()];
}

/** A run stopped by a person or a limit has not failed, although the platform reports it so. */
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

const TREND_WEEKS = 12;

export const trendEnd = (month: Month, now: number): number =>
  Math.min(now, periodOf(monthsAfter(month, 1)).from);

export const trendMonth = (month: Month, now: number): Month =>
  monthOf(trendEnd(month, now) - TREND_WEEKS * WEEK);

export function trendOf(runs: readonly Run[], until: number): readonly Sum[] {
  const ofWeek = groupBy(runs, (run) => Math.floor((until - (listedAt(run) ?? Infinity)) / WEEK));
  return Array.from({ length: TREND_WEEKS }, (_, week) => sumOf(ofWeek.get(TREND_WEEKS - 1 - week) ?? []));
}
