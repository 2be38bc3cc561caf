import * as z from 'zod/mini';
import { isJsonObject, type JsonObject } from '#core/json/json.ts';

const object = z.custom<JsonObject>(isJsonObject);

/** A saved configuration of a Worker, as v2 keeps it. Times are in ms since the epoch. */
export const savedTaskSchema = z.object({
  slug: z.string(),
  worker: z.string(),
  version: z.string(),
  title: z.string(),
  description: z.string(),
  /** As received. A flat input is stored too, and fails when it runs. */
  input: object,
  /** In the platform's names. 0 means off; type 0 means no schedule. */
  schedule: z.object({
    schedule_enabled: z.number(),
    schedule_type: z.number(),
    schedule_weekday: z.optional(z.number()),
    schedule_day: z.optional(z.number()),
    schedule_time: z.optional(z.string()),
    schedule_once_date: z.optional(z.string()),
  }),
  timesRun: z.number(),
  createdAt: z.number(),
  updatedAt: z.number(),
});

export type SavedTask = z.infer<typeof savedTaskSchema>;

/** A queued run. It waits and never starts by itself. */
export const waitingRunSchema = z.object({
  ref: z.string(),
  worker: z.string(),
  version: z.string(),
  parameters: z.object({ system: object, custom: object }),
  createdAt: z.number(),
});

export type WaitingRun = z.infer<typeof waitingRunSchema>;
