import { queryOptions } from '@tanstack/react-query';

import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import type { StoreWorker } from '#core/run/run.ts';

import type { Api } from '../operations.ts';
import { PRIVATE_QUERIES } from './queries.ts';

/** Pages that are read at most. */
const MOST_PAGES = 5;

/** The account's own and available Workers. */
export const ownWorkersQuery = (api: Api) =>
  queryOptions({
    queryKey: [PRIVATE_QUERIES, 'own-workers'],
    queryFn: async ({ signal }) => {
      const found = new Map<WorkerSlug, StoreWorker>();
      for (let page = 1; page <= MOST_PAGES; page += 1) {
        const next = await api.v2.ownWorkers(page, signal);
        const known = found.size;
        for (const worker of next) if (!found.has(worker.slug)) found.set(worker.slug, worker);
        if (found.size === known) break;
      }
      return [...found.values()];
    },
    staleTime: 5 * 60_000,
  });
