import { skipToken, useQuery } from '@tanstack/react-query';

import { useApi } from '#api/api-context.tsx';
import type { Api } from '#api/operations.ts';
import { workerQuery } from '#api/queries/queries.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { estimateResults } from '#core/price/estimate-results.ts';

import type { StoredInput } from './stored-input.ts';

const expectedResultsQuery = (api: Api, { order: { worker, custom } }: StoredInput) => ({
  ...workerQuery(api, worker),
  select: (descriptor: WorkerDescriptor) => estimateResults(descriptor, custom),
  retry: false,
});

export function useExpectedResults(stored: StoredInput | undefined): number | undefined {
  const api = useApi();
  const { data } = useQuery(
    stored ? expectedResultsQuery(api, stored) : { queryKey: ['nothing asked for'], queryFn: skipToken },
  );
  return typeof data === 'number' && data > 0 ? data : undefined;
}
