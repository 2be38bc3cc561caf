import { addDecimals, compareDecimals, type Decimal, readDecimal, ZERO } from '#core/decimal.ts';
import { learnPrice, type Price } from '#core/price/learn-price.ts';
import { dayOf, type Month, monthOf, periodOf } from '#core/run/month.ts';
import { isCostOpen } from '#core/run/run-state.ts';
import { listedAt } from '#core/run/run-time.ts';
import { isRunOver, type Run } from '#core/run/run.ts';

const DAY = 86_400_000;
const WEEK = 7 * DAY;

/** Runs, what they gave and what they cost, in USD and exact. */
export type Sum = { readonly runs: number; readonly results: number; readonly cost: Decimal };

const NOTHING: Sum = { runs: 0, results: 0, cost: ZERO };

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

/** What the runs of one day came to: the cost of each Worker, by its name. */
export type DaySpend = Sum & { readonly of: ReadonlyMap<string, Decimal> };

/** What the runs of one month came to. */
export type MonthSpend = Sum & {
  readonly month: Month;
  /** The dearest first. */
  readonly workers: readonly WorkerSpend[];
  /** From the first day of the month to its last, by Beijing's calendar. */
  readonly days: readonly DaySpend[];
  readonly failed: Sum;
  /** Runs whose cost may still change: under way, or only just over. */
  readonly open: number;
};

/** `Map.groupBy`, which Node 20 lacks. */
function groupBy<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** The exact cost of a run, in USD. */
export const costOf = ({ usage }: Pick<Run, 'usage'>): Decimal => readDecimal(String(usage)) ?? ZERO;

/** Sums each run once, however often the list has it, by when it was made. Runs of other months are left out. */
export function spendOfMonth(listed: readonly Run[], month: Month, now: number): MonthSpend {
  const runs = runsOfMonth(listed, month);
  const ofVersion = groupBy(runs, ({ workerSlug, version }) => `${workerSlug}\n${version}`);
  const workers = [...ofVersion.values()].map((own) => workerSpend(own, now));
  return {
    ...sumOf(runs),
    month,
    workers: workers.sort((a, b) => compareDecimals(b.cost, a.cost) || b.runs - a.runs),
    days: daysOf(runs, month),
    failed: sumOf(runs.filter(isFailed)),
    open: runs.filter((run) => !isRunOver(run.status) || isCostOpen(run, now)).length,
  };
}

/** Those of a list that were made in a month, each once. */
function runsOfMonth(listed: readonly Run[], month: Month): readonly Run[] {
  const own = listed.filter((run) => monthOf(listedAt(run) ?? 0) === month);
  return [...new Map(own.map((run) => [run.slug, run])).values()];
}

const isFailed = ({ status }: Run) => status === 'failed';

function sumOf(runs: readonly Run[]): Sum {
  return runs.reduce(
    (sum, run) => ({
      runs: sum.runs + 1,
      results: sum.results + run.results,
      cost: addDecimals(sum.cost, costOf(run)),
    }),
    NOTHING,
  );
}

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

function daysOf(runs: readonly Run[], month: Month): readonly DaySpend[] {
  const { from, lastDay } = periodOf(month);
  const ofDay = groupBy(runs, (run) => Math.round((dayOf(listedAt(run) ?? 0) - from) / DAY));
  return Array.from({ length: Math.round((lastDay - from) / DAY) + 1 }, (_, day) => {
    const own = ofDay.get(day) ?? [];
    const of = new Map<string, Decimal>();
    for (const run of own) of.set(run.workerSlug, addDecimals(of.get(run.workerSlug) ?? ZERO, costOf(run)));
    return { ...sumOf(own), of };
  });
}

/** How many weeks a trend has. */
const TREND_WEEKS = 12;

/** The cost of a Worker in each of the weeks that end at a moment, the oldest first. */
export function trendOf(runs: readonly Run[], worker: string, until: number): readonly Decimal[] {
  const weeks = Array.from({ length: TREND_WEEKS }, () => ZERO);
  for (const run of runs) {
    const week = TREND_WEEKS - 1 - Math.floor((until - (listedAt(run) ?? Infinity)) / WEEK);
    const before = run.workerSlug === worker ? weeks[week] : undefined;
    if (before) weeks[week] = addDecimals(before, costOf(run));
  }
  return weeks;
}

/** Days that the pace of spending is taken from. */
const PACE_DAYS = 28;

/**
 * When a balance is used up at the pace of the last 28 days, in ms since the epoch; undefined where nothing was spent.
 * @param balance USD
 */
export function balanceEnd(runs: readonly Run[], balance: number, now: number): number | undefined {
  const recent = runs.filter((run) => {
    const at = listedAt(run) ?? 0;
    return at > now - PACE_DAYS * DAY && at <= now;
  });
  const spent = Number(sumOf(recent).cost.units) / 10 ** sumOf(recent).cost.scale;
  return spent > 0 ? now + (balance / spent) * PACE_DAYS * DAY : undefined;
}
