import { useQueryClient } from '@tanstack/react-query';

import { useApi } from '#api/api-context.tsx';
import type { StartReason } from '#core/draft/reasons/start-reason.ts';

import { monthBudget } from './budget.ts';
import { useClaims } from './claims.ts';

/**
 * Tells why a person is asked before anything is started: their budget of the month is used up, or nobody can tell; or what is left
 * of it may not be enough for `atMost` USD, where 0 is no limit, beside what was started before and goes on.
 */
export function useBudgetReasons(): (atMost?: number) => Promise<readonly StartReason[]> {
  const client = useQueryClient();
  const api = useApi();
  const claims = useClaims();
  return async (atMost) => {
    const budget = monthBudget();
    if (budget === undefined) return [];
    try {
      return await (await import('./over-budget.ts')).overBudget(client, api, { budget, atMost, claims });
    } catch {
      return [{ kind: 'budget', budget }];
    }
  };
}
