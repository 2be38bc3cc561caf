import { createUseOutbox } from '../outbox/per-key.ts';
import { createQueue, storedQueue } from './queue.ts';

export const useQueue = createUseOutbox((parts) => createQueue({ ...parts, entry: storedQueue }));
