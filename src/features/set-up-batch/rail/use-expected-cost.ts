import { useCallback } from 'react';

import type { RowRules } from '#core/batch/sheet/check-rows.ts';
import type { AskedRuns } from '#core/batch/sum-rows.ts';
import { addDecimals, type Decimal, ZERO } from '#core/decimal.ts';
import { costOfResults, type CostRange, estimateCost } from '#core/price/estimate-cost.ts';
import { usePrice } from '#starts/cost/use-cost.ts';

/** What the runs of a batch will likely cost, USD, each no more than its maximum charge. */
export type ExpectedCost = CostRange & {
  /** Earlier runs that told the price: 0 where the person did. */
  readonly runs: number;
  /** Runs that their maximum charge ends. */
  readonly cut: number;
};

/** Tells the cost that is to be expected of runs of the version that is started; undefined where no earlier run tells it, or not of all. */
export function useExpectedCost({
  worker,
  descriptor,
  form,
  readOptions,
}: RowRules): (asked: readonly AskedRuns[]) => ExpectedCost | undefined {
  const { version = '' } = readOptions(form.options);
  const priceOf = usePrice({ worker, descriptor, version: version === '' ? descriptor.version : version });
  return useCallback(
    (asked) => {
      if (priceOf === undefined || asked.length === 0) return undefined;
      let [usd, least, cut, runs]: [Decimal, Decimal, number, number] = [ZERO, ZERO, 0, Infinity];
      for (const { results, subtasks, switches, cap, count } of asked) {
        const { rate, own, learned, like } = priceOf(switches);
        if (rate === undefined) return undefined;
        runs = Math.min(runs, own === undefined && learned ? learned.runs : 0);
        const estimate = estimateCost(rate, { most: results, subtasks, switches, cap }, like);
        if (estimate === undefined) return undefined;
        if (estimate.uncut) cut += count;
        usd = addDecimals(usd, costOfResults(estimate, count));
        least = addDecimals(least, costOfResults({ usd: estimate.least ?? estimate.usd }, count));
      }
      return { usd, least, cut, runs };
    },
    [priceOf],
  );
}
