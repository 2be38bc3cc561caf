import * as z from 'zod/mini';

import type { StoreWorker } from '#core/run/run.ts';
import { items, readItem, readWire, text, title } from '../../wire/schema.ts';
import { toStoreWorkers } from '../../wire/store-workers.ts';
import { withUsualNames } from './usual-names.ts';

const store = z.object({ list: items });
const storeWorker = z.object({
  slug: text,
  path: text,
  title,
  description: text,
  username: text,
  name: title,
});

/** v2's documentation gives no item of the store: it is read by v1's names, and by those that v2 uses elsewhere. */
const OTHER_NAMES = { slug: ['worker_slug', 'worker_id', 'id'] };

/**
 * Reads what a search of the store found; a Worker is named by its slug, else by its path, else by its owner and name. One
 * that cannot be opened by any is left out. `data: null` is nothing found.
 */
export function readStore(data: unknown): readonly StoreWorker[] {
  const { list } = readWire(store, withUsualNames(data ?? {}, { list: ['scraper', 'workers'] }));
  const listed = list.flatMap((item) => readItem(storeWorker, withUsualNames(item, OTHER_NAMES)));
  return toStoreWorkers(
    listed.map(({ slug, path, username, name, title, description }) => ({
      names: [slug, path, `${username}/${name}`].map((named) => named.replace('~', '/')),
      titles: [title, name],
      description,
    })),
  );
}
