import { isJsonArray, isJsonObject, type Json } from '#core/json/json.ts';
import { err, ok } from '#core/result.ts';
import { defineFormat } from '#core/stored/format.ts';
import { parseWorkerSlug, type WorkerSlug } from './worker-ref.ts';

/** A Worker opened in this browser, and when (milliseconds since the epoch); with its title if one was seen. */
export type RecentWorker = {
  readonly slug: WorkerSlug;
  readonly openedAt: number;
  readonly title?: string;
};

const MOST = 8;

export function rememberWorker(
  recent: readonly RecentWorker[],
  opened: RecentWorker,
): readonly RecentWorker[] {
  const before = recent.find((other) => other.slug === opened.slug);
  return [{ ...before, ...opened }, ...recent.filter((other) => other !== before)].slice(0, MOST);
}

export const RECENT_WORKERS_FORMAT = defineFormat<readonly RecentWorker[]>({
  write: (recent) => recent,
  read: (stored) => (isJsonArray(stored) ? ok(stored.flatMap(readRecent)) : err('unreadable')),
});

function readRecent(item: Json): readonly RecentWorker[] {
  if (!isJsonObject(item) || typeof item['slug'] !== 'string' || typeof item['openedAt'] !== 'number')
    return [];
  const slug = parseWorkerSlug(item['slug']);
  const title = typeof item['title'] === 'string' ? { title: item['title'] } : {};
  return slug.ok ? [{ slug: slug.value, openedAt: item['openedAt'], ...title }] : [];
}
