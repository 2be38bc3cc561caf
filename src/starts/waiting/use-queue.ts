import { useApi, useKeyStore } from '#api/api-context.tsx';
import type { Api } from '#api/operations.ts';

import { createQueue, type Queue, storedQueue } from './queue.ts';

/** One for each connection: all screens of a tab see the same. */
const made = new WeakMap<Api, Queue>();

/** The runs of this tab that are to wait on the platform. */
export function useQueue(): Queue {
  const api = useApi();
  const keyStore = useKeyStore();
  const known = made.get(api);
  if (known) return known;
  const newId = () => crypto.randomUUID();
  const queue = createQueue({ api, keyStore, entry: storedQueue, now: Date.now, newId });
  made.set(api, queue);
  return queue;
}
