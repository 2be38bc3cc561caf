import { RECENT_WORKERS_FORMAT, type RecentWorker, rememberWorker } from '#core/ids/recent-workers.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

export const storedRecentWorkers = openEntry(STORED.recentWorkers, RECENT_WORKERS_FORMAT);

export function recentWorkers(): readonly RecentWorker[] {
  const stored = storedRecentWorkers.read();
  return stored.ok ? stored.value : [];
}

export function noteOpenedWorker(slug: WorkerSlug, title = ''): void {
  const opened = { slug, openedAt: Date.now(), ...(title !== '' && { title }) };
  storedRecentWorkers.write(rememberWorker(recentWorkers(), opened));
}
