import {
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  queryOptions,
} from '@tanstack/react-query';

import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import type { SavedTask, TaskPage, TaskSlug } from '#core/saved-tasks/saved-task.ts';

import { readPages, type ReadPages } from '../client/read-pages.ts';
import type { Api } from '../operations.ts';
import { PRIVATE_QUERIES } from './queries.ts';

/** First parts of the query keys of saved tasks, all of which change when one is changed. */
export const TASK_QUERIES = [PRIVATE_QUERIES, 'tasks'] as const;

/** Pages that are read to know all of them. */
const MOST_PAGES = 20;

const entriesOf = ({ tasks, unread }: TaskPage) => tasks.length + unread.length;

/** Whether there is more behind a page. Without a count, only a page that holds nothing is known to be beyond the last. */
const hasMore = (page: TaskPage, read: number): boolean =>
  entriesOf(page) > 0 && (page.total === undefined || read < page.total);

export type TasksFilter = { readonly worker?: WorkerSlug; readonly text: string };

/** The saved tasks that fit, page by page until their count. */
export const tasksQuery = (api: Api, filter: TasksFilter) =>
  infiniteQueryOptions({
    queryKey: [...TASK_QUERIES, 'list', filter],
    queryFn: ({ pageParam, signal }) => api.v2.tasks({ ...filter, page: pageParam }, signal),
    initialPageParam: 1,
    getNextPageParam: (last, pages) => {
      const read = pages.reduce((sum, page) => sum + entriesOf(page), 0);
      return hasMore(last, read) && pages.length < MOST_PAGES ? pages.length + 1 : undefined;
    },
    placeholderData: keepPreviousData,
    structuralSharing: false,
  });

/** One saved task; not asked for again under a person's hands. */
export const taskQuery = (api: Api, slug: TaskSlug) =>
  queryOptions({
    queryKey: [...TASK_QUERIES, 'one', slug],
    queryFn: ({ signal }) => api.v2.task(slug, signal),
    structuralSharing: false,
  });

/** Once a task was changed or deleted: all that lists tasks is asked for anew, but no task that may be under a person's hands, or gone. */
export const renewTaskLists = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ queryKey: TASK_QUERIES, predicate: ({ queryKey }) => queryKey[2] !== 'one' });

/** The saved tasks that fit, however many there are. */
export function allTasks(
  api: Api,
  filter: Partial<TasksFilter>,
  signal?: AbortSignal,
): Promise<ReadPages<SavedTask>> {
  const ask = async (page: number) => {
    const { tasks, unread, total } = await api.v2.tasks({ ...filter, page }, signal);
    return { items: tasks, unread: unread.length, total };
  };
  return readPages(ask, { keyOf: ({ slug }) => slug, most: MOST_PAGES });
}

/** The tasks that run by themselves, of all tasks of the account. */
export type Schedules = Omit<ReadPages<SavedTask>, 'items'> & {
  readonly scheduled: readonly SavedTask[];
  /** What each task is called, also those without a schedule. */
  readonly titles: ReadonlyMap<TaskSlug, string>;
};

const readSchedules =
  (api: Api) =>
  async ({ signal }: { readonly signal: AbortSignal }): Promise<Schedules> => {
    const { items, total, isWhole } = await allTasks(api, {}, signal);
    const titles = new Map(items.map(({ slug, title }) => [slug, title]));
    return { scheduled: items.filter(({ isScheduled }) => isScheduled), titles, total, isWhole };
  };

export const schedulesQuery = (api: Api) =>
  queryOptions({
    queryKey: [...TASK_QUERIES, 'scheduled'],
    queryFn: readSchedules(api),
    staleTime: 60_000,
    structuralSharing: false,
  });
