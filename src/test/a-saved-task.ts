import type { WorkerSlug } from '#core/ids/worker-ref.ts';

import type { SavedTask, TaskSlug } from '#core/saved-tasks/saved-task.ts';

/** A task for tests. */
export const aSavedTask = (parts: Partial<SavedTask> = {}): SavedTask => ({
  // As the platform's answers are read.
  slug: '01KQ3T7AD4M5WNZ8V6C2XJRGEB' as TaskSlug,
  title: 'Bakeries in Lyon',
  description: 'For the list',
  worker: 'coreclaw/google-maps-scraper' as WorkerSlug,
  workerTitle: 'Google Maps',
  version: 'v1.0.5',
  input: { system: { memory: 1024, max_total_charge: 2 }, custom: { keywords: ['bakery'] } },
  isScheduled: false,
  timesRun: 3,
  updatedAt: Date.UTC(2026, 8, 1, 6),
  ...parts,
});
