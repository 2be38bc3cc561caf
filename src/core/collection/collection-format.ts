import * as z from 'zod/mini';

import { type RunSlug, isRunSlug } from '#core/ids/run-slug.ts';
import { isJsonObject, type Json, type JsonObject } from '#core/json/json.ts';
import { KEEPS } from '#core/results/repeats/repeats.ts';
import { err, ok } from '#core/result.ts';
import type { RunState } from '#core/run/run-state.ts';
import { RUN_STATUSES } from '#core/run/run.ts';
import { defineFormat } from '#core/stored/format.ts';

import type { CollectedRun, Collection } from './collection.ts';

const RUN_STATES: readonly RunState[] = [...RUN_STATUSES, 'limited'];

const slug = z.custom<RunSlug>((value) => typeof value === 'string' && isRunSlug(value));
const inputs = z.custom<JsonObject>(isJsonObject);

const run = z.object({
  slug,
  worker: z.string(),
  title: z.string(),
  version: z.string(),
  state: z.enum(RUN_STATES),
  gone: z.exactOptional(z.literal(true)),
  empty: z.exactOptional(z.literal(true)),
  results: z.exactOptional(z.number()),
  startedAt: z.exactOptional(z.number()),
  finishedAt: z.exactOptional(z.number()),
  inputs: z.exactOptional(inputs),
});

const exported = z.object({ at: z.number(), rows: z.array(z.tuple([slug, z.int()])) });

const repeats = z.object({
  keys: z.readonly(z.tuple([z.string()], z.string())),
  keep: z.enum(KEEPS),
});

const collection = z.object({
  name: z.string(),
  madeAt: z.number(),
  runs: z.readonly(z.array(run)),
  exported: z.exactOptional(exported),
  repeats: z.exactOptional(repeats),
});

export function toCollectedRuns(value: unknown): readonly CollectedRun[] {
  const read = z.array(run).safeParse(value);
  return read.success ? read.data : [];
}

export const COLLECTION_FORMAT = defineFormat<Collection>({
  read: (stored) => {
    const read = collection.safeParse(stored);
    if (!read.success) return err('unreadable');
    const { exported: lastExport, ...rest } = read.data;
    return ok({
      ...rest,
      ...(lastExport && { exported: { at: lastExport.at, rows: new Map(lastExport.rows) } }),
    });
  },
  write: ({ exported: lastExport, ...rest }) =>
    JSON.parse(
      JSON.stringify({
        ...rest,
        ...(lastExport && { exported: { at: lastExport.at, rows: [...lastExport.rows] } }),
      }),
    ) as Json, // JSON.parse gives JSON
  // Version 1 says how many rows each run gave, and 0 where that was not told.
  migrations: [(stored) => stored],
});
