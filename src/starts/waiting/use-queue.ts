import { useApi, useKeyStore } from '#api/api-context.tsx';
import type { Api } from '#api/operations.ts';
import type { RunOrder } from '#core/run/run.ts';

import type { Wishes } from '../wishes/wishes.ts';
import { createQueue, storedQueue } from './queue.ts';

/** One for each connection, whichever version it starts runs by: all screens of a tab see the same. */
const made = new WeakMap<Api['v2'], Wishes<RunOrder>>();

/** The runs of this tab that are to wait on the platform. */
export function useQueue(): Wishes<RunOrder> {
  const api = useApi();
  const keyStore = useKeyStore();
  const known = made.get(api.v2);
  if (known) return known;
  const newId = () => crypto.randomUUID();
  const queue = createQueue({ api, keyStore, entry: storedQueue, now: Date.now, newId });
  made.set(api.v2, queue);
  return queue;
}
