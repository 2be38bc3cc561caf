import { holdsKey } from '#core/secrets/own-key.ts';

import { type BatchPlan, orderOf } from './batch.ts';

/**
 * The numbers of the rows that would send the API key itself as an input.
 * @param places of the rows in the plan
 * @param key of this tab; without one, no row holds it
 */
export function rowsWithKey(
  plan: Pick<BatchPlan, 'worker' | 'base' | 'rows'>,
  places: readonly number[],
  key: string | undefined,
): readonly number[] {
  const isInBase = holdsKey(plan.base.custom, key);
  return places.flatMap((place) => {
    const row = plan.rows[place];
    if (row === undefined) return [];
    return holdsKey(isInBase ? orderOf(plan, row).custom : row.custom, key) ? [row.number] : [];
  });
}
