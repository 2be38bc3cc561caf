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
import { isRunSettled, isFigureUnknown } from '#core/run/run-state.ts';
import { createdAt } from '#core/run/run-time.ts';
import type { RunPage } from '#core/run/run.ts';
import { type ListPart, toPart } from '#core/runs/run-list.ts';
import { runsOfMonth, spendOfMonth } from '#core/spend/month-spend.ts';
import { runHistory } from '../../history/run-history.ts';

import type { ReservedBudget } from './reserved-budget.ts';

/** Milliseconds that a start waits to learn the spending of the month. */
const PATIENCE = 8_000;

/** Milliseconds after its start during which a run may not be listed yet. */
const LISTED_LATE = 60_000;

/** Milliseconds for which a list with active runs stays valid. */
const FRESH = 10_000;

type BudgetQuery = { readonly budget: number; readonly reserved: () => Promise<ReservedBudget> };

/** Maximum cost of what is to be started; 0 is no limit. */
type PlannedSpend = BudgetQuery & { readonly atMost?: number | undefined };

/**
 * Why a start needs confirmation under a monthly budget: it is used up, its state is unknown, or the start
 * may exceed what is left after the pending cost of earlier starts. An unlimited start (`atMost`
 * undefined) needs it only if nothing is left.
 */
export async function overBudget(
  client: QueryClient,
  api: Api,
  { budget, atMost, reserved }: PlannedSpend,
): Promise<readonly StartReason[]> {
  const waiting = new AbortController();
  const late = pause(PATIENCE, waiting.signal).then(() => undefined);
  const now = await Promise.race([monthSoFar(client, api, reserved), late]);
  waiting.abort();
  if (now === undefined) return [{ kind: 'budget', budget }];
  const { spent, claimed, isBound } = now;
  const spending = { spent, ...(claimed.runs + claimed.unknown > 0 && { claimed }) };
  if (Number(spent) >= budget) return [{ kind: 'budget', budget, ...spending }];
  const sum = Number(spent) + claimed.usd;
  if (atMost === undefined) return isBound && sum < budget ? [] : [{ kind: 'budget', budget, ...spending }];
  const isEnough = isBound && atMost > 0 && sum + atMost <= budget;
  return isEnough ? [] : [{ kind: 'budget', budget, ...spending, atMost }];
}

/** USD left of a budget, to the cent, and the number of runs with an unknown share in it. */
export type BudgetLeft = { readonly usd: number; readonly unknown: number };

/** What is left after the maximum cost of earlier starts; null if unknown. */
export async function leftOfBudget(
  client: QueryClient,
  api: Api,
  { budget, reserved }: BudgetQuery,
): Promise<BudgetLeft | null> {
  const now = await monthSoFar(client, api, reserved);
  if (now === undefined) return null;
  const left = budget - Number(now.spent) - now.claimed.usd;
  return { usd: Math.max(0, Math.floor(toCents(left))) / 100, unknown: now.claimed.unknown };
}

/** Rounds, because sums of cents are not exact as numbers. */
const toCents = (usd: number): number => Number((usd * 100).toFixed(4));

type MonthSoFar = {
  /** USD, as digits. */
  readonly spent: string;
  readonly claimed: ClaimedRuns;
  /** False while a batch continues with unlimited rows: such a sum has no bound. */
  readonly isBound: boolean;
};

/**
 * Cost of the month's runs so far and the pending cost of active ones. Undefined if not all can be read,
 * or if the cost of a finished run without a limit is still pending.
 */
async function monthSoFar(
  client: QueryClient,
  api: Api,
  readClaims: () => Promise<ReservedBudget>,
): Promise<MonthSoFar | undefined> {
  const { now } = api.serverTime();
  const month = monthOf(now);
  try {
    const [reserved, { runs, whole, missing }] = await Promise.all([
      readClaims(),
      readMonth(client, api, now),
    ]);
    const { cost } = spendOfMonth(runs, month, now);
    const own = runsOfMonth(runs, month, now);
    const isUnknown = own.some((run) => isRunSettled(run) && isFigureUnknown(run, 'usage'));
    if (!whole || missing > 0 || isUnknown) return undefined;
    const open = own.filter((run) => !isRunSettled(run));
    const pending = open.filter(({ costPending }) => costPending);
    const caps = await Promise.all(pending.map(({ slug }) => capOf(slug, reserved)));
    if (caps.includes(0)) return undefined;
    const started = [...(await runHistory.runs()), ...reserved.caps.keys()];
    const late = notListed(new Set(started), { listed: new Set(runs.map(({ slug }) => slug)), now });
    const underWay = await claimedBy(
      [
        ...open.map((run) => ({ slug: run.slug, used: toNumber(costOf(run)) })),
        ...late.map((slug) => ({ slug, used: 0 })),
      ],
      reserved,
    );
    return {
      spent: writeDecimal(cost),
      claimed: {
        runs: underWay.runs + reserved.rows,
        usd: toCents(underWay.usd + reserved.usd) / 100,
        unknown: underWay.unknown + reserved.unlimited,
      },
      isBound: reserved.unlimited === 0,
    };
  } catch {
    return undefined;
  }
}

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

type ListedRuns = { readonly listed: ReadonlySet<string>; readonly now: number };

const notListed = (started: ReadonlySet<string>, { listed, now }: ListedRuns): readonly RunSlug[] =>
  [...started].flatMap((run) => {
    if (!isRunSlug(run) || listed.has(run)) return [];
    const at = createdAt(run);
    return at !== undefined && Math.abs(now - at) < LISTED_LATE ? [run] : [];
  });

async function claimedBy(
  open: readonly { readonly slug: RunSlug; readonly used: number }[],
  reserved: ReservedBudget,
): Promise<ClaimedRuns> {
  let [runs, usd] = [0, 0];
  for (const { slug, used } of open) {
    const cap = await capOf(slug, reserved);
    if (cap === 0) continue;
    runs += 1;
    usd += Math.max(0, cap - used);
  }
  return { runs, usd, unknown: open.length - runs };
}

/** USD, as far as this browser knows; 0 is no limit. */
async function capOf(run: RunSlug, { caps }: ReservedBudget): Promise<number> {
  const known = caps.get(run);
  if (known !== undefined) return known;
  const input = await runHistory.input(run);
  return input.ok ? (input.value.order.options.maxCharge ?? 0) : 0;
}
