import { gatherAddresses } from '#core/draft/reasons/gather-addresses.ts';
import { overOwnCap } from '#core/draft/reasons/over-own-cap.ts';
import type { StartReason } from '#core/draft/reasons/start-reason.ts';

import type { BatchPlan, JudgedRows } from './batch.ts';
import { type CostSum, sumCaps } from './cost-sum.ts';

export type PlanSums = {
  readonly runs: number;
  readonly subtasks: number | undefined;
  readonly cost: CostSum;
  readonly reasons: readonly StartReason[];
};

type PlanLimits = {
  /** More subtasks than this without a maximum charge need a confirmation. */
  readonly threshold: number;
  /** The person's own limit in USD for a run of the Worker; zero or absent means none. */
  readonly ownCap?: number | undefined;
};

/**
 * Sums up rows of a plan before they are sent.
 * @param places of the rows in the plan
 */
export function sumPlan(
  { base, rows, judged }: Pick<BatchPlan, 'base' | 'rows' | 'judged'>,
  places: readonly number[],
  { threshold, ownCap }: PlanLimits,
): PlanSums {
  const each = judged?.subtasks ?? [];
  const caps = new Map<number, number>();
  let [subtasks, uncapped] = [0, 0];
  const outside = cappedFromOutside(judged);
  const capOf = (place: number) => rows[place]?.options?.maxCharge ?? base.options.maxCharge;
  for (const place of places) {
    const cap = capOf(place);
    const count = each[place] ?? 0;
    caps.set(cap, (caps.get(cap) ?? 0) + 1);
    subtasks += count;
    uncapped += cap === 0 || outside.has(place) ? count : 0;
  }
  const many: readonly StartReason[] = uncapped > threshold ? [{ kind: 'subtasks', count: uncapped }] : [];
  const over = overOwnCap(places.map((place) => ({ maxCharge: capOf(place), ownCap })));
  return {
    runs: places.length,
    subtasks: judged && subtasks,
    cost: sumCaps(caps),
    reasons: [...over, ...dangersOf(judged, new Set(places)), ...many],
  };
}

const dangersOf = (judged: JudgedRows | undefined, places: ReadonlySet<number>): readonly StartReason[] =>
  gatherAddresses(
    (judged?.dangers ?? []).flatMap(({ reason, rows: all }) => {
      const rows = all.filter((row) => places.has(row)).length;
      return rows > 0 ? [{ reason, rows }] : [];
    }),
  );

/** Rows whose maximum charge was not set by the person; it does not count as a limit. */
const cappedFromOutside = (judged: JudgedRows | undefined): ReadonlySet<number> =>
  new Set(
    judged?.dangers.flatMap(({ reason, rows }) =>
      reason.kind === 'noCap' && reason.limit !== undefined ? rows : [],
    ),
  );
