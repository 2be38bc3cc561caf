import type { JsonObject } from '#core/json/json.ts';
import type { SandboxRun } from './run.ts';

/** A small seeded generator (mulberry32): the same seed gives the same sequence of numbers from 0 up to 1. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One row of a run's results, by its index from 0: always the same for the same run. */
function resultRow(run: SandboxRun, index: number): JsonObject {
  const random = randomFrom(run.seed + Math.imul(index + 1, 0x9e3779b1));
  const context = {
    n: index + 1,
    item: run.items[index % run.items.length] ?? '',
    random,
    at: run.createdAt,
  };
  return Object.fromEntries([
    ...run.worker.results.columns.map(({ key, cell }) => [key, cell(context)] as const),
    ['__coreclaw_data_id__', `${run.slug}-${index + 1}`],
  ]);
}

/** Rows `from` up to, and without, `to`. */
export function resultRows(run: SandboxRun, from: number, to: number): readonly JsonObject[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => resultRow(run, from + at));
}

/** The `headers` of the results. */
export function resultHeaders(run: SandboxRun): readonly JsonObject[] {
  return run.worker.results.columns.map(({ key, label, format }) => ({ label, key, format }));
}

/** A page of results as v2 answers it, whose headers may have no format. */
export function resultWindow(
  run: SandboxRun,
  { from, index, size, count }: { from: number; index: number; size: number; count: number },
): JsonObject {
  return {
    count,
    headers: run.worker.results.columns.map(({ key, label }) => ({ key, label })),
    list: resultRows(run, from, Math.min(from + size, count)),
    page_index: index,
    page_size: size,
  };
}
