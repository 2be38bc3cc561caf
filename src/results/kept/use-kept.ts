import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';

import type { SavedRun } from '#core/collection/kept-format.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';

import { keptRows } from './kept-rows.ts';

const KEPT = 'kept-rows';
const NONE: ReadonlyMap<RunSlug, SavedRun> = new Map();

const keptQuery = () =>
  queryOptions({
    queryKey: [KEPT],
    queryFn: () => keptRows.list(),
    structuralSharing: false,
  });

/** Runs whose rows this browser stores; undefined while loading, empty if storage is forbidden. */
export function useKept(): ReadonlyMap<RunSlug, SavedRun> | undefined {
  const { data, isError } = useQuery(keptQuery());
  return isError ? NONE : data;
}

export function useRenewKept(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: [KEPT] });
}
