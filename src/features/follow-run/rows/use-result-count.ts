import { useQuery, useQueryClient } from '@tanstack/react-query';

import { useApi } from '#api/api-context.tsx';
import { isRunOver, type Run } from '#core/run/run.ts';

import { resultPageQuery } from './use-result-pages.ts';

/**
 * Number of results: the larger of the run's record and its rows, which are fetched at different times.
 * Rows only increase. Undefined if neither is known.
 */
export function useResultCount({
  slug,
  status,
  results,
}: Pick<Run, 'slug' | 'status' | 'results'>): number | undefined {
  const page = resultPageQuery(useApi(), useQueryClient(), { slug, over: isRunOver(status) }, 1);
  const { data } = useQuery({ ...page, enabled: false });
  return data?.total === undefined ? results : Math.max(results ?? 0, data.total);
}
