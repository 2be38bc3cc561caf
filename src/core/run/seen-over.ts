import * as z from 'zod/mini';

import { isRunSlug, type RunSlug } from '#core/ids/run-slug.ts';
import { isJsonArray } from '#core/json/json.ts';
import { err, ok } from '#core/result.ts';
import { defineFormat } from '#core/stored/format.ts';

/** When a browser first saw runs as over, in milliseconds since the epoch by its own clock; the latest ones first. */
export type SeenOver = readonly (readonly [run: RunSlug, at: number])[];

const entry = z.tuple([
  z.custom<RunSlug>((value) => typeof value === 'string' && isRunSlug(value)),
  z.number().check(z.nonnegative()),
]);

/** An entry that cannot be read is left out. */
export const SEEN_OVER_FORMAT = defineFormat<SeenOver>({
  read: (stored) => {
    if (!isJsonArray(stored)) return err('unreadable');
    return ok(
      stored.flatMap((one) => {
        const read = entry.safeParse(one);
        return read.success ? [read.data] : [];
      }),
    );
  },
  write: (seen) => seen.map(([run, at]) => [run, at]),
});
