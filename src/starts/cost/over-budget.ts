import type { QueryClient } from '@tanstack/react-query';

import type { Api } from '#api/operations.ts';
import { listedRunsQuery, MOST_PAGES } from '#api/run-list/run-list-query.ts';
import { writeDecimal } from '#core/decimal.ts';
import type { StartReason } from '#core/draft/judge-start.ts';
import { monthOf } from '#core/run/month.ts';
import { toPart } from '#core/runs/run-list.ts';
import { spendOfMonth } from '#core/spend/month-spend.ts';

/** Milliseconds that a start waits to learn what was spent. */
const PATIENCE = 8_000;

/**
 * Why a start is asked about where a month has a budget: it is used up, or nobody can tell.
 * @param budget USD
 */
export async function overBudget(
  client: QueryClient,
  api: Api,
  budget: number,
): Promise<readonly StartReason[]> {
  const spent = await Promise.race([spentThisMonth(client, api), after(PATIENCE)]);
  if (spent === undefined) return [{ kind: 'budget', budget }];
  return Number(spent) >= budget ? [{ kind: 'budget', budget, spent }] : [];
}

/** USD, as digits; undefined where not all can be read. */
async function spentThisMonth(client: QueryClient, api: Api): Promise<string | undefined> {
  const { now } = api.serverTime();
  const month = monthOf(now);
  try {
    const query = listedRunsQuery(api, api.listsMonths ? month : undefined);
    const { pages, pageParams } = await client.infiniteQuery({ ...query, pages: MOST_PAGES });
    const last = pages.at(-1);
    const hasMore = last && query.getNextPageParam(last, pages, pages.length, pageParams) !== undefined;
    const { runs, whole, missing } = toPart(month, { pages, hasMore: hasMore ?? true, failure: null });
    return whole && missing === 0 ? writeDecimal(spendOfMonth(runs, month, now).cost) : undefined;
  } catch {
    return undefined;
  }
}

const after = (ms: number) => new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), ms));
