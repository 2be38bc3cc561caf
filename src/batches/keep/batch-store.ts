import * as z from 'zod/mini';

import { type BatchId, type BatchPlan, isBatchId } from '#core/batch/batch.ts';
import {
  toRowStates,
  HEAD_FORMAT,
  ROWS_FORMAT,
  rulesSchema,
  type BatchHead,
} from '#core/batch/state/batch-state-codec.ts';
import { countAnew, type BatchState } from '#core/batch/state/batch-state.ts';
import { judgedSchema } from '#core/batch/judged-format.ts';
import { sentSchema } from '#core/batch/row-format.ts';
import { withCorrections } from '#core/batch/with-corrections.ts';
import { parseWorkerSlug, type WorkerSlug } from '#core/ids/worker-ref.ts';
import { isJsonObject, type Json, type JsonObject } from '#core/json/json.ts';
import { isRunOptions } from '#core/options/is-run-options.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import { err, ok, type Result } from '#core/result.ts';
import { countUnread, defineFormat, type Unread, type UnreadCounts } from '#core/stored/format.ts';
import { type WriteOutcome, openRecords, type Records } from '#browser/stored/records.ts';
import { STORED } from '#browser/stored/registry.ts';

export type BatchSummary = Pick<BatchPlan, 'worker' | 'title' | 'name' | 'secret' | 'searched'> & {
  readonly size: number;
  readonly head: BatchHead;
};

export const MOST_BATCHES = 50;

const worker = z.custom<WorkerSlug>((value) => typeof value === 'string' && parseWorkerSlug(value).ok);
const json = z.custom<Json>((value: unknown) => value !== undefined);
const custom = z.custom<JsonObject>(isJsonObject);
const options = z.custom<RunOptions>((value) => isJsonObject(value) && isRunOptions(value));
const texts = z.readonly(z.array(z.string()));

const summary = z.object({
  worker,
  title: z.string(),
  name: z.string(),
  secret: z.boolean(),
  searched: z.exactOptional(z.literal(true)),
  size: z.int(),
  head: json,
});

const SUMMARY_FORMAT = defineFormat<BatchSummary>({
  read: (stored): Result<BatchSummary, Unread> => {
    const read = summary.safeParse(stored);
    if (!read.success) return err('unreadable');
    const head = HEAD_FORMAT.fromJson(read.data.head);
    return head.ok ? ok({ ...read.data, head: head.value }) : head;
  },
  write: ({ head, ...rest }) => ({
    ...rest,
    head: HEAD_FORMAT.toJson(head),
  }),
});

const plan = z.object({
  worker,
  title: z.string(),
  name: z.string(),
  columns: texts,
  base: z.object({ custom, options }),
  workerDigest: z.exactOptional(z.number()),
  rows: z.array(
    z.object({
      number: z.int(),
      ...sentSchema,
      leftOut: z.exactOptional(z.literal(true)),
    }),
  ),
  rules: rulesSchema,
  judged: z.exactOptional(judgedSchema),
  setUp: json,
  secret: z.boolean(),
  searched: z.exactOptional(z.literal(true)),
});

export const PLAN_FORMAT = defineFormat<BatchPlan>({
  read: (stored): Result<BatchPlan, Unread> => {
    const read = plan.safeParse(stored);
    return read.success ? ok(read.data) : err('unreadable');
  },
  write: (of) => JSON.parse(JSON.stringify(of)) as Json, // JSON.parse gives JSON
  // A plan of the first version does not tell the descriptor that its rows were checked with.
  migrations: [(stored) => stored],
});

export const storedBatches = openRecords(STORED.batches, SUMMARY_FORMAT);
export const storedPlans = openRecords(STORED.batchPlans, PLAN_FORMAT);
export const storedRows = openRecords(STORED.batchRows, ROWS_FORMAT);

/** Rows per stored block: few enough to rewrite one cheaply, many enough to keep the number of blocks small. */
const BLOCK = 50;

/**
 * A stored batch. It has no plan if its rows held secrets and lived in a closed tab, or if the stored plan
 * is damaged.
 */
export type StoredBatch = {
  readonly summary: BatchSummary;
  readonly plan?: BatchPlan;
  readonly state: BatchState;
};

/** The batches of this browser. Each operation rejects if storage is full or forbidden. */
export type BatchStore = {
  readonly list: () => Promise<{
    readonly batches: readonly { readonly id: BatchId; readonly summary: BatchSummary }[];
    readonly unread: UnreadCounts;
  }>;
  readonly add: (id: BatchId, batch: StoredBatch) => Promise<void>;
  readonly read: (id: BatchId) => Promise<Result<StoredBatch, Unread | 'none'>>;
  /** Assigns a batch to a holder; writes of others are then ignored. False if there is no such batch. */
  readonly hold: (id: BatchId, holder: string) => Promise<boolean>;
  /** Writes the changes since the previous state, in call order; does nothing for a former holder. */
  readonly write: (
    by: { readonly id: BatchId; readonly holder: string },
    batch: StoredBatch,
    before: BatchState,
  ) => Promise<WriteOutcome>;
  readonly remove: (id: BatchId) => Promise<void>;
};

type StoredBatches = {
  readonly batches: Records<BatchSummary>;
  readonly plans: Records<BatchPlan>;
  readonly rows: Records<BatchState['rows']>;
};

export function createBatchStore({ batches, plans, rows }: StoredBatches): BatchStore {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work, work);
    last = done.catch(() => undefined);
    return done;
  };
  const certain = new Map<BatchId, BatchState['rows']>();
  const putBlocks = (id: BatchId, batchState: BatchState, first: readonly number[]) =>
    Promise.all(first.map((at) => rows.put([id, blockName(at)], batchState.rows.slice(at, at + BLOCK))));
  return {
    list: async () => {
      const found = await Promise.all(
        (await batches.keys()).map(async (key) => ({ id: key[0], summary: await batches.get(key) })),
      );
      return {
        batches: found
          .flatMap(({ id, summary: read }) => (isBatchId(id) && read.ok ? [{ id, summary: read.value }] : []))
          .sort((a, b) => b.summary.head.startedAt - a.summary.head.startedAt),
        unread: countUnread(found.map(({ summary: read }) => read)),
      };
    },
    add: (id, { summary: batchSummary, plan: given, state: batchState }) =>
      inTurn(async () => {
        if (given && !batchSummary.secret) await plans.put([id, 'plan'], given);
        await putBlocks(id, batchState, blocksOf(batchState.rows.map((_, at) => at)));
        await batches.put([id, 'batch'], { ...batchSummary, head: batchState });
      }),
    read: async (id) => {
      await last;
      certain.delete(id);
      const found = await batches.get([id, 'batch']);
      if (!found.ok) return found;
      const { read, unread } = await rows.of(id);
      const all = read.flatMap(({ value }) => value);
      // A row of which nothing is known is never taken for one that waits.
      if (unread.newer > 0) return err('newer');
      if (unread.unreadable > 0 || all.length !== found.value.size) return err('unreadable');
      const storedPlan = await plans.get([id, 'plan']);
      if (!storedPlan.ok && storedPlan.error === 'newer') return err('newer');
      const isJudged = !storedPlan.ok || storedPlan.value.judged !== undefined;
      const rowStates = toRowStates(all, isJudged);
      return ok({
        summary: found.value,
        ...(storedPlan.ok && { plan: withCorrections(storedPlan.value, rowStates) }),
        state: countAnew({ ...found.value.head, rows: rowStates, active: [] }),
      });
    },
    hold: (id, holder) => inTurn(async () => (await rows.hold(id, holder)) && batches.hold(id, holder)),
    write: ({ id, holder }, { summary: batchSummary, state: batchState }, before) =>
      inTurn(async () => {
        const known = certain.get(id) ?? before.rows;
        certain.set(id, known);
        const changed = batchState.rows.flatMap((row, at) => (row === known[at] ? [] : [at]));
        const by = { owner: id, holder };
        const blocks = blocksOf(changed).map((at) => ({
          which: blockName(at),
          value: batchState.rows.slice(at, at + BLOCK),
        }));
        // A request leaves only once its note is on the disk.
        const strict = batchState.counts.sending > before.counts.sending;
        const noted = await rows.putHeld({ ...by, strict }, blocks);
        if (noted !== 'kept') return noted;
        certain.set(id, batchState.rows);
        return batches.putHeld(by, [{ which: 'batch', value: { ...batchSummary, head: batchState } }]);
      }),
    remove: (id) =>
      inTurn(async () => {
        await batches.removeAll(id);
        await plans.removeAll(id);
        await rows.removeAll(id);
      }),
  };
}

export function summaryOf(given: BatchPlan, batchState: BatchState): BatchSummary {
  const { worker: of, title, name, secret, searched, rows } = given;
  return {
    worker: of,
    title,
    name,
    secret,
    size: rows.length,
    head: batchState,
    ...(searched && { searched }),
  };
}

const blocksOf = (places: readonly number[]): readonly number[] => [
  ...new Set(places.map((at) => at - (at % BLOCK))),
];

const blockName = (first: number): string => String(first).padStart(6, '0');
