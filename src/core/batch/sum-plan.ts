import { gatherAddresses } from '#core/draft/reasons/gather-addresses.ts';
import { overOwnCap } from '#core/draft/reasons/over-own-cap.ts';
import type { StartReason } from '#core/draft/reasons/start-reason.ts';

import type { BatchPlan, JudgedRows } from './batch.ts';
import { type CostSum, sumCaps } from './cost-sum.ts';

/** What the runs of some rows come to, and why they are asked about. */
export type PlanSums = {
  readonly runs: number;
  /** Undefined where it is not known of each row. */
  readonly subtasks: number | undefined;
  readonly cost: CostSum;
  readonly reasons: readonly StartReason[];
};

type Limits = {
  /** More subtasks than that without a maximum charge are asked about. */
  readonly threshold: number;
  /** USD that the person never wants to spend more than on a run of the Worker; zero or absent: none. */
  readonly ownCap?: number | undefined;
};

/**
 * Sums up rows of a plan before they are sent.
 * @param places of the rows in the plan
 */
export function sumPlan(
  { base, rows, judged }: Pick<BatchPlan, 'base' | 'rows' | 'judged'>,
  places: readonly number[],
  { threshold, ownCap }: Limits,
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

/** The rows whose maximum charge is not the person's: it counts as none. */
const cappedFromOutside = (judged: JudgedRows | undefined): ReadonlySet<number> =>
  new Set(
    judged?.dangers.flatMap(({ reason, rows }) =>
      reason.kind === 'noCap' && reason.limit !== undefined ? rows : [],
    ),
  );
