/** The paths of the console's screens, below what it is served under. `:name` is a part that is asked for, `:name?` one that may be missing. */
export const SCREEN_PATHS = {
  workers: '/',
  /** The tab is `batch`, where there is one: which is which says `readWorkerPath`. */
  compose: '/workers/:owner/:name?/:tab?',
  runs: '/runs',
  run: '/runs/:slug',
  batches: '/batches',
  batch: '/batches/:id',
  tasks: '/tasks/:slug?',
  spend: '/spend',
  connection: '/connection',
} as const;

export type ScreenName = keyof typeof SCREEN_PATHS;

/** The path of a batch's page. */
export const batchPath = (id: string): string => `${SCREEN_PATHS.batches}/${encodeURIComponent(id)}`;

/** The path of the collections of runs. */
const COLLECTIONS_PATH = '/collections';

/** The path of a collection's page. */
export const collectionPath = (id: string): string => `${COLLECTIONS_PATH}/${encodeURIComponent(id)}`;

/** The path on which runs are put together into a new collection. */
export const newCollectionPath = (slugs: readonly string[]): string =>
  `${COLLECTIONS_PATH}/new?runs=${slugs.map(encodeURIComponent).join(',')}`;

/** The path of a run's page, whatever its ID is made of. */
export const runPath = (slug: string): string => `${SCREEN_PATHS.runs}/${encodeURIComponent(slug)}`;

/** The path of the saved tasks. */
export const TASKS_PATH = '/tasks';

/** The path of a saved task's page. */
export const taskPath = (slug: string): string => `${TASKS_PATH}/${encodeURIComponent(slug)}`;
