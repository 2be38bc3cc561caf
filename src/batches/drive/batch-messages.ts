import * as z from 'zod/mini';

import { ownName } from '#browser/own-storage.ts';
import type { BatchId } from '#core/batch/batch.ts';
import type { BatchEvent } from '#core/batch/course/batch-event.ts';
import { correctionSchema, elsewhereSchema, rulesSchema } from '#core/batch/course/course-format.ts';
import { isRunSlug, type RunSlug } from '#core/ids/run-slug.ts';

/** What tabs call a batch among each other. */
export const batchChannel = (id: BatchId): string => ownName(`batch ${id}`);

export type Untimed<Event> = Event extends unknown ? Omit<Event, 'time'> : never;

/** What a person asks for. */
export type BatchWish =
  | Untimed<
      Extract<
        BatchEvent,
        {
          readonly kind:
            | 'pause'
            | 'goOn'
            | 'stop'
            | 'askStop'
            | 'keepOn'
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
  | { readonly kind: 'rename'; readonly name: string };

const row = z.int();
const rows = z.readonly(z.array(row));
const stops = z.exactOptional(z.int());

const wishSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pause') }),
  z.object({ kind: z.literal('goOn'), stops, agreed: z.exactOptional(rows) }),
  z.object({ kind: z.literal('stop'), abort: z.boolean() }),
  z.object({ kind: z.enum(['askStop', 'keepOn']), question: z.string() }),
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

const asking = z.string();

/** When the tab that asks gives up, by this computer's clock; absent for what holds whenever it is heard. */
const until = z.exactOptional(z.number());

/** What tabs tell each other of a batch. */
const messageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('changed') }),
  z.object({ kind: z.literal('removed') }),
  z.object({ kind: z.literal('yield'), id: asking, until }),
  z.object({ kind: z.literal('heard'), id: asking }),
  z.object({ kind: z.literal('wish'), id: asking, wish: wishSchema, until }),
]);
export type Message = z.infer<typeof messageSchema>;

/** Does with what other tabs tell what is to be done with its kind; what is of no kind is not heard. */
export function hearMessages(
  channel: Pick<BroadcastChannel, 'onmessage'>,
  on: { readonly [Kind in Message['kind']]: (message: Extract<Message, { readonly kind: Kind }>) => void },
): void {
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    const message = messageSchema.safeParse(data);
    if (!message.success) return;
    const hear = on[message.data.kind] as (message: Message) => void; // that of its kind
    hear(message.data);
  };
}
