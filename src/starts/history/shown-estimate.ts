import { equalJson } from '#core/json/compare.ts';
import type { CostEstimate, CostRange } from '#core/price/estimate-cost.ts';
import type { RunOrder } from '#core/run/run.ts';

type EstimatedOrder = Pick<RunOrder, 'worker' | 'custom'> & { readonly estimate: CostEstimate | undefined };

let last: EstimatedOrder | undefined;

export function noteShownEstimate(said: EstimatedOrder): void {
  last = said;
}

export function shownEstimate({
  worker,
  custom,
}: Pick<RunOrder, 'worker' | 'custom'>): CostRange | undefined {
  if (last?.estimate === undefined || last.worker !== worker) return undefined;
  const { usd, least } = last.estimate;
  return equalJson(last.custom, custom) ? { usd, ...(least && { least }) } : undefined;
}
