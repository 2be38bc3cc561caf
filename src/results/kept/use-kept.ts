import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';

import type { KeptRun } from '#core/collection/kept-format.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';

import { keptRows } from './kept-rows.ts';

const KEPT = 'kept-rows';
const NONE: ReadonlyMap<RunSlug, KeptRun> = new Map();

const keptQuery = () =>
  queryOptions({
    queryKey: [KEPT],
    queryFn: () => keptRows.list(),
    structuralSharing: false,
  });

/** The runs whose rows this browser keeps; undefined until that is known. A forbidden storage keeps none. */
export function useKept(): ReadonlyMap<RunSlug, KeptRun> | undefined {
  const { data, isError } = useQuery(keptQuery());
  return isError ? NONE : data;
}

export function useRenewKept(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: [KEPT] });
}
