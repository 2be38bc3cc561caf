import { useQuery } from '@tanstack/react-query';

import { factsOf } from '#core/errors/failure.ts';
import { isOfKey } from '#core/errors/of-key.ts';
import type { Account } from '#core/run/run.ts';

import { useApi, useHasKey } from '../api-context.tsx';
import { accountQuery } from './queries.ts';

const useAccountQuery = () => useQuery({ ...accountQuery(useApi()), enabled: useHasKey() });

/** What the key's owner has; undefined while it is not known. */
export const useAccount = (): Account | undefined => useAccountQuery().data;

/** Why the platform refuses the key of this tab; undefined unless it does. */
export function useKeyRefusal(): Error | undefined {
  const { error } = useAccountQuery();
  // What was asked without a key, as right after it is forgotten, is no refusal of one.
  const isRefused = useHasKey() && error && factsOf(error).kind !== 'noKey' && isOfKey(factsOf(error));
  return isRefused ? error : undefined;
}

/** The balance of the key's owner in USD; undefined while it is not known. */
export const useBalance = (): number | undefined => useAccount()?.balance;
