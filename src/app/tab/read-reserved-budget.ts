import { drivenBatches } from '#batches/drive/driven-batches.ts';
import { reservedByBatches } from '#batches/keep/reserved-by-batches.ts';
import type { ReservedBudget } from '#starts/cost/budget/reserved-budget.ts';

import { lockManager } from './lock-manager.ts';

export const readReservedBudget = async (): Promise<ReservedBudget> =>
  reservedByBatches(await drivenBatches(lockManager(), Date.now()));
