import type { StartReason } from './start-reason.ts';

/** What a run may cost, and what this person never wants to spend more than on a run of its Worker. USD. */
export type Capped = {
  /** Zero: no limit; absent: nobody can tell. */
  readonly maxCharge?: number | undefined;
  /** Zero or absent: none. */
  readonly ownCap?: number | undefined;
};

/** Why runs are asked about that may cost more than this person ever wants to spend on one: each limit and maximum charge once. */
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
