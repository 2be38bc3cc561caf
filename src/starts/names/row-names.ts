import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';

import { useApi } from '#api/api-context.tsx';
import { PRIVATE_QUERIES } from '#api/queries/queries.ts';
import { isDataDeleted } from '#core/run/run-state.ts';
import { isRunOver, type Run } from '#core/run/run.ts';
import { type NamePart, partsOfRows } from '#core/runs/run-name.ts';

type RowNames = ReadonlyMap<string, readonly NamePart[]>;

const NONE: RowNames = new Map();

const ROWS = 10;

const rowNamesQuery = () =>
  queryOptions({
    queryKey: [PRIVATE_QUERIES, 'row names'],
    queryFn: ({ client, queryKey }): RowNames => client.getQueryData<RowNames>(queryKey) ?? NONE,
    staleTime: 'static',
    gcTime: Infinity,
    structuralSharing: false,
  });

export const useRowNames = (): RowNames => useQuery(rowNamesQuery()).data ?? NONE;

/** Reads run one after the other, because a list requests many at once. */
let last: Promise<unknown> = Promise.resolve();

export function useReadRowName(run: Run, isNamed: boolean): void {
  const api = useApi();
  const client = useQueryClient();
  const { slug, results = 0 } = run;
  useQuery({
    queryKey: [PRIVATE_QUERIES, 'row name', slug],
    queryFn: async ({ signal }) => {
      const before = last;
      const read = async () => {
        await before;
        signal.throwIfAborted();
        return api.results(slug, { page: 1, pageSize: ROWS, signal });
      };
      const reading = read();
      last = reading.catch(() => undefined);
      const parts = partsOfRows((await reading).rows);
      client.setQueryData(
        rowNamesQuery().queryKey,
        (names: RowNames = NONE) => new Map([...names, [slug, parts]]),
      );
      return parts;
    },
    enabled: !isNamed && results > 0 && isRunOver(run.status) && !isDataDeleted(run, api.serverTime().now),
    staleTime: 'static',
    retry: false,
  });
}
