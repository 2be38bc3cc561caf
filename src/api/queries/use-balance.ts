import { useQuery } from '@tanstack/react-query';

import { factsOf } from '#core/errors/failure.ts';
import { isOfKey } from '#core/errors/of-key.ts';
import type { Account } from '#core/run/run.ts';

import { useApi, useHasKey } from '../api-context.tsx';
import { accountQuery, MINUTE } from './queries.ts';

type KeyOwner = {
  readonly account: Account | undefined;
  readonly refusal: Error | undefined;
};

const isRefusal = (error: Error | null): error is Error =>
  error !== null && factsOf(error).kind !== 'noKey' && isOfKey(factsOf(error));

export function useKeyOwner(): KeyOwner {
  const hasKey = useHasKey();
  const { data, error } = useQuery({
    ...accountQuery(useApi()),
    enabled: hasKey,
    // A refusal is said on while something else that looks at the key is opened, but not for good: it may have been of that moment.
    retryOnMount: ({ state }) => !isRefusal(state.error) || Date.now() - state.errorUpdatedAt > MINUTE,
  });
  return { account: data, refusal: hasKey && isRefusal(error) ? error : undefined };
}

/** Balance of the key's owner in USD; undefined while unknown. */
export const useBalance = (): number | undefined => useKeyOwner().account?.balance;
