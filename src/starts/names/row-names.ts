import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';

import { useApi } from '#api/api-context.tsx';
import { PRIVATE_QUERIES } from '#api/queries/queries.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { placedRows, type RowSet } from '#core/results/row-set.ts';
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

const noteRowName = (client: QueryClient, slug: RunSlug, parts: readonly NamePart[]) =>
  client.setQueryData(
    rowNamesQuery().queryKey,
    (names: RowNames = NONE) => new Map([...names, [slug, parts]]),
  );

/** Names a finished run by rows that are read anyway. */
export function useNameByRows({ slug, status }: Run, set: RowSet, isNamed: boolean): void {
  const isWanted = !isNamed && isRunOver(status) && set.count > 0;
  const rows = isWanted ? placedRows(set).slice(0, ROWS) : [];
  const parts = partsOfRows(rows.map(({ row }) => row));
  useQuery({
    queryKey: [PRIVATE_QUERIES, 'row name', slug, parts],
    queryFn: ({ client }) => noteRowName(client, slug, parts),
    enabled: parts.length > 0,
    staleTime: 'static',
  });
}

/** Reads run one after the other, because a list requests many at once. */
let last: Promise<unknown> = Promise.resolve();

export function useReadRowName(run: Run, isNamed: boolean): void {
  const api = useApi();
  const { slug, results = 0 } = run;
  useQuery({
    queryKey: [PRIVATE_QUERIES, 'row name', slug],
    queryFn: async ({ signal, client }) => {
      const before = last;
      const read = async () => {
        await before;
        signal.throwIfAborted();
        return api.results(slug, { page: 1, pageSize: ROWS, signal });
      };
      const reading = read();
      last = reading.catch(() => undefined);
      const parts = partsOfRows((await reading).rows);
      noteRowName(client, slug, parts);
      return parts;
    },
    enabled: !isNamed && results > 0 && isRunOver(run.status) && !isDataDeleted(run, api.serverTime().now),
    staleTime: 'static',
    retry: false,
  });
}
