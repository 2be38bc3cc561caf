import { useState } from 'react';

import { type RecentWorker, rememberWorker, toRecentWorkers } from '#core/worker/recent-workers.ts';
import type { WorkerSlug } from '#core/worker/worker-ref.ts';
import { readStored, writeStored } from '#ui/stored-json.ts';

const STORAGE_KEY = 'run-console.recent-workers';

export const recentWorkers = (): readonly RecentWorker[] => toRecentWorkers(readStored(STORAGE_KEY));

/** Puts a Worker that was opened on top of the list of the first screen. */
export function noteOpenedWorker(slug: WorkerSlug): void {
  writeStored(STORAGE_KEY, rememberWorker(recentWorkers(), slug, Date.now()));
}

/** Workers opened before in this browser, latest first. */
export function useRecentWorkers(): {
  readonly recent: readonly RecentWorker[];
  readonly forget: (slug: WorkerSlug) => void;
} {
  const [recent, setRecent] = useState(recentWorkers);
  const forget = (slug: WorkerSlug) => {
    const kept = recent.filter((worker) => worker.slug !== slug);
    writeStored(STORAGE_KEY, kept);
    setRecent(kept);
  };
  return { recent, forget };
}
