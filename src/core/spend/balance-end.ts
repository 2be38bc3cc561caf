import { toNumber } from '#core/decimal.ts';
import { listedAt } from '#core/run/run-time.ts';
import type { Run } from '#core/run/run.ts';

import { type PlannedTask, plannedTimes, scheduledRuns } from './scheduled-runs.ts';
import { sumOf } from './sum.ts';

const DAY = 86_400_000;

/** Days that the spending rate is taken from; also the furthest end that is predicted. */
const PACE_DAYS = 28;
const YEAR = 366 * DAY;

export type BalanceEnd =
  | { readonly kind: 'empty' }
  | { readonly kind: 'idle' }
  /** Only schedules spent anything in that time, and none will any more. */
  | { readonly kind: 'planned' }
  | { readonly kind: 'untold' }
  | { readonly kind: 'unpriced' }
  | ((
      | { readonly kind: 'long' }
      /** Used up at this time, in ms since the epoch. */
      | { readonly kind: 'at'; readonly at: number }
      /** The rest of the balance expires before it is used up. */
      | { readonly kind: 'lapses'; readonly at: number }
    ) & {
      /** Runs of the last 28 days with unknown cost, which bring the end forward; absent if there are none. */
      readonly unknownCosts?: number;
      readonly uncounted?: number;
      readonly capped?: number;
    });

type Spending = {
  readonly runs: readonly Run[];
  /** USD. */
  readonly balance: number;
  /** When the rest of the balance expires, in ms since the epoch, if known. */
  readonly lapsesAt?: number | undefined;
  readonly tasks: readonly PlannedTask[];
};

/**
 * Predicts when a balance is used up if schedules continue and everything else continues at the rate of
 * the last 28 days. Scheduled runs are excluded from that rate, otherwise they would count twice. Never
 * later than the expiry.
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
  const unknownCosts = byHand.filter(({ usage }) => usage === undefined).length;
  const uncounted = tasks.filter((task) => isUncounted(task, now)).length;
  const capped = known.filter((task) => !task.isUsual && startsSoon(task, now)).length;
  const without = {
    ...(unknownCosts > 0 && { unknownCosts }),
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
    return { kind: atRest(recent, { unknownCosts, uncounted }) };
  const at = from + left / pace;
  return at > now + YEAR ? { kind: 'long', ...without } : { kind: 'at', at, ...without };
}

function isUncounted(planned: PlannedTask, now: number): boolean {
  if (planned.task.schedule === undefined) return true;
  return planned.usd === undefined && startsSoon(planned, now);
}

const startsSoon = (planned: PlannedTask, now: number): boolean =>
  plannedTimes([planned], { after: now, until: now + YEAR }).length > 0;

function atRest(
  recent: readonly Run[],
  { unknownCosts, uncounted }: Record<'unknownCosts' | 'uncounted', number>,
) {
  if (unknownCosts > 0) return 'untold';
  if (uncounted > 0) return 'unpriced';
  return toNumber(sumOf(recent).cost) > 0 ? 'planned' : 'idle';
}
