import * as z from 'zod/mini';

import { ownName } from '#browser/own-storage.ts';
import type { BatchId } from '#core/batch/batch.ts';
import type { BatchEvent } from '#core/batch/course/batch-event.ts';
import { correctionSchema, elsewhereSchema, rulesSchema } from '#core/batch/course/course-format.ts';
import { isRunSlug, type RunSlug } from '#core/ids/run-slug.ts';

/** What tabs call a batch among each other. */
export const batchChannel = (id: BatchId): string => ownName(`batch ${id}`);

export type Untimed<Event> = Event extends unknown ? Omit<Event, 'time'> : never;

/** What a person asks of a batch. */
export type BatchCommand =
  | Untimed<
      Extract<
        BatchEvent,
        {
          readonly kind:
            | 'pause'
            | 'goOn'
            | 'stop'
            | 'again'
            | 'correct'
            | 'elsewhere'
            | 'leaveOut'
            | 'putBack'
            | 'take'
            | 'rules';
        }
      >
    >
  /** Holds the batch for a question whether to stop it. */
  | { readonly kind: 'askStop'; readonly question: string }
  /** Withdraws a question whether to stop it. `secret`: the one whose digest the ID of the question is. */
  | { readonly kind: 'keepOn'; readonly question: string; readonly secret: string }
  | { readonly kind: 'rename'; readonly name: string };

const row = z.int();
const rows = z.readonly(z.array(row));
const stops = z.exactOptional(z.int());

const commandSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pause') }),
  z.object({ kind: z.literal('goOn'), stops, agreed: z.exactOptional(rows) }),
  z.object({ kind: z.literal('stop'), abort: z.boolean() }),
  z.object({ kind: z.literal('askStop'), question: z.string() }),
  z.object({ kind: z.literal('keepOn'), question: z.string(), secret: z.string() }),
  z.object({
    kind: z.literal('again'),
    rows: z.readonly(z.array(z.object({ row, attempt: z.string() }))),
    stops,
  }),
  z.object({
    kind: z.literal('correct'),
    rows: z.readonly(
      z.array(
        z.object({
          row,
          attempt: z.string(),
          corrected: z.exactOptional(correctionSchema),
          same: z.exactOptional(z.literal(true)),
        }),
      ),
    ),
    stops,
  }),
  z.object({
    kind: z.literal('elsewhere'),
    // What was left out has no attempt.
    rows: z.readonly(z.array(z.object({ row, attempt: z.exactOptional(z.string()) }))),
    to: z.exactOptional(elsewhereSchema),
  }),
  z.object({ kind: z.literal('leaveOut'), rows }),
  z.object({ kind: z.literal('putBack'), rows, stops, agreed: z.exactOptional(z.literal(true)) }),
  z.object({
    kind: z.literal('take'),
    row,
    attempt: z.string(),
    run: z.custom<RunSlug>((value) => typeof value === 'string' && isRunSlug(value)),
    listed: z.exactOptional(z.number()),
  }),
  z.object({ kind: z.literal('rules'), rules: rulesSchema }),
  z.object({ kind: z.literal('rename'), name: z.string() }),
]);

/** `until`: when the tab that sends it gives up, by this computer's clock; absent for what holds whenever it is heard. */
const sealedSchema = z.object({
  batch: z.string(),
  id: z.string(),
  until: z.exactOptional(z.number()),
  command: commandSchema,
});
export type SealedCommand = z.infer<typeof sealedSchema>;

/** A command as it was signed; undefined where the text is none. */
export function parseSealed(text: string): SealedCommand | undefined {
  try {
    return sealedSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

const id = z.string();

/** What tabs tell each other of a batch. */
const messageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('changed') }),
  z.object({ kind: z.literal('removed') }),
  /** To the tab that drives. `sealed`: the text of a `SealedCommand`; `signature`: see `KeyProof`. */
  z.object({ kind: z.literal('command'), sealed: z.string(), signature: z.exactOptional(z.string()) }),
  /** To the tab that drives: let go of the batch, and say `released` once nothing is on its way any more. */
  z.object({ kind: z.literal('yield'), id, until: z.number() }),
  /** From the tab that drives: what it was asked is done, or begun; or is not done, since its API key is another one. */
  z.object({ kind: z.literal('heard'), id }),
  z.object({ kind: z.literal('otherKey'), id }),
  z.object({ kind: z.literal('released'), id }),
]);
export type Message = z.infer<typeof messageSchema>;

/** Undefined for what no tab of the console sends. */
export const parseMessage = (data: unknown): Message | undefined => messageSchema.safeParse(data).data;
