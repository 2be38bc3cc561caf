import type { StartReason } from '#core/draft/judge-start.ts';

import type { BatchPlan, JudgedRows } from './batch.ts';
import { type CostSum, sumCaps } from './sum-rows.ts';

/** What the runs of some rows come to, and why they are asked about. */
export type PlanSums = {
  readonly runs: number;
  /** Undefined where it is not known of each row. */
  readonly subtasks: number | undefined;
  readonly cost: CostSum;
  readonly reasons: readonly StartReason[];
};

/**
 * Sums up rows of a plan before they are sent.
 * @param places of the rows in the plan
 * @param threshold more subtasks than that without a maximum charge are asked about
 */
export function sumPlan(
  { base, rows, judged }: Pick<BatchPlan, 'base' | 'rows' | 'judged'>,
  places: readonly number[],
  threshold: number,
): PlanSums {
  const each = judged?.subtasks ?? [];
  const caps = new Map<number, number>();
  let [subtasks, uncapped] = [0, 0];
  for (const place of places) {
    const cap = rows[place]?.options?.maxCharge ?? base.options.maxCharge;
    const count = each[place] ?? 0;
    caps.set(cap, (caps.get(cap) ?? 0) + 1);
    subtasks += count;
    uncapped += cap === 0 ? count : 0;
  }
  const many: readonly StartReason[] = uncapped > threshold ? [{ kind: 'subtasks', count: uncapped }] : [];
  return {
    runs: places.length,
    subtasks: judged && subtasks,
    cost: sumCaps(caps),
    reasons: [...dangersOf(judged, new Set(places)), ...many],
  };
}

const dangersOf = (judged: JudgedRows | undefined, places: ReadonlySet<number>): readonly StartReason[] =>
  (judged?.dangers ?? []).flatMap(({ reason, rows }) =>
    rows.some((row) => places.has(row)) ? [reason] : [],
  );
