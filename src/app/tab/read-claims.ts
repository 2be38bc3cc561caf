import { drivenBatches } from '#batches/drive/driven-batches.ts';
import { claimsOfBatches } from '#batches/keep/claims-of-batches.ts';
import type { Claims } from '#starts/cost/budget/claims.ts';

import { lockManager } from './lock-manager.ts';

export const readClaims = async (): Promise<Claims> =>
  claimsOfBatches(await drivenBatches(lockManager(), Date.now()));
