import type { Json, JsonObject } from '#core/json/json.ts';
import type { SandboxRun } from './run.ts';

function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

const CHANGED = 0.02;

/**
 * One row of a run's results, by its index from 0: always the same for a run, and nearly the same for
 * another run of the Worker with the same input.
 */
function resultRow(run: SandboxRun, index: number): JsonObject {
  const item = run.items[index % run.items.length] ?? '';
  const ofRow = Math.imul(index + 1, 0x9e3779b1);
  const lasting = randomFrom(hashOf(`${run.worker.path} ${item}`) + ofRow);
  const passing = randomFrom(run.seed + ofRow);
  const context = { n: index + 1, item, custom: run.parameters.custom, at: run.createdAt };
  const before = { ...context, random: lasting };
  const anew = { ...context, random: passing };
  // Without a prototype: a column may have any name.
  const row = Object.create(null) as Record<string, Json>;
  for (const { key, cell } of run.worker.results.columns) {
    const isChanged = passing() < CHANGED;
    // What lasts goes on as it would without the change.
    const value = cell(before);
    row[key] = isChanged ? cell(anew) : value;
  }
  row['__coreclaw_data_id__'] = `${run.slug}-${index + 1}`;
  return row;
}

/** Rows from `from` (inclusive) to `to` (exclusive). */
export function resultRows(run: SandboxRun, from: number, to: number): readonly JsonObject[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => resultRow(run, from + at));
}

export function resultHeaders(run: SandboxRun): readonly JsonObject[] {
  return run.worker.results.columns.map(({ key, label, format }) => ({ label, key, format }));
}

/** A page of results as v2 returns it. Its headers may have no format. */
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
