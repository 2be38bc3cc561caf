import { toNumber } from '#core/decimal.ts';
import { listedAt } from '#core/run/run-time.ts';
import type { Run } from '#core/run/run.ts';

import { type PlannedTask, plannedTimes, scheduledRuns } from './scheduled-runs.ts';
import { sumOf } from './sum.ts';

const DAY = 86_400_000;

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
      /** Tasks that start runs at a cost or at times that nobody knows: it ends the earlier for them. */
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
