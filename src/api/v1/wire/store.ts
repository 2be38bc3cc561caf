import * as z from 'zod/mini';

import type { StoreWorker } from '#core/run/run.ts';
import { parseWorkerSlug } from '#core/worker/worker-ref.ts';
import { items, readWire, text } from '../../wire/schema.ts';

const store = z.object({ scraper: items });
const storeWorker = z.object({ slug: text, title: text, description: text });

/** Reads what a search of the store found; a Worker that no slug can open is left out. `data: null` is nothing found. */
export function readStore(data: unknown): readonly StoreWorker[] {
  return readWire(store, data ?? {}).scraper.flatMap((item, index) => {
    const { slug: named, title, description } = readWire(storeWorker, item, `data.scraper.${index}`);
    const slug = parseWorkerSlug(named);
    return slug.ok ? [{ slug: slug.value, title: title === '' ? named : title, description }] : [];
  });
}
