import { useQuery } from '@tanstack/react-query';

import { useApi, useHasKey } from './api-context.tsx';
import { accountQuery } from './queries.ts';

/** The balance of the key's owner in USD; undefined while it is not known. */
export function useBalance(): number | undefined {
  return useQuery({ ...accountQuery(useApi()), enabled: useHasKey() }).data?.balance;
}
