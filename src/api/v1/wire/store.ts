import * as z from 'zod/mini';

import type { StoreWorker } from '#core/run/run.ts';
import { items, readItem, readWire, text, title } from '../../wire/schema.ts';
import { toStoreWorkers } from '../../wire/store-workers.ts';

const store = z.object({ scraper: items });
const storeWorker = z.object({ slug: text, title, description: text });

/** Reads a store search. Leaves out a Worker that no slug can open. `data: null` means no results. */
export function readStore(data: unknown): readonly StoreWorker[] {
  const listed = readWire(store, data ?? {}).scraper.flatMap((item) => readItem(storeWorker, item));
  return toStoreWorkers(
    listed.map(({ slug, title, description }) => ({ names: [slug], titles: [title], description })),
  );
}
