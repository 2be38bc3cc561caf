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

const OTHER_NAMES = { slug: ['worker_slug', 'worker_id', 'id'] };

/**
 * Reads a store search. A Worker is named by its slug, else its path, else owner and name; one without any
 * is left out. `data: null` means no results.
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
