import { useApi, useKeyStore } from '#api/api-context.tsx';
import type { KeyStore } from '#api/key/key-store.ts';
import type { Api } from '#api/operations.ts';

import type { WishesKeeping } from './wishes.ts';

type Parts = Omit<WishesKeeping, 'entry'> & { readonly api: Api };

/** Wishes that are made once for each connection: all screens of a tab see the same. @param made those that there are */
export function useWishes<Made>(made: WeakMap<KeyStore, Made>, make: (parts: Parts) => Made): Made {
  const api = useApi();
  const keyStore = useKeyStore();
  const known = made.get(keyStore);
  if (known) return known;
  const wishes = make({ api, keyStore, now: Date.now, newId: () => crypto.randomUUID() });
  made.set(keyStore, wishes);
  return wishes;
}
