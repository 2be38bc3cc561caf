import * as z from 'zod/mini';

import { ownName } from '#browser/own-storage.ts';
import type { BatchId } from '#core/batch/batch.ts';
import type { BatchEvent } from '#core/batch/state/batch-event.ts';
import { correctionSchema, elsewhereSchema, rulesSchema } from '#core/batch/state/batch-state-codec.ts';
import { isRunSlug, type RunSlug } from '#core/ids/run-slug.ts';

export const batchChannel = (id: BatchId): string => ownName(`batch ${id}`);

export type Untimed<Event> = Event extends unknown ? Omit<Event, 'time'> : never;

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
  | { readonly kind: 'askStop'; readonly question: string }
  /** Withdraws a question whether to stop the batch. The digest of `secret` is the question's ID. */
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

/** `until`: when the sending tab gives up, by this computer's clock; absent if it holds at any time. */
const sealedSchema = z.object({
  batch: z.string(),
  id: z.string(),
  until: z.exactOptional(z.number()),
  command: commandSchema,
});
export type SealedCommand = z.infer<typeof sealedSchema>;

export function parseSealed(text: string): SealedCommand | undefined {
  try {
    return sealedSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

const id = z.string();

const messageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('changed') }),
  z.object({ kind: z.literal('removed') }),
  /** To the driving tab. `sealed`: the text of a `SealedCommand`; `signature`: see `KeyProof`. */
  z.object({ kind: z.literal('command'), sealed: z.string(), signature: z.exactOptional(z.string()) }),
  /** To the driving tab: let go of the batch, and post `released` once nothing is in flight. */
  z.object({ kind: z.literal('yield'), id, until: z.number() }),
  /** From the driving tab: the command is done or begun; or refused, because its API key differs. */
  z.object({ kind: z.literal('heard'), id }),
  z.object({ kind: z.literal('otherKey'), id }),
  z.object({ kind: z.literal('released'), id }),
]);
export type Message = z.infer<typeof messageSchema>;

export const parseMessage = (data: unknown): Message | undefined => messageSchema.safeParse(data).data;
