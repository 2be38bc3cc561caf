import { queryOptions } from '@tanstack/react-query';

import type { StoreWorker } from '#core/run/run.ts';

import type { Api } from './operations.ts';
import { PRIVATE_QUERIES } from './queries.ts';

/** Pages that are read at most. */
const MOST_PAGES = 5;

/** The account's own and available Workers. */
export const ownWorkersQuery = (api: Api) =>
  queryOptions({
    queryKey: [PRIVATE_QUERIES, 'own-workers'],
    queryFn: async ({ signal }) => {
      const found: StoreWorker[] = [];
      for (let page = 1; page <= MOST_PAGES; page += 1) {
        const next = await api.v2.ownWorkers(page, signal);
        const known = new Set(found.map(({ slug }) => slug));
        const added = next.filter(({ slug }) => !known.has(slug));
        if (added.length === 0) break;
        found.push(...added);
      }
      return found;
    },
    staleTime: 5 * 60_000,
  });
