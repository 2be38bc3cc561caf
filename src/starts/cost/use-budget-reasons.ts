import { useQueryClient } from '@tanstack/react-query';

import { useApi } from '#api/api-context.tsx';
import type { StartReason } from '#core/draft/judge-start.ts';

import { monthBudget } from './budget.ts';

/** Tells why a person is asked before anything is started: their budget of the month is used up, or nobody can tell. */
export function useBudgetReasons(): () => Promise<readonly StartReason[]> {
  const client = useQueryClient();
  const api = useApi();
  return async () => {
    const budget = monthBudget();
    if (budget === undefined) return [];
    try {
      return await (await import('./over-budget.ts')).overBudget(client, api, budget);
    } catch {
      return [{ kind: 'budget', budget }];
    }
  };
}
