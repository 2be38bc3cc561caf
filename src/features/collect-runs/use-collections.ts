import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import type { Collection, CollectionId } from '#core/collection/collection.ts';
import { useRefreshSavedRuns } from '#results/saved/use-saved-runs.ts';

import { collectionStore } from './collection-store.ts';

const COLLECTIONS = 'collections';

export const collectionsQuery = () =>
  queryOptions({ queryKey: [COLLECTIONS], queryFn: collectionStore.list, structuralSharing: false });

export const collectionQuery = (id: CollectionId) =>
  queryOptions({
    queryKey: [COLLECTIONS, id],
    queryFn: () => collectionStore.read(id),
    structuralSharing: false,
  });

export function useChangeCollection(id: CollectionId) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: (collection: Collection) => Collection) => collectionStore.change(id, change),
    onSettled: () => client.invalidateQueries({ queryKey: [COLLECTIONS] }),
  });
}

const ADDING = [COLLECTIONS, 'add'];

export function useAddCollection() {
  const client = useQueryClient();
  const adding = useMutation({
    mutationKey: ADDING,
    mutationFn: async (make: () => Promise<Collection>) => collectionStore.add(await make()),
    onSuccess: () => client.invalidateQueries({ queryKey: [COLLECTIONS] }),
  });
  const add: typeof adding.mutate = (...given) => {
    // A second press may come before the first is drawn.
    if (client.isMutating({ mutationKey: ADDING }) === 0) adding.mutate(...given);
  };
  return { add, isPending: adding.isPending, isError: adding.isError };
}

export function useRemoveCollection() {
  const client = useQueryClient();
  const refreshSavedRuns = useRefreshSavedRuns();
  return useMutation({
    mutationFn: collectionStore.remove,
    // Not waited for: a page that is told that its collection is gone leads nowhere any more.
    onSettled: () => {
      void client.invalidateQueries({ queryKey: [COLLECTIONS] });
      void refreshSavedRuns();
    },
  });
}
