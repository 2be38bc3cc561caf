import { createUseWishes } from '../wishes/use-wishes.ts';
import { createQueue, storedQueue } from './queue.ts';

/** The runs of this tab that are to wait on the platform. */
export const useQueue = createUseWishes((parts) => createQueue({ ...parts, entry: storedQueue }));
