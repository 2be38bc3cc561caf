import { forEachInTimeSlices } from './time-slices.ts';
import type { FormValues } from '#core/form/entry.ts';
import type { Parameter } from '#core/form/parameter.ts';
import { readChunk } from '#core/form/reading/read-rows.ts';
import type { Rows } from '#core/form/rows.ts';
import type { Json } from '#core/json/json.ts';

/** Checks the rows of a whole form ahead, so that readers find the memoized result. */
export async function checkFormRows(
  parameters: readonly Parameter[],
  { entries }: FormValues,
): Promise<void> {
  for (const parameter of parameters) {
    const entry = entries.get(parameter.name);
    if (entry?.kind === 'rows') await checkRows(parameter, entry.rows);
  }
}

export async function checkRows(parameter: Parameter, rows: Rows<Json>): Promise<void> {
  await forEachInTimeSlices(rows.chunks, (chunk) => readChunk(parameter, chunk), { stride: 1 });
}
