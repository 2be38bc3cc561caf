import type { BatchId, BatchPlan } from '#core/batch/batch.ts';
import { openBatchState, restored } from '#core/batch/state/batch-state.ts';
import type { Elsewhere } from '#core/batch/state/row-state.ts';
import type { SeenDone } from '#core/batch/state/seen-row.ts';
import { createListeners } from '#core/listeners.ts';
import type { UnreadCounts } from '#core/stored/format.ts';
import { holdsKey } from '#core/secrets/own-key.ts';
import { type BatchSummary, PLAN_FORMAT, type StoredBatch, summaryOf } from './keep/batch-store.ts';

import { batchChannel } from './drive/batch-messages.ts';
import { drivenBatches } from './drive/driven-batches.ts';
import type { SentBack, SentBackHow } from './ask/send-back.ts';
import { type LiveParts, openLiveBatch } from './drive/live-batch.ts';
import { isViewGone, type LiveBatch } from './drive/batch-view.ts';

export type Batches = {
  /**
   * Stores a batch and begins it with all rows, or with the first ones and then pauses.
   * @throws if the browser cannot store it
   */
  readonly create: (plan: BatchPlan, first: number | 'all') => Promise<BatchId>;
  /**
   * Stores and begins a batch of another batch's rows (`from`). Waiting rows are left out there first,
   * so that both never send one; rows not left out here are noted there as started elsewhere.
   * @returns undefined if this fails: a row was sent meanwhile, or the driving tab does not answer
   */
  readonly move: (plan: BatchPlan, first: number | 'all', from: Origin) => Promise<BatchId | undefined>;
  /** Sends corrected rows again in their batch. `secret`: a row holds the key, which is never stored. */
  readonly sendBack: (id: BatchId, rows: SentBack) => Promise<SentBackHow | 'secret'>;
  readonly open: (id: BatchId) => LiveBatch;
  readonly list: () => Promise<{ readonly batches: readonly ListedBatch[]; readonly unread: UnreadCounts }>;
  readonly remove: (ids: readonly BatchId[]) => Promise<void>;
  readonly removed: {
    readonly current: () => Removed | undefined;
    readonly subscribe: (listener: () => void) => () => void;
  };
};

export type Origin = { readonly batch: BatchId; readonly sent?: readonly SeenDone[] | undefined };

export type Removed = {
  readonly names: readonly string[];
  readonly restore: () => Promise<void>;
};

/** `isDriven`: a tab drives it or may be about to; also true if the browser cannot tell. */
export type ListedBatch = {
  readonly id: BatchId;
  readonly summary: BatchSummary;
  readonly isDriven: boolean;
};

export type BatchesParts = LiveParts & {
  readonly key: () => string | undefined;
};

export function createBatches(parts: BatchesParts): Batches {
  const { store, newId, now, keyStore, key } = parts;
  const live = new Map<BatchId, LiveBatch>();
  const listeners = createListeners();
  let removed: Removed | undefined;
  const moved = new Map<BatchId, readonly Moved[]>();
  const become = (next: Removed | undefined) => {
    removed = next;
    listeners.notify();
  };
  const tell = (id: BatchId, kind: 'removed' | 'changed') => {
    const channel = parts.channel(batchChannel(id));
    channel.postMessage({ kind });
    channel.close();
  };
  const newBatchId = () => newId() as BatchId; // what makes one
  const create = async (given: BatchPlan, first: number | 'all', id = newBatchId()): Promise<BatchId> => {
    // A key is never kept, wherever in a row it stands.
    const plan = { ...given, secret: given.secret || holdsKey(PLAN_FORMAT.toJson(given), key()) };
    const batchState = openBatchState(plan, first, { time: now(), fingerprint: keyStore.fingerprint() });
    await store.add(id, { summary: summaryOf(plan, batchState), plan, state: batchState });
    const opened = openLiveBatch(id, parts, {
      begun: { plan, state: batchState },
      ...(plan.secret && { secretPlan: plan }),
    });
    live.set(id, opened);
    return id;
  };
  const open: Batches['open'] = (id) => {
    const known = live.get(id) ?? openLiveBatch(id, parts, {});
    live.set(id, known);
    return known;
  };
  return {
    create: (plan, first) => create(plan, first),
    open,
    move: async (plan, first, { batch, sent }) => {
      const id = newBatchId();
      const numbers = new Set(plan.rows.map(({ number }) => number));
      const begun = new Set(plan.rows.flatMap(({ number, leftOut }) => (leftOut ? [] : [number])));
      const to = { batch: id, name: plan.name };
      const { leaveOutOf, noteElsewhere } = await import('./ask/ask-of-batch.ts');
      const takeBack = sent
        ? await noteElsewhere(open(batch), { rows: sent, to }, parts.timer)
        : await leaveOutOf(open(batch), { numbers, begun, to }, parts.timer);
      if (takeBack === undefined) return undefined;
      try {
        await create(plan, first, id);
        if (isViewGone(open(batch).current()))
          moved.set(batch, [...(moved.get(batch) ?? []), { sent, begun, to }]);
        return id;
      } catch (error) {
        takeBack();
        throw error;
      }
    },
    sendBack: async (id, rows) => {
      if (holdsKey(JSON.stringify(rows), key())) return 'secret';
      const { sendBack } = await import('./ask/ask-of-batch.ts');
      return sendBack(open(id), rows, parts.timer);
    },
    list: async () => {
      const { batches, unread } = await store.list();
      const isDriven = await drivenBatches(parts.locks, now());
      const listed = batches.map((batch) => ({ ...batch, isDriven: isDriven(batch.id, batch.summary.head) }));
      return { batches: listed, unread };
    },
    remove: async (ids) => {
      const gone: { readonly id: BatchId; readonly batch: StoredBatch }[] = [];
      for (const id of ids) {
        const read = await store.read(id);
        // What a later build wrote could not be brought back from here.
        if (!read.ok && read.error === 'newer') continue;
        if (read.ok) gone.push({ id, batch: read.value });
        await store.remove(id);
        // What drives it here, and alone knows what is kept in the tab only, is there still where this is taken back.
        tell(id, 'removed');
      }
      become({
        names: gone.map(({ batch }) => batch.summary.name),
        restore: async () => {
          for (const { id, batch } of gone) {
            await store.add(id, {
              ...batch,
              state: restored(batch.state, startedOf(batch.plan, moved.get(id))),
            });
            moved.delete(id);
            tell(id, 'changed');
          }
          become(undefined);
        },
      });
    },
    removed: { current: () => removed, subscribe: listeners.subscribe },
  };
}

type Moved = Pick<Origin, 'sent'> & { readonly begun: ReadonlySet<number>; readonly to: Elsewhere };

const startedOf = (plan: BatchPlan | undefined, all: readonly Moved[] = []): ReadonlyMap<number, Elsewhere> =>
  new Map(
    all.flatMap(({ sent, begun, to }) => {
      const waited = plan?.rows.flatMap(({ number }, place) => (begun.has(number) ? [place] : [])) ?? [];
      return (sent?.map(({ row }) => row) ?? waited).map((place) => [place, to] as const);
    }),
  );
