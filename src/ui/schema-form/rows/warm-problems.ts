import type { Parameter } from '#core/form/parameter.ts';
import { readChunk } from '#core/form/read-rows.ts';
import type { Rows } from '#core/form/rows.ts';
import type { Json } from '#core/json/json.ts';

/** Work goes on for so long (ms) before the page gets its turn. */
const SLICE = 12;

/** Lets the page draw and react. A timer, because `scheduler.yield` is not in every browser. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** Finds what is wrong with each chunk of rows, in slices; `core` remembers it per chunk. */
export async function warmProblems(parameter: Parameter, rows: Rows<Json>): Promise<void> {
  let start = performance.now();
  for (const chunk of rows.chunks) {
    readChunk(parameter, chunk);
    if (performance.now() - start < SLICE) continue;
    await nextTurn();
    start = performance.now();
  }
}
