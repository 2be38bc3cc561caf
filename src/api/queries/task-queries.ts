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

export const TASK_QUERIES = [PRIVATE_QUERIES, 'tasks'] as const;

const MOST_PAGES = 20;

const entriesOf = ({ tasks, unread }: TaskPage) => tasks.length + unread.length;

const hasMore = (page: TaskPage, read: number): boolean =>
  entriesOf(page) > 0 && (page.total === undefined || read < page.total);

export type TasksFilter = { readonly worker?: WorkerSlug; readonly text: string };

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

export const taskQuery = (api: Api, slug: TaskSlug) =>
  queryOptions({
    queryKey: [...TASK_QUERIES, 'one', slug],
    queryFn: ({ signal }) => api.v2.task(slug, signal),
    structuralSharing: false,
  });

/** Shows a task as it is known to be now. */
export function putTask(client: QueryClient, api: Api, task: SavedTask): void {
  client.setQueryData(taskQuery(api, task.slug).queryKey, task);
  void renewTaskLists(client);
}

/** Refetches all task lists, but no single task, which may be under edit or deleted. */
export const renewTaskLists = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ queryKey: TASK_QUERIES, predicate: ({ queryKey }) => queryKey[2] !== 'one' });

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

export type Schedules = Omit<ReadPages<SavedTask>, 'items'> & {
  readonly scheduled: readonly SavedTask[];
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
