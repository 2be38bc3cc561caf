import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import type { Collection, CollectionId } from '#core/collection/collection.ts';
import type { KeptRun } from '#core/collection/kept-format.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';

import { collectionStore } from './collection-store.ts';
import { keptRows } from './kept/kept-rows.ts';

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

const KEPT = 'kept-rows';
const NONE: ReadonlyMap<RunSlug, KeptRun> = new Map();

const keptQuery = () =>
  queryOptions({
    queryKey: [KEPT],
    queryFn: () => keptRows.list(),
    structuralSharing: false,
  });

/** The runs whose rows this browser keeps; undefined until that is known. A forbidden storage keeps none. */
export function useKept(): ReadonlyMap<RunSlug, KeptRun> | undefined {
  const { data, isError } = useQuery(keptQuery());
  return isError ? NONE : data;
}

export function useRenewKept(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: [KEPT] });
}

/** Forgets collections, and the rows that no other collection needs. */
export function useRemoveCollections(onRemoved: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (ids: readonly CollectionId[]) => {
      const gone = new Set(ids);
      for (const id of ids) await collectionStore.remove(id);
      const needed = new Set(
        (await collectionStore.list())
          .filter(({ id }) => !gone.has(id))
          .flatMap(({ collection }) => collection.runs.map(({ slug }) => slug)),
      );
      await keptRows.remove([...(await keptRows.list()).keys()].filter((slug) => !needed.has(slug)));
    },
    onSuccess: onRemoved,
    onSettled: () =>
      Promise.all([COLLECTIONS, KEPT].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
}
