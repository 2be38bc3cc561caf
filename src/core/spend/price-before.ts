import { isPaidBy, learnPrice, type Rate } from '#core/price/learn-price.ts';
import { listedAt } from '#core/run/run-time.ts';
import type { Run } from '#core/run/run.ts';

import type { WorkerSpend } from './month-spend.ts';

export type PriceBefore = { readonly rate: Rate; readonly version: string };

/**
 * The price of the previous version, if it differs. Within a version a price is never reported as changed,
 * because other fields also cost more. Prices of different kinds are not compared.
 * @param ofWorker runs of the Worker, at least those the price was learned from
 */
export function priceBefore(
  ofWorker: readonly Run[],
  { version, price }: Pick<WorkerSpend, 'version' | 'price'>,
  now: number,
): PriceBefore | undefined {
  if (price === undefined) return undefined;
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
  return { rate: former, version };
}
