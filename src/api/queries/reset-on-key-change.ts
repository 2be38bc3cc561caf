import type { QueryClient } from '@tanstack/react-query';

import type { KeyStore } from '../key/key-store.ts';
import { PRIVATE_QUERIES, WORKER_QUERIES } from './queries.ts';

/**
 * Drops the data of the previous key's owner and refetches what is on screen; of Workers, all but one
 * whose form is open. Returns the unsubscribe function.
 */
export function resetOnKeyChange(keyStore: KeyStore, queryClient: QueryClient): () => void {
  return keyStore.subscribe(() => {
    void queryClient.resetQueries({
      predicate: (query) => {
        const [kind] = query.queryKey;
        const filled = query.isActive() && query.state.data !== undefined;
        return kind === PRIVATE_QUERIES || (kind === WORKER_QUERIES && !filled);
      },
    });
  });
}
