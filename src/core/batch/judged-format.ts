import * as z from 'zod/mini';

import { SOURCES } from '#core/draft/provenance.ts';
import type { StartReason } from '#core/draft/reasons/start-reason.ts';
import type { Json } from '#core/json/json.ts';
import { OPTION_NAMES } from '#core/options/option-names.ts';

import type { JudgedRows } from './batch.ts';

const source = z.enum(SOURCES);
const text = z.string();
const option = z.enum(OPTION_NAMES);
const riskyOption = z.custom<Exclude<(typeof OPTION_NAMES)[number], 'callbackUrl'>>(
  (value: unknown) => value !== 'callbackUrl' && OPTION_NAMES.some((name) => name === value),
);
const json = z.custom<Json>((value: unknown) => value !== undefined);

export const reasonSchema: z.ZodMiniType<StartReason> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('noCap'),
    usual: z.number(),
    limit: z.exactOptional(z.number()),
    isAboveBalance: z.exactOptional(z.literal(true)),
    source: z.exactOptional(source),
  }),
  z.object({ kind: z.literal('subtasks'), count: z.number() }),
  z.object({ kind: z.literal('budget'), budget: z.number(), spent: z.exactOptional(text) }),
  z.object({ kind: z.literal('option'), name: riskyOption, value: text, usual: text, source }),
  z.object({ kind: z.literal('callback'), value: text, source }),
  z.object({
    kind: z.literal('address'),
    name: text,
    value: text,
    count: z.exactOptional(z.int()),
    source,
  }),
  z.object({ kind: z.literal('extra'), name: text, value: json, source }),
  z.object({
    kind: z.literal('filled'),
    fields: z.array(text),
    emptied: z.exactOptional(z.array(text)),
    options: z.array(option),
    source,
  }),
]);

const counts = z.array(z.int());

export const judgedSchema: z.ZodMiniType<JudgedRows> = z.object({
  subtasks: counts,
  dangers: z.array(z.object({ reason: reasonSchema, rows: counts })),
});
