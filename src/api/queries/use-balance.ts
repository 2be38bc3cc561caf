import { useQuery } from '@tanstack/react-query';

import type { Account } from '#core/run/run.ts';

import { useApi, useHasKey } from '../api-context.tsx';
import { accountQuery } from './queries.ts';

/** What the key's owner has; undefined while it is not known. */
export function useAccount(): Account | undefined {
  return useQuery({ ...accountQuery(useApi()), enabled: useHasKey() }).data;
}

/** The balance of the key's owner in USD; undefined while it is not known. */
export const useBalance = (): number | undefined => useAccount()?.balance;
