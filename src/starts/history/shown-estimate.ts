import { equalJson } from '#core/json/compare.ts';
import type { CostEstimate, CostRange } from '#core/price/estimate-cost.ts';
import type { RunOrder } from '#core/run/run.ts';

type Said = Pick<RunOrder, 'worker' | 'custom'> & { readonly estimate: CostEstimate | undefined };

let last: Said | undefined;

/** Notes what the screen says that a run of this input will cost; undefined where it says nothing. */
export function noteShownEstimate(said: Said): void {
  last = said;
}

/** What was last said of the cost of such a run, if that was of just this input. */
export function shownEstimate({
  worker,
  custom,
}: Pick<RunOrder, 'worker' | 'custom'>): CostRange | undefined {
  if (last?.estimate === undefined || last.worker !== worker) return undefined;
  const { usd, least } = last.estimate;
  return equalJson(last.custom, custom) ? { usd, ...(least && { least }) } : undefined;
}
