import { isJsonArray, isJsonObject, ownValue, type Json } from '#core/json/json.ts';
import { err, ok } from '#core/result.ts';
import { defineFormat } from '#core/stored/format.ts';

import { parseWorkerSlug, type WorkerSlug } from './worker-ref.ts';

/** `title` is the one last seen, empty if none was. */
export type StarredWorker = { readonly slug: WorkerSlug; readonly title: string };

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
