import { type Decimal, readDecimal, ZERO } from '#core/decimal.ts';

import { isRunOver, type Run } from './run.ts';

const costs = new WeakMap<Pick<Run, 'usage'>, Decimal>();

/** The exact cost of a run, in USD, zero while it is unknown; read once of each, for it is summed up in many ways. */
export function costOf(run: Pick<Run, 'usage'>): Decimal {
  const known = costs.get(run);
  if (known) return known;
  const cost = run.usage === undefined ? ZERO : (readDecimal(String(run.usage)) ?? ZERO);
  costs.set(run, cost);
  return cost;
}

/** Milliseconds for which the platform may say 0, or nothing, of a run that is over and cost something. */
const COST_DELAY = 120_000;

/** Milliseconds after the end of a run beyond which no cost comes any more, whoever looks at it for the first time. */
const LONG_OVER = 86_400_000;

type CostReading = {
  /** Milliseconds for which this browser has seen the run as over, by its own clock. */
  readonly seenOverFor: number;
  /** A moment that the platform's clock has passed, as the platform itself told; undefined where it told none. */
  readonly platformTime: number | undefined;
};

/**
 * The one rule for a cost that is unknown: whether what was just read of a run says nothing of its cost yet. A usage of 0 counts as a
 * cost of 0 only in a record that was read late enough, whatever else the record says: the end of a run can be missing or wrong in it,
 * and results can come late, too.
 */
export function isCostPending(
  { status, usage = 0, finishedAt = Infinity }: Pick<Run, 'status' | 'usage' | 'finishedAt'>,
  { seenOverFor, platformTime = -Infinity }: CostReading,
): boolean {
  const isLongOver = finishedAt + LONG_OVER <= platformTime;
  return isRunOver(status) && usage === 0 && seenOverFor < COST_DELAY && !isLongOver;
}

/** The run as it is known while its cost is pending. */
export function withPendingCost({ usage: _, ...run }: Run): Run {
  return { ...run, costPending: true };
}
