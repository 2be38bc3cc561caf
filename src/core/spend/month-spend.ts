import { addDecimals, compareDecimals, type Decimal, toNumber, ZERO } from '#core/decimal.ts';
import { isPaidBy, learnPrice, type Price, type Rate } from '#core/price/learn-price.ts';
import { dayOf, type Month, monthOf, monthsAfter, periodOf } from '#core/run/month.ts';
import { costOf } from '#core/run/run-cost.ts';
import { isCostOpen, isUntold, stateOf } from '#core/run/run-state.ts';
import { listedAt } from '#core/run/run-time.ts';
import { isRunOver, type Run } from '#core/run/run.ts';

import { type PlannedTask, plannedTimes, scheduledRuns } from './scheduled-runs.ts';

const DAY = 86_400_000;
const WEEK = 7 * DAY;

/** Runs, what they gave and what they cost, in USD and exact. */
export type Sum = {
  readonly runs: number;
  readonly results: number;
  readonly cost: Decimal;
  /** Runs that are over, and of whose cost the platform tells nothing; and runs, over or not, of which it tells it. */
  readonly untold: number;
  readonly told: number;
  /** As `untold` and `told`, of their results. */
  readonly untoldResults: number;
  readonly toldResults: number;
};

const NOTHING: Sum = {
  ...{ runs: 0, results: 0, cost: ZERO },
  ...{ untold: 0, told: 0, untoldResults: 0, toldResults: 0 },
};

/** Whether the platform tells the cost of any of the runs; of no run, nothing is to be told. */
export const isTold = ({ runs, told }: Pick<Sum, 'runs' | 'told'>): boolean => runs === 0 || told > 0;

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
  /** Runs whose cost may still change, or is not told: under way, only just over, or over without any. */
  readonly open: number;
};

/** `Map.groupBy`, which Node 20 lacks. */
export function groupBy<Item, Key>(
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
    open: runs.filter((run) => !isRunOver(run.status) || isCostOpen(run, now) || isUntold(run, 'usage'))
      .length,
  };
}

/** Those of a list that were made in a month, each once. One that no time is told of is of the present month, as in the list of runs. */
export function runsOfMonth(listed: readonly Run[], month: Month, now: number): readonly Run[] {
  const own = listed.filter((run) => monthOf(listedAt(run) ?? now) === month);
  return [...new Map(own.map((run) => [run.slug, run])).values()];
}

/** What a person or a limit stopped has not failed, though the platform calls it so. */
const isFailed = (run: Run) => stateOf(run) === 'failed';

function sumOf(runs: readonly Run[]): Sum {
  return runs.reduce(
    (sum, run) => ({
      runs: sum.runs + 1,
      results: sum.results + (run.results ?? 0),
      cost: addDecimals(sum.cost, costOf(run)),
      untold: sum.untold + Number(isUntold(run, 'usage')),
      told: sum.told + Number(run.usage !== undefined),
      untoldResults: sum.untoldResults + Number(isUntold(run, 'results')),
      toldResults: sum.toldResults + Number(run.results !== undefined),
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

/** Days that the pace of spending is taken from, and beyond which nobody can tell an end. */
const PACE_DAYS = 28;
const YEAR = 366 * DAY;

/** How long a balance lasts. */
export type BalanceEnd =
  /** Nothing is left. */
  | { readonly kind: 'empty' }
  /** Nothing was spent in the last 28 days, and no schedule will. */
  | { readonly kind: 'idle' }
  /** Only schedules have spent anything then, and none will any more. */
  | { readonly kind: 'planned' }
  /** It is not told what was spent then. */
  | { readonly kind: 'untold' }
  /** Schedules start runs at a cost or at times that nobody knows, and nothing else is spent. */
  | { readonly kind: 'unpriced' }
  | ((
      | { readonly kind: 'long' }
      /** In ms since the epoch: it is used up. */
      | { readonly kind: 'at'; readonly at: number }
      /** Not all of it is used up by then, and what is left expires. */
      | { readonly kind: 'lapses'; readonly at: number }
    ) & {
      /** Runs of the last 28 days whose cost is not told: it ends the earlier for them. Absent where there are none. */
      readonly untold?: number;
      /** Tasks that start runs at a cost or at times that nobody knows: likewise. */
      readonly uncounted?: number;
      /** Tasks that are reckoned by the most that a run of theirs may cost: it may end the later for them. */
      readonly capped?: number;
    });

type Spending = {
  /** At least those of the last 28 days. */
  readonly runs: readonly Run[];
  /** USD. */
  readonly balance: number;
  /** When what is left of it expires, in ms since the epoch, where that is known. */
  readonly lapsesAt?: number | undefined;
  /** Those whose schedules are on. */
  readonly tasks: readonly PlannedTask[];
};

/**
 * When a balance is used up, if schedules go on as they are planned, and everything else at the pace of the last 28 days. Runs
 * that schedules have started are no part of that pace: they would be counted twice. No later than it expires.
 */
export function balanceEnd({ lapsesAt, ...spending }: Spending, now: number): BalanceEnd {
  const end = usedUp(spending, now);
  if (lapsesAt === undefined) return end;
  if (end.kind === 'long' || (end.kind === 'at' && end.at > lapsesAt))
    return { ...end, kind: 'lapses', at: lapsesAt };
  return end;
}

function usedUp({ runs, balance, tasks }: Omit<Spending, 'lapsesAt'>, now: number): BalanceEnd {
  if (balance <= 0) return { kind: 'empty' };
  const after = now - PACE_DAYS * DAY;
  const known = tasks.filter(({ usd }) => usd !== undefined);
  const planned = scheduledRuns(runs, known, { after, until: now });
  const recent = runs.filter((run) => {
    const at = listedAt(run) ?? 0;
    return at > after && at <= now;
  });
  const byHand = recent.filter(({ slug }) => !planned.has(slug));
  const untold = byHand.filter(({ usage }) => usage === undefined).length;
  const uncounted = tasks.filter((task) => isUncounted(task, now)).length;
  const capped = known.filter((task) => !task.isUsual && startsSoon(task, now)).length;
  const without = {
    ...(untold > 0 && { untold }),
    ...(uncounted > 0 && { uncounted }),
    ...(capped > 0 && { capped }),
  };
  const pace = toNumber(sumOf(byHand).cost) / (PACE_DAYS * DAY);
  const times = plannedTimes(known, { after: now, until: now + YEAR });
  let left = balance;
  let from = now;
  for (const { at, usd = 0 } of times) {
    if (left <= pace * (at - from)) break;
    left -= pace * (at - from) + usd;
    from = at;
    if (left <= 0) return { kind: 'at', at, ...without };
  }
  if (pace === 0 && times.every(({ usd = 0 }) => usd === 0))
    return { kind: atRest(recent, { untold, uncounted }) };
  const at = from + left / pace;
  return at > now + YEAR ? { kind: 'long', ...without } : { kind: 'at', at, ...without };
}

/** Whether a task will start runs that are in no forecast: at times that nobody knows, or nobody knows what they cost. */
function isUncounted(planned: PlannedTask, now: number): boolean {
  if (planned.task.schedule === undefined) return true;
  return planned.usd === undefined && startsSoon(planned, now);
}

const startsSoon = (planned: PlannedTask, now: number): boolean =>
  plannedTimes([planned], { after: now, until: now + YEAR }).length > 0;

/** What is said of a balance that nothing takes from, as far as is known. */
function atRest(recent: readonly Run[], { untold, uncounted }: Record<'untold' | 'uncounted', number>) {
  if (untold > 0) return 'untold';
  if (uncounted > 0) return 'unpriced';
  return toNumber(sumOf(recent).cost) > 0 ? 'planned' : 'idle';
}

/** What a Worker cost before its present price, and since when that is: since a version, or a moment (ms since the epoch). */
export type PriceBefore = { readonly rate: Rate } & (
  | { readonly version: string }
  | { readonly since: number }
);

/**
 * The price before the present one: of the same version, or of the version that ran before it. Prices of different kinds are
 * not held against each other.
 * @param ofWorker runs of the Worker, at least those that the price was learned from
 */
export function priceBefore(
  ofWorker: readonly Run[],
  { version, price }: Pick<WorkerSpend, 'version' | 'price'>,
  now: number,
): PriceBefore | undefined {
  if (price === undefined) return undefined;
  const own = learnPrice(
    ofWorker.filter((run) => run.version === version),
    now,
  );
  if (own?.before) return { rate: { per: own.per, usd: own.before }, since: own.since };
  const first = Math.min(
    ...ofWorker.filter((run) => run.version === version).map((run) => listedAt(run) ?? Infinity),
  );
  const earlier = ofWorker.filter((run) => run.version !== version && (listedAt(run) ?? Infinity) < first);
  const at = (run: Run) => listedAt(run) ?? -Infinity;
  const last = earlier.toSorted((a, b) => at(b) - at(a))[0];
  const former = learnPrice(
    earlier.filter((run) => run.version === last?.version),
    now,
  );
  if (former?.per !== price.per || isPaidBy(price, former)) return undefined;
  return { rate: { per: former.per, usd: former.usd }, version };
}
