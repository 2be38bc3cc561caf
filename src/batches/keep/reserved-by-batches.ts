import { type BatchId, type BatchPlan, isBatchId } from '#core/batch/batch.ts';
import { sumCaps } from '#core/batch/cost-sum.ts';
import type { BatchHead } from '#core/batch/state/batch-state-codec.ts';
import { isGoingOn } from '#core/batch/state/batch-state.ts';
import { followedRuns, type RowState } from '#core/batch/state/row-state.ts';
import { underWay } from '#core/batch/state/standing.ts';
import { toNumber } from '#core/decimal.ts';
import type { ReservedBudget } from '#starts/cost/budget/reserved-budget.ts';

import { storedBatches, storedPlans, storedRows } from './batch-store.ts';

/**
 * What this browser's batches may still cost: limits of active runs, and waiting rows of running batches.
 * A paused batch is confirmed when it resumes. Zero if storage is forbidden.
 */
export async function reservedByBatches(
  isDriven: (id: BatchId, head: BatchHead) => boolean,
): Promise<ReservedBudget> {
  const caps = new Map<string, number>();
  const sum = { rows: 0, usd: 0, unlimited: 0 };
  for (const [[id], { head }] of await storedBatches.all().catch(() => [])) {
    if (!isBatchId(id)) continue;
    const isSending = isGoingOn(head) && head.counts.waiting > 0 && isDriven(id, head);
    if (!isSending && underWay(head) === 0) continue;
    const plan = await storedPlans.get([id, 'plan']);
    const rows = (await storedRows.of(id)).read.flatMap(({ value }) => value);
    const claim = reservedByBatch(head, plan.ok ? plan.value : undefined, { rows, isSending });
    for (const [run, cap] of claim.caps) caps.set(run, cap);
    sum.rows += claim.rows;
    sum.usd += claim.usd;
    sum.unlimited += claim.unlimited;
  }
  return { caps, ...sum };
}

type RowsOfBatch = { readonly rows: readonly RowState[]; readonly isSending: boolean };

export function reservedByBatch(
  head: BatchHead,
  plan: BatchPlan | undefined,
  { rows, isSending }: RowsOfBatch,
): ReservedBudget {
  const caps = new Map<string, number>();
  const waiting = new Map<number, number>();
  let [left, most] = [0, 0];
  const isWanted = wantedBy(head);
  rows.forEach((row, at) => {
    const cap = capOf(plan, row, at);
    for (const { slug, usage } of followedRuns(row)) {
      caps.set(slug, cap);
      left += Math.max(0, cap - usage);
      most = Math.max(most, cap);
    }
    const waits = isSending && row.state === 'waiting' && !row.unasked && isWanted(at);
    if (waits || row.state === 'sending') waiting.set(cap, (waiting.get(cap) ?? 0) + 1);
  });
  const next = sumCaps(waiting);
  const { parallel, stopAtSpent } = head.rules;
  // Those that are under way when it stops go on; what those of now have left is counted by themselves.
  const room =
    stopAtSpent === undefined
      ? Infinity
      : Number(stopAtSpent) - toNumber(head.spent) + parallel * Math.max(most, next.greatest) - left;
  return {
    caps,
    rows: [...waiting.values()].reduce((all, count) => all + count, 0) - next.uncapped,
    usd: Math.min(toNumber(next.atMost), Math.max(0, room)),
    unlimited: next.uncapped,
  };
}

function wantedBy({ phase }: BatchHead): (at: number) => boolean {
  const only = phase.kind === 'paused' && phase.why.kind === 'stopAsked' ? phase.why.only : undefined;
  const chosenRows = phase.kind === 'going' ? phase.only : only;
  if (chosenRows === undefined) return () => true;
  const places = new Set(chosenRows.rows);
  return (at) => places.has(at);
}

function capOf(plan: BatchPlan | undefined, { corrected }: RowState, at: number): number {
  if (plan === undefined) return 0;
  const { options } = corrected?.sent ?? plan.rows[at] ?? {};
  return options?.maxCharge ?? plan.base.options.maxCharge;
}
