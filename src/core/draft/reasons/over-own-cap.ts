import type { StartReason } from './start-reason.ts';

/** Possible cost of a run and the person's own limit for its Worker, in USD. */
export type Capped = {
  /** Zero means no limit; absent means unknown. */
  readonly maxCharge?: number | undefined;
  /** Zero or absent means none. */
  readonly ownCap?: number | undefined;
};

export function overOwnCap(runs: readonly Capped[]): readonly StartReason[] {
  const over = new Map<string, { readonly cap: number; readonly asked: number | undefined; runs: number }>();
  for (const { maxCharge: asked, ownCap: cap = 0 } of runs) {
    if (cap === 0 || (asked && asked <= cap)) continue;
    const key = `${cap} ${asked}`;
    const known = over.get(key) ?? { cap, asked, runs: 0 };
    over.set(key, known);
    known.runs += 1;
  }
  return [...over.values()].map(({ cap, asked, runs: count }) => ({
    kind: 'ownCap',
    cap,
    ...(asked !== undefined && { asked }),
    ...(runs.length > 1 && { runs: count }),
  }));
}
