import { queryOptions } from '@tanstack/react-query';

import { readPages } from '../client/read-pages.ts';
import type { Api } from '../operations.ts';
import { PRIVATE_QUERIES } from './queries.ts';

/** The account's own and available Workers. */
export const ownWorkersQuery = (api: Api) =>
  queryOptions({
    queryKey: [PRIVATE_QUERIES, 'own-workers'],
    queryFn: async ({ signal }) => {
      const ask = async (page: number) => ({ items: await api.v2.ownWorkers(page, signal) });
      return (await readPages(ask, { keyOf: ({ slug }) => slug, most: 5 })).items;
    },
    staleTime: 5 * 60_000,
  });
