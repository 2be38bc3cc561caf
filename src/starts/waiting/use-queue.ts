import { useApi, useKeyStore } from '#api/api-context.tsx';
import type { KeyStore } from '#api/key/key-store.ts';
import type { RunOrder } from '#core/run/run.ts';

import type { Wishes } from '../wishes/wishes.ts';
import { createQueue, storedQueue } from './queue.ts';

/** One for each connection: all screens of a tab see the same. */
const made = new WeakMap<KeyStore, Wishes<RunOrder>>();

/** The runs of this tab that are to wait on the platform. */
export function useQueue(): Wishes<RunOrder> {
  const api = useApi();
  const keyStore = useKeyStore();
  const known = made.get(keyStore);
  if (known) return known;
  const newId = () => crypto.randomUUID();
  const queue = createQueue({ api, keyStore, entry: storedQueue, now: Date.now, newId });
  made.set(keyStore, queue);
  return queue;
}
