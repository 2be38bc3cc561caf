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
  const known = usePrice({ worker, descriptor, version: version === '' ? descriptor.version : version });
  return useCallback(
    (asked) => {
      if (known?.rate === undefined || asked.length === 0) return undefined;
      const { rate, own, learned, like } = known;
      let [usd, least, cut]: [Decimal, Decimal, number] = [ZERO, ZERO, 0];
      for (const { results, subtasks, cap, count } of asked) {
        const estimate = estimateCost(rate, { most: results, subtasks, cap }, like);
        if (estimate === undefined) return undefined;
        if (estimate.uncut) cut += count;
        usd = addDecimals(usd, costOfResults(estimate, count));
        least = addDecimals(least, costOfResults({ usd: estimate.least ?? estimate.usd }, count));
      }
      return { usd, least, cut, runs: own === undefined && learned ? learned.runs : 0 };
    },
    [known],
  );
}
