import { type Decimal, readDecimal, ZERO } from '#core/decimal.ts';

import type { Run } from './run.ts';

const costs = new WeakMap<Pick<Run, 'usage'>, Decimal>();

/** The exact cost of a run, in USD, zero while it is not told; read once of each, for it is summed up in many ways. */
export function costOf(run: Pick<Run, 'usage'>): Decimal {
  const known = costs.get(run);
  if (known) return known;
  const cost = run.usage === undefined ? ZERO : (readDecimal(String(run.usage)) ?? ZERO);
  costs.set(run, cost);
  return cost;
}
