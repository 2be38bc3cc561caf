import type { StartReason } from './start-reason.ts';

/** Possible cost of a run and the person's own limit for its Worker, in USD. */
export type Capped = {
  /** Zero means no limit; absent means unknown. */
  readonly maxCharge?: number | undefined;
  /** Zero or absent means none. */
  readonly ownCap?: number | undefined;
};

export function overOwnCap(runs: readonly Capped[]): readonly StartReason[] {
  const over = new Map<
    string,
    { readonly cap: number; readonly maxCharge: number | undefined; runs: number }
  >();
  for (const { maxCharge, ownCap: cap = 0 } of runs) {
    if (cap === 0 || (maxCharge && maxCharge <= cap)) continue;
    const key = `${cap} ${maxCharge}`;
    const known = over.get(key) ?? { cap, maxCharge, runs: 0 };
    over.set(key, known);
    known.runs += 1;
  }
  return [...over.values()].map(({ cap, maxCharge, runs: count }) => ({
    kind: 'ownCap',
    cap,
    ...(maxCharge !== undefined && { maxCharge }),
    ...(runs.length > 1 && { runs: count }),
  }));
}
