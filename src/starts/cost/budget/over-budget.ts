import type { InfiniteData, QueryClient } from '@tanstack/react-query';

import { hasStartedSince } from '#api/queries/renew-after-start.ts';
import type { Api } from '#api/operations.ts';
import { listedRunsQuery, MOST_PAGES } from '#api/run-list/run-list-query.ts';
import { pause } from '#core/abort.ts';
import { toNumber, writeDecimal } from '#core/decimal.ts';
import type { ClaimedRuns, StartReason } from '#core/draft/reasons/start-reason.ts';
import { isRunSlug, type RunSlug } from '#core/ids/run-slug.ts';
import { monthOf } from '#core/run/month.ts';
import { costOf } from '#core/run/run-cost.ts';
import { isRunSettled, isUntold } from '#core/run/run-state.ts';
import { createdAt } from '#core/run/run-time.ts';
import type { RunPage } from '#core/run/run.ts';
import { type ListPart, toPart } from '#core/runs/run-list.ts';
import { runsOfMonth, spendOfMonth } from '#core/spend/month-spend.ts';
import { runHistory } from '../../history/run-history.ts';

import type { Claims } from './claims.ts';

/** Milliseconds that a start waits to learn what was spent. */
const PATIENCE = 8_000;

/** Milliseconds in which a run that was started may not be listed yet. */
const LISTED_LATE = 60_000;

/** Milliseconds for which a list holds that has runs under way. */
const FRESH = 10_000;

/** USD: the budget of a month. */
type Asked = { readonly budget: number; readonly claims: () => Promise<Claims> };

/** What is to be started may cost so much at the most, where 0 is no limit. */
type Planned = Asked & { readonly atMost?: number | undefined };

/**
 * Why a start is asked about where a month has a budget: it is used up, or nobody can tell; or more may be spent than is left, with what
 * was started before and may still cost. One that nothing limits (`atMost` undefined) is asked about only where nothing is left.
 */
export async function overBudget(
  client: QueryClient,
  api: Api,
  { budget, atMost, claims }: Planned,
): Promise<readonly StartReason[]> {
  const waiting = new AbortController();
  const late = pause(PATIENCE, waiting.signal).then(() => undefined);
  const now = await Promise.race([monthSoFar(client, api, claims), late]);
  waiting.abort();
  if (now === undefined) return [{ kind: 'budget', budget }];
  const { spent, claimed, isBound } = now;
  const told = { spent, ...(claimed.runs + claimed.unknown > 0 && { claimed }) };
  if (Number(spent) >= budget) return [{ kind: 'budget', budget, ...told }];
  const sum = Number(spent) + claimed.usd;
  if (atMost === undefined) return isBound && sum < budget ? [] : [{ kind: 'budget', budget, ...told }];
  const isEnough = isBound && atMost > 0 && sum + atMost <= budget;
  return isEnough ? [] : [{ kind: 'budget', budget, ...told, atMost }];
}

/** USD that are left of a budget, to the cent, and of how many runs nobody knows what they will take of it. */
export type BudgetLeft = { readonly usd: number; readonly unknown: number };

/** Once what was started before has taken what it may; null where nobody can tell. */
export async function leftOfBudget(
  client: QueryClient,
  api: Api,
  { budget, claims }: Asked,
): Promise<BudgetLeft | null> {
  const now = await monthSoFar(client, api, claims);
  if (now === undefined) return null;
  const left = budget - Number(now.spent) - now.claimed.usd;
  return { usd: Math.max(0, Math.floor(toCents(left))) / 100, unknown: now.claimed.unknown };
}

/** Sums of cents are not exact in a number. */
const toCents = (usd: number): number => Number((usd * 100).toFixed(4));

type MonthSoFar = {
  /** USD, as digits. */
  readonly spent: string;
  readonly claimed: ClaimedRuns;
  /** No batch goes on with rows that nothing limits: such a sum has no end. */
  readonly isBound: boolean;
};

/**
 * What the runs of a month have cost, and what those under way may cost yet; undefined where not all can be read, and while the cost of
 * one that is over is pending and nothing limits it: it may be any.
 */
async function monthSoFar(
  client: QueryClient,
  api: Api,
  readClaims: () => Promise<Claims>,
): Promise<MonthSoFar | undefined> {
  const { now } = api.serverTime();
  const month = monthOf(now);
  try {
    const [claims, { runs, whole, missing }] = await Promise.all([readClaims(), readMonth(client, api, now)]);
    const { cost } = spendOfMonth(runs, month, now);
    const own = runsOfMonth(runs, month, now);
    const isUnknown = own.some((run) => isRunSettled(run) && isUntold(run, 'usage'));
    if (!whole || missing > 0 || isUnknown) return undefined;
    const open = own.filter((run) => !isRunSettled(run));
    const pending = open.filter(({ costPending }) => costPending);
    const caps = await Promise.all(pending.map(({ slug }) => capOf(slug, claims)));
    if (caps.includes(0)) return undefined;
    const started = [...(await runHistory.runs()), ...claims.caps.keys()];
    const late = notListed(new Set(started), { listed: new Set(runs.map(({ slug }) => slug)), now });
    const underWay = await claimedBy(
      [
        ...open.map((run) => ({ slug: run.slug, used: toNumber(costOf(run)) })),
        ...late.map((slug) => ({ slug, used: 0 })),
      ],
      claims,
    );
    return {
      spent: writeDecimal(cost),
      claimed: {
        runs: underWay.runs + claims.rows,
        usd: toCents(underWay.usd + claims.usd) / 100,
        unknown: underWay.unknown + claims.unlimited,
      },
      isBound: claims.unlimited === 0,
    };
  } catch {
    return undefined;
  }
}

/** The runs of the present month; asked for anew where some were started since, or may have ended. */
async function readMonth(client: QueryClient, api: Api, now: number): Promise<ListPart> {
  const month = monthOf(now);
  const query = listedRunsQuery(api, api.listsMonths ? month : undefined);
  const known = client.getQueryState<InfiniteData<RunPage>>(query.queryKey);
  const readAt = known?.dataUpdatedAt ?? 0;
  const before = known?.data?.pages.flatMap(({ runs }) => runs) ?? [];
  const isUnderWay = before.some((run) => !isRunSettled(run));
  const isOld = hasStartedSince(readAt) || (isUnderWay && Date.now() - readAt > FRESH);
  const { pages, pageParams } = await client.infiniteQuery({
    ...query,
    pages: MOST_PAGES,
    ...(isOld && { staleTime: 0 }),
  });
  const last = pages.at(-1);
  const hasMore = last && query.getNextPageParam(last, pages, pages.length, pageParams) !== undefined;
  return toPart(month, { pages, hasMore: hasMore ?? true, failure: null });
}

type Listed = { readonly listed: ReadonlySet<string>; readonly now: number };

/** Those of the runs of this browser that were started just now, and are in no list yet. */
const notListed = (started: ReadonlySet<string>, { listed, now }: Listed): readonly RunSlug[] =>
  [...started].flatMap((run) => {
    if (!isRunSlug(run) || listed.has(run)) return [];
    const at = createdAt(run);
    return at !== undefined && Math.abs(now - at) < LISTED_LATE ? [run] : [];
  });

/** What runs may cost yet beside what they have `used`, by their limits as this browser knows them. */
async function claimedBy(
  open: readonly { readonly slug: RunSlug; readonly used: number }[],
  claims: Claims,
): Promise<ClaimedRuns> {
  let [runs, usd] = [0, 0];
  for (const { slug, used } of open) {
    const cap = await capOf(slug, claims);
    if (cap === 0) continue;
    runs += 1;
    usd += Math.max(0, cap - used);
  }
  return { runs, usd, unknown: open.length - runs };
}

/** USD, as far as this browser knows it; 0 is no limit. */
async function capOf(run: RunSlug, { caps }: Claims): Promise<number> {
  const known = caps.get(run);
  if (known !== undefined) return known;
  const kept = await runHistory.input(run);
  return kept.ok ? (kept.value.order.options.maxCharge ?? 0) : 0;
}
