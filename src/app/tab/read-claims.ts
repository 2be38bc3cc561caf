import { drivenBatches } from '#batches/drive/driven-batches.ts';
import { claimsOfBatches } from '#batches/keep/claims-of-batches.ts';
import type { Claims } from '#starts/cost/budget/claims.ts';

import { lockManager } from './lock-manager.ts';

/** What the batches of this browser may cost yet, in whichever tab they go on. */
export const readClaims = async (): Promise<Claims> =>
  claimsOfBatches(await drivenBatches(lockManager(), Date.now()));
