import { useQuery } from '@tanstack/react-query';

import { useApi } from '#api/api-context.tsx';

/** Loads the writer of whole jobs when needed; `retry` if it could not be loaded. */
export function useJobs(isNeeded: boolean) {
  const api = useApi();
  const { data, isError, refetch } = useQuery({
    queryKey: ['jobs', api.version],
    queryFn: async () => {
      const [runJob, task] = await Promise.all([api.jobs(), api.v2.taskSnippets()]);
      return { runJob, task };
    },
    enabled: isNeeded,
    staleTime: Infinity,
    networkMode: 'always',
    retry: false,
  });
  return { jobs: data, retry: isError ? () => void refetch() : undefined };
}
