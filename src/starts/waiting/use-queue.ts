import { createUseWishes } from '../wishes/use-wishes.ts';
import { createQueue, storedQueue } from './queue.ts';

export const useQueue = createUseWishes((parts) => createQueue({ ...parts, entry: storedQueue }));
