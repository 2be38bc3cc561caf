import type { Rows } from '#core/form/rows.ts';

import { type CostSum, NO_COST, sumCaps } from './cost-sum.ts';
import type { RowChecker } from './sheet/check-rows.ts';
import { isBlank, type DraftRow } from './sheet/sheet-draft.ts';

export type RowSums = {
  readonly runs: number;
  readonly subtasks: number;
  readonly wrong: readonly number[];
  readonly repeats: readonly number[];
  readonly leftOut: number;
  readonly cost: CostSum;
  readonly runGroups: readonly RunGroup[];
};

export type RunGroup = {
  readonly results: number | undefined;
  readonly subtasks: number;
  readonly switches: string;
  /** Maximum charge in USD; 0 means no limit, undefined unreadable. */
  readonly cap: number | undefined;
  readonly count: number;
};

export const NO_SUMS: RowSums = {
  runs: 0,
  subtasks: 0,
  wrong: [],
  repeats: [],
  leftOut: 0,
  runGroups: [],
  cost: NO_COST,
};

export function sumRows(checker: RowChecker, rows: Rows<DraftRow>): RowSums {
  const [wrong, repeats]: [number[], number[]] = [[], []];
  const seen = new Set<string>();
  const caps = new Map<number, number>();
  const runGroups = new Map<string, RunGroup>();
  let [runs, subtasks, leftOut, from] = [0, 0, 0, 0];
  for (const chunk of rows.chunks) {
    const sums = sumsOf(checker, chunk);
    runs += sums.keys.length;
    subtasks += sums.subtasks;
    leftOut += sums.leftOut;
    for (const at of sums.wrong) wrong.push(from + at);
    for (const { at, key } of sums.keys) {
      if (seen.has(key)) repeats.push(from + at);
      else seen.add(key);
    }
    for (const [cap, count] of sums.caps) caps.set(cap, (caps.get(cap) ?? 0) + count);
    for (const [same, { count, ...of }] of sums.runGroups)
      runGroups.set(same, { ...of, count: (runGroups.get(same)?.count ?? 0) + count });
    from += chunk.length;
  }
  return { runs, subtasks, wrong, repeats, leftOut, cost: sumCaps(caps), runGroups: [...runGroups.values()] };
}

type ChunkSums = Pick<RowSums, 'subtasks' | 'wrong' | 'leftOut'> & {
  readonly keys: readonly { readonly at: number; readonly key: string }[];
  readonly caps: ReadonlyMap<number, number>;
  readonly runGroups: ReadonlyMap<string, RunGroup>;
};

const known = new WeakMap<RowChecker, WeakMap<readonly DraftRow[], ChunkSums>>();

function sumsOf(checker: RowChecker, chunk: readonly DraftRow[]): ChunkSums {
  const byChunk = known.get(checker) ?? new WeakMap<readonly DraftRow[], ChunkSums>();
  known.set(checker, byChunk);
  const sums = byChunk.get(chunk) ?? sumChunk(checker, chunk);
  byChunk.set(chunk, sums);
  return sums;
}

function sumChunk(checker: RowChecker, chunk: readonly DraftRow[]): ChunkSums {
  const wrong: number[] = [];
  const keys: { readonly at: number; readonly key: string }[] = [];
  const caps = new Map<number, number>();
  const runGroups = new Map<string, RunGroup>();
  let [subtasks, leftOut] = [0, 0];
  for (const [at, row] of chunk.entries()) {
    if (row.leftOut) leftOut += 1;
    if (row.leftOut || isBlank(row)) continue;
    const check = checker.check(row);
    keys.push({ at, key: check.key });
    subtasks += check.subtasks;
    if (check.problems.length > 0) wrong.push(at);
    const cap = check.options.maxCharge;
    const { results, subtasks: each, switches } = check;
    const same = `${results} ${each} ${cap} ${switches}`;
    // What is wrong may be the very limit of results: without it, a row would count for the most that the Worker gives.
    if (check.problems.length === 0)
      runGroups.set(same, {
        results,
        subtasks: each,
        switches,
        cap,
        count: (runGroups.get(same)?.count ?? 0) + 1,
      });
    if (cap !== undefined) caps.set(cap, (caps.get(cap) ?? 0) + 1);
  }
  return { subtasks, wrong, leftOut, keys, caps, runGroups };
}
