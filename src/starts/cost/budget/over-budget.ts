import type { QueryClient } from '@tanstack/react-query';

import { hasStartedSince } from '#api/queries/renew-after-start.ts';
import type { Api } from '#api/operations.ts';
import { listedRunsQuery, MOST_PAGES } from '#api/run-list/run-list-query.ts';
import { pause } from '#core/abort.ts';
import { writeDecimal } from '#core/decimal.ts';
import type { StartReason } from '#core/draft/reasons/start-reason.ts';
import { monthOf } from '#core/run/month.ts';
import { toPart } from '#core/runs/run-list.ts';
import { spendOfMonth } from '#core/spend/month-spend.ts';

/** Milliseconds that a start waits to learn what was spent. */
const PATIENCE = 8_000;

/** USD: the budget of a month; what is to be started may cost so much at the most, where 0 is no limit. */
type Planned = { readonly budget: number; readonly atMost?: number | undefined };

/**
 * Why a start is asked about where a month has a budget: it is used up, or nobody can tell; and where it is told what that may cost,
 * that more than is left.
 */
export async function overBudget(
  client: QueryClient,
  api: Api,
  { budget, atMost }: Planned,
): Promise<readonly StartReason[]> {
  const waiting = new AbortController();
  const late = pause(PATIENCE, waiting.signal).then(() => undefined);
  const spent = await Promise.race([spentThisMonth(client, api), late]);
  waiting.abort();
  if (spent === undefined) return [{ kind: 'budget', budget }];
  if (Number(spent) >= budget) return [{ kind: 'budget', budget, spent }];
  const isEnough = atMost === undefined || (atMost > 0 && Number(spent) + atMost <= budget);
  return isEnough ? [] : [{ kind: 'budget', budget, spent, atMost }];
}

/** USD that are left of a budget, to the cent; null where nobody can tell. */
export async function leftOfBudget(client: QueryClient, api: Api, budget: number): Promise<number | null> {
  const spent = await spentThisMonth(client, api);
  return spent === undefined ? null : Math.max(0, Math.floor((budget - Number(spent)) * 100) / 100);
}

/** USD, as digits; undefined where not all can be read. */
async function spentThisMonth(client: QueryClient, api: Api): Promise<string | undefined> {
  const { now } = api.serverTime();
  const month = monthOf(now);
  try {
    const query = listedRunsQuery(api, api.listsMonths ? month : undefined);
    const readAt = client.getQueryState(query.queryKey)?.dataUpdatedAt ?? 0;
    const isOld = hasStartedSince(readAt);
    const { pages, pageParams } = await client.infiniteQuery({
      ...query,
      pages: MOST_PAGES,
      ...(isOld && { staleTime: 0 }),
    });
    const last = pages.at(-1);
    const hasMore = last && query.getNextPageParam(last, pages, pages.length, pageParams) !== undefined;
    const { runs, whole, missing } = toPart(month, { pages, hasMore: hasMore ?? true, failure: null });
    const { cost, untold } = spendOfMonth(runs, month, now);
    return whole && missing === 0 && untold === 0 ? writeDecimal(cost) : undefined;
  } catch {
    return undefined;
  }
}
