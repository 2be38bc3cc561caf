import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';

import { useApi, useHasKey } from '#api/api-context.tsx';
import type { Api } from '#api/operations.ts';
import { PRIVATE_QUERIES } from '#api/queries/queries.ts';
import { monthOf } from '#core/run/month.ts';

import { useMonthBudget } from './budget.ts';
import { useReservedBudget } from './reserved-budget.ts';
import type { BudgetLeft, leftOfBudget } from './over-budget.ts';

const read = (client: QueryClient, api: Api, options: Parameters<typeof leftOfBudget>[2]) => async () =>
  (await import('./over-budget.ts')).leftOfBudget(client, api, options);

/** What is left of the monthly budget; undefined without a budget or if unknown. */
export function useBudgetLeft(): BudgetLeft | undefined {
  const client = useQueryClient();
  const api = useApi();
  const reserved = useReservedBudget();
  const hasKey = useHasKey();
  const budget = useMonthBudget();
  const { data } = useQuery({
    // Asked for anew once runs were started, and in another month.
    queryKey: [PRIVATE_QUERIES, 'runs', 'left of budget', budget, monthOf(api.serverTime().now)],
    queryFn: read(client, api, { budget: budget ?? 0, reserved }),
    enabled: hasKey && budget !== undefined,
    retry: false,
  });
  return budget === undefined ? undefined : (data ?? undefined);
}
