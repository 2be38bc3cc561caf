import { addDecimals, type Decimal, ZERO } from '#core/decimal.ts';
import { costOf } from '#core/run/run-cost.ts';
import { isFigureUnknown } from '#core/run/run-state.ts';
import type { Run } from '#core/run/run.ts';

/** Runs with their results and their exact cost in USD. */
export type Sum = {
  readonly runs: number;
  readonly results: number;
  readonly cost: Decimal;
  /**
   * `unknownCosts`: finished runs whose cost the platform does not report; `knownCosts`: runs, finished or not,
   * whose cost it reports.
   */
  readonly unknownCosts: number;
  readonly knownCosts: number;
  /** Like `unknownCosts` and `knownCosts`, for results. */
  readonly unknownResults: number;
  readonly knownResults: number;
};

const NOTHING: Sum = {
  runs: 0,
  results: 0,
  cost: ZERO,
  unknownCosts: 0,
  knownCosts: 0,
  unknownResults: 0,
  knownResults: 0,
};

/** Whether the cost of any of the runs is known; also true without runs. */
export const isCostKnown = ({ runs, knownCosts }: Pick<Sum, 'runs' | 'knownCosts'>): boolean =>
  runs === 0 || knownCosts > 0;

export function sumOf(runs: readonly Run[]): Sum {
  return runs.reduce(
    (sum, run) => ({
      runs: sum.runs + 1,
      results: sum.results + (run.results ?? 0),
      cost: addDecimals(sum.cost, costOf(run)),
      unknownCosts: sum.unknownCosts + Number(isFigureUnknown(run, 'usage')),
      knownCosts: sum.knownCosts + Number(run.usage !== undefined),
      unknownResults: sum.unknownResults + Number(isFigureUnknown(run, 'results')),
      knownResults: sum.knownResults + Number(run.results !== undefined),
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
