import { useApi, useKeyStore } from '#api/api-context.tsx';
import type { KeyStore } from '#api/key/key-store.ts';
import { oncePerKey } from '#api/key/once-per-key.ts';
import type { Api } from '#api/operations.ts';
import { newId } from '#browser/new-id.ts';

import type { WishesKeeping } from './wishes.ts';

type WishesInput = Omit<WishesKeeping, 'entry' | 'keyStore'> & {
  readonly api: Api;
  readonly keyStore: KeyStore;
};

export function createUseWishes<Made extends object>(make: (parts: WishesInput) => Made): () => Made {
  const of = oncePerKey(make);
  return function useWishes() {
    return of({ api: useApi(), keyStore: useKeyStore(), now: Date.now, newId });
  };
}
