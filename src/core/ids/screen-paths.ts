/** The paths of the console's screens, below what it is served under. `:name` is a part that is asked for, `:name?` one that may be missing. */
export const SCREEN_PATHS = {
  workers: '/',
  /** The tab is `batch`, where there is one: which is which says `readWorkerPath`. */
  compose: '/workers/:owner/:name?/:tab?',
  runs: '/runs',
  /** Stands before the page of a run, whose ID it could be. */
  compare: '/runs/compare',
  run: '/runs/:slug',
  batches: '/batches',
  batch: '/batches/:id',
  collections: '/collections',
  newCollection: '/collections/new',
  collection: '/collections/:id',
  /** The form of a task is `edit`. */
  tasks: '/tasks/:slug?/:tab?',
  spend: '/spend',
  connection: '/connection',
} as const;

export type ScreenName = keyof typeof SCREEN_PATHS;

/** The list of runs with its batches alone, which is what `/batches` leads to. */
export const BATCHES_PATH = `${SCREEN_PATHS.runs}?batches=1`;

/** The path of a batch's page. */
export const batchPath = (id: string): string => `${SCREEN_PATHS.batches}/${encodeURIComponent(id)}`;

/** The path of a collection's page. */
export const collectionPath = (id: string): string => `${SCREEN_PATHS.collections}/${encodeURIComponent(id)}`;

/** The path of a run's page, whatever its ID is made of. */
export const runPath = (slug: string): string => `${SCREEN_PATHS.runs}/${encodeURIComponent(slug)}`;

/** Has the runs that wait on the platform open on the screen of all runs. */
export const WAITING_HASH = '#waiting';

/** The path of two runs side by side; with the run before where only one is named. */
export const comparePath = (newer: string, older?: string): string =>
  `${SCREEN_PATHS.compare}?${new URLSearchParams({ ...(older !== undefined && { a: older }), b: newer }).toString()}`;

/** The path of the saved tasks. */
export const TASKS_PATH = '/tasks';

/** The path of a saved task's page. */
export const taskPath = (slug: string): string => `${TASKS_PATH}/${encodeURIComponent(slug)}`;
