import * as z from 'zod/mini';

import type { StoreWorker } from '#core/run/run.ts';
import { parseWorkerSlug } from '#core/ids/worker-ref.ts';
import { items, readItem, readWire, text, title } from '../../wire/schema.ts';

const store = z.object({ scraper: items });
const storeWorker = z.object({ slug: text, title, description: text });

/** Reads what a search of the store found; a Worker that no slug can open is left out. `data: null` is nothing found. */
export function readStore(data: unknown): readonly StoreWorker[] {
  const listed = readWire(store, data ?? {}).scraper.flatMap((item) => readItem(storeWorker, item));
  return listed.flatMap(({ slug: named, title, description }) => {
    const slug = parseWorkerSlug(named);
    return slug.ok ? [{ slug: slug.value, title: title === '' ? named : title, description }] : [];
  });
}
