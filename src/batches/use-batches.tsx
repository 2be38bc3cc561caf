import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from 'react';
import { useLocation } from 'wouter';

import type { BatchId, BatchPlan } from '#core/batch/batch.ts';
import { batchPath } from '#core/ids/screen-paths.ts';

import type { Batches, ListedBatch, Origin } from './batches.ts';
import { runsOfBatch } from './keep/runs-of-batches.ts';
import type { BatchView, LiveBatch } from './drive/batch-view.ts';
import type { SentBack, SentBackHow } from './ask/send-back.ts';

const BatchesContext = createContext<Batches | undefined>(undefined);

export function BatchesProvider({ batches, children }: { batches: Batches; children: ReactNode }) {
  return <BatchesContext value={batches}>{children}</BatchesContext>;
}

function useBatches(): Batches {
  const batches = useContext(BatchesContext);
  if (batches === undefined) throw new Error('This component needs a BatchesProvider above it.');
  return batches;
}

const LIST = ['batches'];

type ListedBatches = Awaited<ReturnType<Batches['list']>>;

const batchesOf = ({ batches }: ListedBatches) => batches;
const unreadOf = ({ unread }: ListedBatches) => unread;

export function useBatchList() {
  return useBatchQuery(batchesOf);
}

export function useUnreadBatches() {
  return useBatchQuery(unreadOf).data;
}

export type FoldedBatches = {
  readonly batches: ReadonlyMap<string, ListedBatch>;
  readonly batchOf: ReadonlyMap<string, BatchId>;
  /** Milliseconds since the epoch. */
  readonly readAt: number;
};

const stampOf = ({ id, summary: { head } }: ListedBatch) => [id, head.at, ...Object.values(head.counts)];

export function useFoldedBatches(): FoldedBatches | undefined {
  const { data: listed, error, dataUpdatedAt } = useBatchList();
  const { data: batchOf, isPlaceholderData } = useQuery({
    queryKey: [...LIST, 'runs', ...(listed ?? []).map(stampOf)],
    queryFn: async ({ client }) => {
      const found = new Map<string, BatchId>();
      for (const batch of listed ?? []) {
        const queryKey = [...LIST, 'runs of', ...stampOf(batch)];
        const queryFn = () => runsOfBatch(batch.id);
        const runs = await client.query({ queryKey, queryFn, staleTime: 'static', gcTime: 60_000 });
        for (const run of runs) found.set(run, batch.id);
      }
      return found;
    },
    enabled: listed !== undefined,
    placeholderData: keepPreviousData,
    structuralSharing: false,
    staleTime: 'static',
    gcTime: 60_000,
    retry: false,
  });
  return useMemo(() => {
    if (error && !listed) return { batches: new Map(), batchOf: new Map(), readAt: Infinity };
    const readAt = isPlaceholderData ? 0 : dataUpdatedAt;
    return (
      listed && batchOf && { batches: new Map(listed.map((batch) => [batch.id, batch])), batchOf, readAt }
    );
  }, [listed, batchOf, error, isPlaceholderData, dataUpdatedAt]);
}

function useBatchQuery<Part>(select: (list: ListedBatches) => Part) {
  const batches = useBatches();
  return useQuery({
    queryKey: LIST,
    queryFn: batches.list,
    select,
    refetchInterval: 2_000,
    structuralSharing: false,
  });
}

export function useRemoveBatches() {
  const batches = useBatches();
  const client = useQueryClient();
  return useMutation({
    mutationFn: batches.remove,
    onSettled: () => client.invalidateQueries({ queryKey: LIST }),
  });
}

export function useRemovedBatches():
  | { readonly names: readonly string[]; readonly restore: () => void }
  | undefined {
  const { removed } = useBatches();
  const client = useQueryClient();
  const last = useSyncExternalStore(removed.subscribe, removed.current);
  return (
    last && {
      names: last.names,
      restore: () => void last.restore().then(() => client.invalidateQueries({ queryKey: LIST })),
    }
  );
}

/**
 * Begins a batch with all rows, or with the first ones and then pauses, and opens its page unless the
 * person has left the screen.
 * Rows of another batch (`from`) are left out there first, or noted as started elsewhere.
 * @returns undefined if that fails: then no batch begins
 * @throws if storage is unavailable
 */
export function useCreateBatch(): (
  plan: BatchPlan,
  begin: { readonly first: number | 'all'; readonly from?: Origin | undefined },
  signal: AbortSignal,
) => Promise<BatchId | undefined> {
  const batches = useBatches();
  const [, navigate] = useLocation();
  return async (plan, { first, from }, signal) => {
    const id = from === undefined ? await batches.create(plan, first) : await batches.move(plan, first, from);
    if (id !== undefined && !signal.aborted) navigate(batchPath(id));
    return id;
  };
}

/** Sends corrected rows again in their batch and opens its page, unless the person has left the screen. */
export function useSendBack(): (
  id: BatchId,
  rows: SentBack,
  signal: AbortSignal,
) => Promise<SentBackHow | 'secret'> {
  const batches = useBatches();
  const [, navigate] = useLocation();
  return async (id, rows, signal) => {
    const how = await batches.sendBack(id, rows);
    if (how === 'sent' && !signal.aborted) navigate(batchPath(id));
    return how;
  };
}

const ofNone = () => () => undefined;

export function useBatchView(id: BatchId | undefined): BatchView | undefined {
  const batches = useBatches();
  const live = useMemo(() => (id === undefined ? undefined : batches.open(id)), [batches, id]);
  return useSyncExternalStore(live?.subscribe ?? ofNone, () => live?.current());
}

export function useBatch(id: BatchId): { readonly view: BatchView; readonly live: LiveBatch } {
  const batches = useBatches();
  const live = useMemo(() => batches.open(id), [batches, id]);
  const view = useSyncExternalStore(live.subscribe, live.current);
  return { view, live };
}
