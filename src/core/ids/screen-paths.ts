/** The paths of the console's screens, below its base path. `:name` is a parameter, `:name?` an optional one. */
export const SCREEN_PATHS = {
  workers: '/',
  compose: '/workers/:owner/:name?/:tab?',
  runs: '/runs',
  compare: '/runs/compare',
  run: '/runs/:slug',
  batches: '/batches',
  batch: '/batches/:id',
  collections: '/collections',
  newCollection: '/collections/new',
  collection: '/collections/:id',
  tasks: '/tasks/:slug?/:tab?',
  spend: '/spend',
  connection: '/connection',
} as const;

export type ScreenName = keyof typeof SCREEN_PATHS;

export const BATCHES_PATH = `${SCREEN_PATHS.runs}?batches=1`;

export const batchPath = (id: string): string => `${SCREEN_PATHS.batches}/${encodeURIComponent(id)}`;

export const collectionPath = (id: string): string => `${SCREEN_PATHS.collections}/${encodeURIComponent(id)}`;

export const runPath = (slug: string): string => `${SCREEN_PATHS.runs}/${encodeURIComponent(slug)}`;

export const WAITING_HASH = '#waiting';

export const comparePath = (newer: string, older?: string): string =>
  `${SCREEN_PATHS.compare}?${new URLSearchParams({ ...(older !== undefined && { a: older }), b: newer }).toString()}`;

export const TASKS_PATH = '/tasks';

export const taskPath = (slug: string): string => `${TASKS_PATH}/${encodeURIComponent(slug)}`;
