import { newId } from '#browser/new-id.ts';
import { openRecords } from '#browser/stored/records.ts';
import { STORED } from '#browser/stored/registry.ts';
import { COLLECTION_FORMAT } from '#core/collection/collection-format.ts';
import { type Collection, type CollectionId, isCollectionId } from '#core/collection/collection.ts';
import { countUnread, type UnreadCounts } from '#core/stored/format.ts';
import { savedRows } from '#results/saved/saved-rows.ts';

export const storedCollections = openRecords(STORED.collections, COLLECTION_FORMAT);

export type ListedCollection = { readonly id: CollectionId; readonly collection: Collection };

const keyOf = (id: CollectionId) => [id, 'collection'] as const;

/**
 * The collections of this browser, in all tabs.
 * @throws if the storage is full or forbidden
 */
export const collectionStore = {
  list: async (): Promise<{
    readonly collections: readonly ListedCollection[];
    readonly unread: UnreadCounts;
  }> => {
    const all = await readAll();
    const collections = all
      .flatMap(({ id, read }) => (isCollectionId(id) && read.ok ? [{ id, collection: read.value }] : []))
      .sort((a, b) => b.collection.madeAt - a.collection.madeAt);
    return { collections, unread: countUnread(all.map(({ read }) => read)) };
  },
  read: (id: CollectionId) => storedCollections.get(keyOf(id)),
  add: async (collection: Collection): Promise<CollectionId> => {
    const id = newId() as CollectionId; // what makes one
    await storedCollections.put(keyOf(id), collection);
    return id;
  },
  change: (id: CollectionId, change: (collection: Collection) => Collection) =>
    storedCollections.update(keyOf(id), change),
  remove: async (id: CollectionId): Promise<void> => {
    const own = await storedCollections.get(keyOf(id));
    await storedCollections.remove([keyOf(id)]);
    const left = await readAll();
    // What cannot be read, as a later build wrote it, may have any of these runs.
    if (!own.ok || left.some(({ read }) => !read.ok)) return;
    const needed = new Set(left.flatMap(({ read }) => (read.ok ? slugsOf(read.value) : [])));
    await savedRows.remove(slugsOf(own.value).filter((slug) => !needed.has(slug)));
  },
};

const slugsOf = ({ runs }: Collection) => runs.map(({ slug }) => slug);

async function readAll() {
  const read = await Promise.all(
    (await storedCollections.keys()).map(async (key) => ({
      id: key[0],
      read: await storedCollections.get(key),
    })),
  );
  // Another tab may remove one meanwhile.
  return read.filter(({ read: of }) => of.ok || of.error !== 'none');
}
