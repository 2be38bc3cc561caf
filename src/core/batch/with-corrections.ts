import { reasonKey } from '#core/draft/reasons/judge-start.ts';
import type { StartReason } from '#core/draft/reasons/start-reason.ts';

import type { BatchPlan, Correction, JudgedRows } from './batch.ts';
import type { BatchState } from './state/batch-state.ts';

type Corrections = ReadonlyMap<number, Correction>;

export function withCorrections(plan: BatchPlan, rows: BatchState['rows']): BatchPlan {
  const corrections: Corrections = new Map(
    rows.flatMap(({ corrected }, at) => (corrected ? [[at, corrected] as const] : [])),
  );
  if (corrections.size === 0) return plan;
  return {
    ...plan,
    rows: plan.rows.map((row, at) => {
      const correction = corrections.get(at);
      return correction ? { number: row.number, ...correction.sent } : row;
    }),
    ...(plan.judged && { judged: judgedAnew(plan.judged, corrections) }),
  };
}

function judgedAnew({ subtasks, dangers }: JudgedRows, corrections: Corrections): JudgedRows {
  const found = new Map<string, { readonly reason: StartReason; readonly rows: readonly number[] }>();
  for (const { reason, rows } of dangers)
    found.set(reasonKey(reason), { reason, rows: rows.filter((row) => !corrections.has(row)) });
  for (const [at, correction] of corrections)
    for (const reason of correction.dangers) {
      const rows = found.get(reasonKey(reason))?.rows ?? [];
      found.set(reasonKey(reason), { reason, rows: [...rows, at] });
    }
  return {
    subtasks: subtasks.map((count, at) => corrections.get(at)?.subtasks ?? count),
    dangers: [...found.values()].filter(({ rows }) => rows.length > 0),
  };
}
