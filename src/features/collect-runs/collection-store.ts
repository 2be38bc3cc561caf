import { openRecords } from '#browser/stored/records.ts';
import { STORED } from '#browser/stored/registry.ts';
import { toBase64Url } from '#core/bytes/base64-url.ts';
import { COLLECTION_FORMAT } from '#core/collection/collection-format.ts';
import { type Collection, type CollectionId, isCollectionId } from '#core/collection/collection.ts';

export const storedCollections = openRecords(STORED.collections, COLLECTION_FORMAT);

export type ListedCollection = { readonly id: CollectionId; readonly collection: Collection };

const keyOf = (id: CollectionId) => [id, 'collection'] as const;

/** The collections of this browser, in all its tabs. Each operation rejects where the storage is full or forbidden. */
export const collectionStore = {
  /** The newest first. */
  list: async (): Promise<readonly ListedCollection[]> => {
    const read = await Promise.all(
      (await storedCollections.keys()).map(async (key) => ({
        id: key[0],
        read: await storedCollections.get(key),
      })),
    );
    return read
      .flatMap(({ id, read: of }) => (isCollectionId(id) && of.ok ? [{ id, collection: of.value }] : []))
      .sort((a, b) => b.collection.madeAt - a.collection.madeAt);
  },
  read: (id: CollectionId) => storedCollections.get(keyOf(id)),
  add: async (collection: Collection): Promise<CollectionId> => {
    const id = toBase64Url(crypto.getRandomValues(new Uint8Array(9))) as CollectionId; // what makes one
    await storedCollections.put(keyOf(id), collection);
    return id;
  },
  change: (id: CollectionId, change: (collection: Collection) => Collection) =>
    storedCollections.update(keyOf(id), change),
  remove: (id: CollectionId) => storedCollections.remove([keyOf(id)]),
};
