import * as z from 'zod/mini';

import { isJsonObject, type JsonObject } from '#core/json/json.ts';
import { isRunOptions } from '#core/options/is-run-options.ts';
import type { RunOptions } from '#core/options/run-options.ts';

const texts = z.readonly(z.array(z.string()));

/** What a row of a batch sends and shows, as stored and exchanged. `isRunOptions` checks the options. */
export const sentSchema = {
  cells: texts,
  custom: z.custom<JsonObject>(isJsonObject),
  without: z.exactOptional(texts),
  options: z.exactOptional(
    z.custom<Partial<RunOptions>>((value) => isJsonObject(value) && isRunOptions(value)),
  ),
};
