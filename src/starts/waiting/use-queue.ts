import type { KeyStore } from '#api/key/key-store.ts';
import type { RunOrder } from '#core/run/run.ts';

import { useWishes } from '../wishes/use-wishes.ts';
import type { Wishes } from '../wishes/wishes.ts';
import { createQueue, storedQueue } from './queue.ts';

const made = new WeakMap<KeyStore, Wishes<RunOrder>>();

/** The runs of this tab that are to wait on the platform. */
export const useQueue = (): Wishes<RunOrder> =>
  useWishes(made, (parts) => createQueue({ ...parts, entry: storedQueue }));
