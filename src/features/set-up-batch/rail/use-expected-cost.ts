import { useCallback } from 'react';

import type { RowRules } from '#core/batch/sheet/check-rows.ts';
import type { RunGroup } from '#core/batch/sum-rows.ts';
import { addDecimals, type Decimal, ZERO } from '#core/decimal.ts';
import { costOfResults, type CostRange, estimateCost } from '#core/price/estimate-cost.ts';
import { usePrice } from '#starts/cost/use-cost.ts';

/** Expected cost of a batch's runs in USD, each limited to its maximum charge. */
export type ExpectedCost = CostRange & {
  /** Earlier runs that gave the price: 0 if the user gave it. */
  readonly runs: number;
  /** Number of runs that their maximum charge ends. */
  readonly cut: number;
};

/** Expected cost for the version that is started; undefined if no earlier run gives it, or not for all. */
export function useExpectedCost({
  worker,
  descriptor,
  form,
  readOptions,
}: RowRules): (runGroups: readonly RunGroup[]) => ExpectedCost | undefined {
  const { version = '' } = readOptions(form.options);
  const priceOf = usePrice({ worker, descriptor, version: version === '' ? descriptor.version : version });
  return useCallback(
    (runGroups) => {
      if (priceOf === undefined || runGroups.length === 0) return undefined;
      let [usd, least, cut, runs]: [Decimal, Decimal, number, number] = [ZERO, ZERO, 0, Infinity];
      for (const { results, subtasks, switches, cap, count } of runGroups) {
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
