import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';

import type { SavedRun } from '#core/collection/saved-run-format.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';

import { savedRows } from './saved-rows.ts';

const SAVED_RUNS = 'kept-rows';
const NONE: ReadonlyMap<RunSlug, SavedRun> = new Map();

const savedRunsQuery = () =>
  queryOptions({
    queryKey: [SAVED_RUNS],
    queryFn: () => savedRows.list(),
    structuralSharing: false,
  });

/** Runs whose rows this browser stores; undefined while loading, empty if storage is forbidden. */
export function useSavedRuns(): ReadonlyMap<RunSlug, SavedRun> | undefined {
  const { data, isError } = useQuery(savedRunsQuery());
  return isError ? NONE : data;
}

export function useRefreshSavedRuns(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: [SAVED_RUNS] });
}
