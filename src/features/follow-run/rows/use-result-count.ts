import { useQuery, useQueryClient } from '@tanstack/react-query';

import { useApi } from '#api/api-context.tsx';
import { isRunOver, type Run } from '#core/run/run.ts';

import { resultPageQuery } from './use-result-pages.ts';

/**
 * How many results a run has: the larger of what its record and its rows tell, which are asked for at different times.
 * Rows only ever come. Undefined where neither tells.
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
