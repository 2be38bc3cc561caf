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

/** Gives the screens below it the batches of this browser. */
export function BatchesProvider({ batches, children }: { batches: Batches; children: ReactNode }) {
  return <BatchesContext value={batches}>{children}</BatchesContext>;
}

function useBatches(): Batches {
  const batches = useContext(BatchesContext);
  if (batches === undefined) throw new Error('This component needs a BatchesProvider above it.');
  return batches;
}

const LIST = ['batches'];

type Kept = Awaited<ReturnType<Batches['list']>>;

const batchesOf = ({ batches }: Kept) => batches;
const unreadOf = ({ unread }: Kept) => unread;

/** All batches that are kept and can be read, the newest first. */
export function useBatchList() {
  return useKept(batchesOf);
}

/** How many batches are kept that cannot be read, by why. */
export function useUnreadBatches() {
  return useKept(unreadOf).data;
}

/** What a list of runs needs of the batches of this browser. */
export type FoldedBatches = {
  readonly batches: ReadonlyMap<string, ListedBatch>;
  /** The batch of each run, by its ID. */
  readonly batchOf: ReadonlyMap<string, BatchId>;
  /** When that was read, in milliseconds since the epoch. */
  readonly readAt: number;
};

/** A batch is read again only once something of it has changed. */
const stampOf = ({ id, summary: { head } }: ListedBatch) => [id, head.at, ...Object.values(head.counts)];

/** The batches, and which runs are of them; undefined until that is read. */
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

function useKept<Part>(select: (kept: Kept) => Part) {
  const batches = useBatches();
  return useQuery({
    queryKey: LIST,
    queryFn: batches.list,
    select,
    refetchInterval: 2_000,
    structuralSharing: false,
  });
}

/** Forgets batches; their runs stay. */
export function useRemoveBatches() {
  const batches = useBatches();
  const client = useQueryClient();
  return useMutation({
    mutationFn: batches.remove,
    onSettled: () => client.invalidateQueries({ queryKey: LIST }),
  });
}

/** The batches that were forgotten last in this tab, and the way to have them back. */
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
 * Begins a batch, and goes to its page, unless the screen that it was asked for on was left: all rows, or the first ones, after which
 * it pauses. Rows of another batch, `from` which they are, are left out there before, or noted to be started elsewhere.
 * @returns undefined where that was not to be had: then none begins
 * @throws where the browser keeps nothing
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

/** Has rows sent again in their batch, as they were corrected, and goes to its page, unless the screen that it was asked for on was left. */
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

/** A batch that may be none, as it is now. */
export function useBatchView(id: BatchId | undefined): BatchView | undefined {
  const batches = useBatches();
  const live = useMemo(() => (id === undefined ? undefined : batches.open(id)), [batches, id]);
  return useSyncExternalStore(live?.subscribe ?? ofNone, () => live?.current());
}

/** A batch as it is now, and what can be wished of it. */
export function useBatch(id: BatchId): { readonly view: BatchView; readonly live: LiveBatch } {
  const batches = useBatches();
  const live = useMemo(() => batches.open(id), [batches, id]);
  const view = useSyncExternalStore(live.subscribe, live.current);
  return { view, live };
}
