import { type Decimal, readDecimal, ZERO } from '#core/decimal.ts';

import { isRunOver, type Run } from './run.ts';

const costs = new WeakMap<Pick<Run, 'usage'>, Decimal>();

/** The exact cost of a run in USD, zero while unknown. Memoized per run, because it is summed in many ways. */
export function costOf(run: Pick<Run, 'usage'>): Decimal {
  const known = costs.get(run);
  if (known) return known;
  const cost = run.usage === undefined ? ZERO : (readDecimal(String(run.usage)) ?? ZERO);
  costs.set(run, cost);
  return cost;
}

/** Milliseconds during which the platform may report 0, or nothing, for a finished run that has a cost. */
const COST_DELAY = 120_000;

/** Milliseconds after the end of a run beyond which no cost arrives. */
const LONG_OVER = 86_400_000;

type CostReading = {
  /** Milliseconds since this browser first saw the run as finished, by its own clock. */
  readonly seenOverFor: number;
  readonly platformTime: number | undefined;
};

/**
 * The only rule for unknown costs: whether a run's record does not tell its cost yet. A usage of 0 counts
 * as a cost of 0 only in a record that was read late enough, because its end can be missing or wrong and
 * results can arrive late.
 */
export function isCostPending(
  { status, usage = 0, finishedAt = Infinity }: Pick<Run, 'status' | 'usage' | 'finishedAt'>,
  { seenOverFor, platformTime = -Infinity }: CostReading,
): boolean {
  const isLongOver = finishedAt + LONG_OVER <= platformTime;
  return isRunOver(status) && usage === 0 && seenOverFor < COST_DELAY && !isLongOver;
}

export function withPendingCost({ usage: _, ...run }: Run): Run {
  return { ...run, costPending: true };
}
