import type { PlannedRows } from './plan-batch.ts';

/** Sets a maximum charge (USD) on each planned row without one. */
export function limitRows({ base, planned, judged }: PlannedRows, usd: number): PlannedRows {
  const limit = <Options extends { readonly maxCharge?: number }>(options: Options) =>
    options.maxCharge === 0 ? { ...options, maxCharge: usd } : options;
  return {
    base: { ...base, options: limit(base.options) },
    planned: planned.map((row) => (row.options ? { ...row, options: limit(row.options) } : row)),
    judged: {
      ...judged,
      dangers: judged.dangers.filter(({ reason }) => reason.kind !== 'noCap' || reason.limit !== undefined),
    },
  };
}
