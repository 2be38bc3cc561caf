import { useQueryClient } from '@tanstack/react-query';

import { useApi } from '#api/api-context.tsx';
import type { StartReason } from '#core/draft/reasons/start-reason.ts';

import { monthBudget } from './budget.ts';
import { useReservedBudget } from './reserved-budget.ts';

/**
 * Returns why a start needs confirmation under the monthly budget: it is used up or unknown, or what is
 * left, after the pending cost of earlier starts, may not cover `atMost` USD (0 is no limit).
 */
export function useBudgetReasons(): (atMost?: number) => Promise<readonly StartReason[]> {
  const client = useQueryClient();
  const api = useApi();
  const reserved = useReservedBudget();
  return async (atMost) => {
    const budget = monthBudget();
    if (budget === undefined) return [];
    try {
      return await (await import('./over-budget.ts')).overBudget(client, api, { budget, atMost, reserved });
    } catch {
      return [{ kind: 'budget', budget }];
    }
  };
}
