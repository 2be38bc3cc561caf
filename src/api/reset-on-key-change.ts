import type { QueryClient } from '@tanstack/react-query';

import type { KeyStore } from './key-store.ts';
import { PRIVATE_QUERIES } from './queries.ts';

/** Drops what the owner of the former key could see, and asks again for what is on screen. Gives back what ends that. */
export function resetOnKeyChange(keyStore: KeyStore, queryClient: QueryClient): () => void {
  return keyStore.subscribe(() => {
    void queryClient.resetQueries({ queryKey: [PRIVATE_QUERIES] });
  });
}
