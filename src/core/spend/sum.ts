import { addDecimals, type Decimal, ZERO } from '#core/decimal.ts';
import { costOf } from '#core/run/run-cost.ts';
import { isUntold } from '#core/run/run-state.ts';
import type { Run } from '#core/run/run.ts';

/** Runs with their results and their exact cost in USD. */
export type Sum = {
  readonly runs: number;
  readonly results: number;
  readonly cost: Decimal;
  /**
   * `untold`: finished runs whose cost the platform does not report; `told`: runs, finished or not,
   * whose cost it reports.
   */
  readonly untold: number;
  readonly told: number;
  /** Like `untold` and `told`, for results. */
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

/** Whether the cost of any of the runs is known; also true without runs. */
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

/** Replaces `Map.groupBy`, which Node 20 lacks. */
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
