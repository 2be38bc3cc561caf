import { queryOptions } from '@tanstack/react-query';

import type { Api } from '#api/operations.ts';
import { PRIVATE_QUERIES } from '#api/queries/queries.ts';

import { readWaiting } from './queue.ts';

export const WAITING_QUERY = [PRIVATE_QUERIES, 'waiting'] as const;

const readAll =
  (api: Api) =>
  ({ signal }: { readonly signal: AbortSignal }) =>
    readWaiting(api, signal);

export const inactiveQuery = (api: Api) =>
  queryOptions({
    queryKey: [...WAITING_QUERY, 'inactive'],
    queryFn: async ({ signal }) => (await api.v2.waitingRuns(1, signal, 'inactive')).waiting,
  });

export const waitingQuery = (api: Api) => queryOptions({ queryKey: WAITING_QUERY, queryFn: readAll(api) });
