import * as z from 'zod/mini';

import { readDecimal, writeDecimal, ZERO } from '#core/decimal.ts';
import { type RunSlug, isRunSlug } from '#core/ids/run-slug.ts';
import { isJsonArray, isJsonObject, type Json } from '#core/json/json.ts';
import { isStateOver, type RunState } from '#core/run/run-state.ts';
import { RUN_STATUSES } from '#core/run/run.ts';
import { err, ok, type Result } from '#core/result.ts';
import { defineFormat, type Unread } from '#core/stored/format.ts';

import { type BatchId, isBatchId } from '../batch.ts';
import { reasonSchema } from '../judged-format.ts';
import { sentSchema } from '../row-format.ts';
import type { BatchState, Pause, Phase } from './batch-state.ts';
import type { RowState, RowStatus } from './row-state.ts';
import { FAILURE_KINDS } from './refusals.ts';
import { doneOf } from './standing.ts';

const optional = z.exactOptional;
const RUN_STATES: readonly RunState[] = [...RUN_STATUSES, 'limited'];

const runSlug = z.custom<RunSlug>((value) => typeof value === 'string' && isRunSlug(value));
const places = z.readonly(z.array(z.int()));

const facts = z.object({
  kind: z.enum(FAILURE_KINDS),
  status: optional(z.number()),
  code: optional(z.number()),
  requestId: optional(z.string()),
  platformMessage: optional(z.string()),
  details: optional(z.readonly(z.array(z.string()))),
  retryAfter: optional(z.number()),
  detail: optional(z.string()),
});

const attempt = z.object({
  id: z.string(),
  at: z.number(),
  since: optional(z.object({ time: z.number(), by: z.enum(['date', 'runs']) })),
  keyMark: optional(z.string()),
});

const run = z.object({
  slug: runSlug,
  state: optional(z.enum(RUN_STATES)),
  results: optional(z.number()),
  usage: z.number(),
  startedAt: optional(z.number()),
  finishedAt: optional(z.number()),
  duration: optional(z.number()),
  message: z.string(),
  abortingSince: optional(z.number()),
  untold: optional(z.literal(true)),
  open: optional(z.literal(true)),
  missingSince: optional(z.number()),
  gone: optional(z.literal(true)),
});

const earlierRun = z.object({
  slug: runSlug,
  usage: z.number(),
  untold: optional(z.literal(true)),
  open: optional(z.literal(true)),
  results: optional(z.number()),
  state: optional(z.enum(RUN_STATES)),
  startedAt: optional(z.number()),
  finishedAt: optional(z.number()),
  other: optional(z.literal(true)),
  deleted: optional(z.literal(true)),
});

export const correctionSchema = z.object({
  sent: z.object(sentSchema),
  subtasks: z.int(),
  dangers: z.readonly(z.array(reasonSchema)),
});

export const elsewhereSchema = z.object({
  batch: z.custom<BatchId>((value) => typeof value === 'string' && isBatchId(value)),
  name: z.string(),
  before: optional(z.literal(true)),
});

/** Stored word for a lost row: other tabs and later visits may run another build. */
const STORED_LOST = 'unknown';

const rowState = z.pipe(
  z.enum(['waiting', 'sending', 'started', 'succeeded', 'failed', 'stopped', STORED_LOST, 'left-out']),
  z.transform((status): RowStatus => (status === STORED_LOST ? 'lost' : status)),
);

const row = z.object({
  state: rowState,
  attempt: optional(attempt),
  run: optional(run),
  why: optional(facts),
  left: optional(z.literal(true)),
  unasked: optional(z.literal(true)),
  abort: optional(z.union([z.literal('asked'), facts])),
  abortAt: optional(z.number()),
  toEnd: optional(z.literal(true)),
  earlier: optional(z.readonly(z.array(earlierRun))),
  corrected: optional(correctionSchema),
  elsewhere: optional(elsewhereSchema),
});

const only = optional(z.object({ rows: places, count: z.int(), first: z.boolean() }));

const pause = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['person', 'spent', 'unknownCosts', 'unkept']) }),
  z.object({ kind: z.literal('stopAsked'), questions: z.readonly(z.array(z.string())), only }),
  z.object({ kind: z.literal('otherAccount'), mark: optional(z.string()) }),
  z.object({ kind: z.literal('asked'), count: z.int(), first: z.boolean() }),
  z.object({ kind: z.literal('closed'), at: z.number() }),
  z.object({ kind: z.enum(['failures', 'lost', 'gone', 'damaged']), rows: places }),
  z.object({ kind: z.literal('refused'), facts, row: optional(z.int()) }),
]);

const PHASES: Readonly<Record<Phase['kind'], true>> = { going: true, paused: true, stopped: true };
const PAUSES: Readonly<Record<Pause['kind'], true>> = {
  person: true,
  stopAsked: true,
  asked: true,
  closed: true,
  failures: true,
  lost: true,
  gone: true,
  spent: true,
  unknownCosts: true,
  refused: true,
  otherAccount: true,
  unkept: true,
  damaged: true,
};

const kindOf = (stored: Json | undefined): string | undefined => {
  const kind = stored !== undefined && isJsonObject(stored) ? stored['kind'] : undefined;
  return typeof kind === 'string' ? kind : undefined;
};

function isLaterPhase(stored: Json): boolean {
  const phase = isJsonObject(stored) ? stored['phase'] : undefined;
  if (phase === undefined || !isJsonObject(phase)) return false;
  const [kind = 'going', why = 'person'] = [kindOf(phase), kindOf(phase['why'])];
  return !Object.hasOwn(PHASES, kind) || !Object.hasOwn(PAUSES, why);
}

const phase = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('going'), only }),
  z.object({ kind: z.literal('paused'), why: pause }),
  z.object({ kind: z.literal('stopped'), abort: z.boolean() }),
]);

export const rulesSchema = z.object({
  parallel: z.int().check(z.minimum(1)),
  stopAfterFailures: z.int().check(z.minimum(0)),
  stopAtSpent: optional(z.string()),
});

const count = z.int();
const counts = z.pipe(
  z.object({
    waiting: count,
    sending: count,
    started: count,
    succeeded: count,
    failed: count,
    stopped: count,
    [STORED_LOST]: count,
    'left-out': count,
  }),
  z.transform(({ [STORED_LOST]: lost, ...others }) => ({ ...others, lost })),
);

const head = z.object({
  phase,
  rules: rulesSchema,
  counts,
  spent: z.string(),
  untold: optional(count),
  acceptedCosts: optional(count),
  results: z.number(),
  untoldResults: optional(count),
  toldResults: optional(count),
  gone: optional(count),
  limited: optional(count),
  missing: optional(places),
  failures: places,
  losses: places,
  limit: optional(z.int()),
  hold: optional(
    z.object({
      kind: z.enum(['platform', 'rate', 'places']),
      from: z.number(),
      until: z.number(),
      tries: z.int(),
      taken: z.int(),
      facts,
    }),
  ),
  seen: optional(z.object({ at: z.number(), elsewhere: z.int() })),
  looks: z.int(),
  stops: optional(z.int()),
  marks: z.readonly(z.array(z.string())),
  foreign: optional(z.string()),
  sync: z.boolean(),
  startedAt: z.number(),
  at: z.number(),
});

/** A state without its rows, which are stored separately so that a changed row is a small write. */
export type BatchHead = Omit<BatchState, 'rows' | 'active'>;

export const HEAD_FORMAT = defineFormat<BatchHead>({
  read: (stored) => {
    const read = head.safeParse(stored);
    if (!read.success) return err(isLaterPhase(stored) ? 'newer' : 'unreadable');
    const {
      spent,
      untold = 0,
      untoldResults = 0,
      // Earlier builds counted rows that are done, also those without a run.
      toldResults = Math.max(read.data.results > 0 ? 1 : 0, doneOf(read.data) - untoldResults),
      gone = 0,
      limited = 0,
      missing = [],
      stops = 0,
    } = read.data;
    return ok({
      ...read.data,
      untold,
      untoldResults,
      toldResults,
      gone,
      limited,
      missing,
      stops,
      spent: readDecimal(spent) ?? ZERO,
    });
  },
  write: (batchState) => {
    const { rows: _, active: _active, ...rest } = batchState as BatchHead & Partial<BatchState>; // a whole state is one too
    const { lost, ...counted } = batchState.counts;
    return toJson({
      ...rest,
      counts: { ...counted, [STORED_LOST]: lost },
      spent: writeDecimal(batchState.spent),
    });
  },
});

/** A stored row. `untold`: its build did not record whether anybody had agreed to it. */
type StoredRow = RowState & { readonly untold?: true };

/** Consecutive rows. An unreadable row must never count as waiting: then none of them is read. */
export const ROWS_FORMAT = defineFormat<readonly StoredRow[]>({
  read: (stored): Result<readonly StoredRow[], Unread> => {
    const read = rowsSchema.safeParse(stored);
    return read.success ? ok(read.data.rows) : err('unreadable');
  },
  write: (rows) =>
    toJson({
      rows: rows.map((storedRow) =>
        storedRow.state === 'lost' ? { ...storedRow, state: STORED_LOST } : storedRow,
      ),
    }),
  // Rows of version 1 say that nobody has agreed to them only where their plan has something `judged`.
  migrations: [
    (stored) => eachRow(stored, withUnknownConsent),
    // Runs of version 2 all have results and a duration: 0 where none was told.
    (stored) => stored,
    // Rows of version 3 all send what the plan says.
    (stored) => stored,
    // No cost of an earlier run is pending in version 4, and a cost that is pending is 0.
    (stored) => eachRow(stored, withUnknownCost),
  ],
});

function eachRow(stored: Json, change: (row: Json) => Json): Json | undefined {
  const rows = isJsonObject(stored) ? stored['rows'] : undefined;
  return rows && isJsonArray(rows) ? { rows: rows.map(change) } : undefined;
}

function withUnknownCost(stored: Json): Json {
  const storedRun = isJsonObject(stored) ? stored['run'] : undefined;
  const read = run.safeParse(storedRun).data;
  const isPending = read?.open && read.usage === 0 && read.state && isStateOver(read.state);
  return isPending && isJsonObject(stored) && isJsonObject(storedRun)
    ? { ...stored, run: { ...storedRun, untold: true } }
    : stored;
}

const withUnknownConsent = (stored: Json): Json =>
  isJsonObject(stored) && (stored['state'] === 'waiting' || stored['state'] === 'left-out')
    ? { ...stored, untold: true }
    : stored;

export const toRowStates = (rows: readonly StoredRow[], isJudged: boolean): readonly RowState[] =>
  rows.map(({ untold, ...rest }) => (untold && !isJudged ? { ...rest, unasked: true } : rest));

const rowsSchema = z.object({ rows: z.array(z.object({ ...row.shape, untold: optional(z.literal(true)) })) });

/** Only members that are undefined are lost. */
const toJson = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json; // JSON.parse gives JSON
