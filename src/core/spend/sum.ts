import { addDecimals, type Decimal, ZERO } from '#core/decimal.ts';
import { costOf } from '#core/run/run-cost.ts';
import { isUntold } from '#core/run/run-state.ts';
import type { Run } from '#core/run/run.ts';

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
  runs: 0,
  results: 0,
  cost: ZERO,
  untold: 0,
  told: 0,
  untoldResults: 0,
  toldResults: 0,
};

/** Whether the platform tells the cost of any of the runs; of no run, nothing is to be told. */
export const isTold = ({ runs, told }: Pick<Sum, 'runs' | 'told'>): boolean => runs === 0 || told > 0;

export function sumOf(runs: readonly Run[]): Sum {
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
