import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import type { Collection, CollectionId } from '#core/collection/collection.ts';
import { useRenewKept } from '#results/kept/use-kept.ts';

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

/** Writes a collection that is there, in the browser and in its other tabs. */
export function useChangeCollection(id: CollectionId) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: (collection: Collection) => Collection) => collectionStore.change(id, change),
    onSettled: () => client.invalidateQueries({ queryKey: [COLLECTIONS] }),
  });
}

export function useAddCollection(onAdded: (id: CollectionId) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: collectionStore.add,
    onSuccess: async (id) => {
      await client.invalidateQueries({ queryKey: [COLLECTIONS] });
      onAdded(id);
    },
  });
}

export function useRemoveCollection(onRemoved: () => void) {
  const client = useQueryClient();
  const renewKept = useRenewKept();
  return useMutation({
    mutationFn: collectionStore.remove,
    onSuccess: onRemoved,
    onSettled: () => Promise.all([client.invalidateQueries({ queryKey: [COLLECTIONS] }), renewKept()]),
  });
}
