import { isJsonArray, isJsonObject, ownValue, type Json } from '#core/json/json.ts';
import { err, ok } from '#core/result.ts';
import { defineFormat } from '#core/stored/format.ts';

import { parseWorkerSlug, type WorkerSlug } from './worker-ref.ts';

/** A Worker that a person keeps at hand; its title as it was last seen, empty where none was. */
export type StarredWorker = { readonly slug: WorkerSlug; readonly title: string };

/** What of the list is not readable is left out. */
export const STARRED_WORKERS_FORMAT = defineFormat<readonly StarredWorker[]>({
  write: (starred) => starred,
  read: (stored) => (isJsonArray(stored) ? ok(stored.flatMap(readStarred)) : err('unreadable')),
});

function readStarred(item: Json): readonly StarredWorker[] {
  if (!isJsonObject(item)) return [];
  const [named, title] = [ownValue(item, 'slug'), ownValue(item, 'title')];
  const slug = typeof named === 'string' ? parseWorkerSlug(named) : undefined;
  return slug?.ok === true ? [{ slug: slug.value, title: typeof title === 'string' ? title : '' }] : [];
}
