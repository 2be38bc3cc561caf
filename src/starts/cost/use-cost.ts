import { queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { useApi, useHasKey } from '#api/api-context.tsx';
import type { Api } from '#api/operations.ts';
import { PRIVATE_QUERIES } from '#api/queries/queries.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import type { JsonObject } from '#core/json/json.ts';
import { type CostEstimate, estimateCost } from '#core/price/estimate-cost.ts';
import type { Price, Rate } from '#core/price/learn-price.ts';
import { type KnownLikeRun, learnPrices, switchesOf } from '#core/price/learn-prices.ts';
import { type OwnPrice, rateOf } from '#core/price/own-price.ts';
import { estimateResults } from '#core/price/estimate-results.ts';
import type { Run } from '#core/run/run.ts';
import { splitIntoSubtasks } from '#core/subtasks/split-into-subtasks.ts';
import type { runHistory } from '../history/run-history.ts';
import { storedInputQuery, useStoredInputs } from '../history/history-query.ts';

import { useOwnPrice } from './own-price.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** How far back runs are asked for, and how many do. */
const SPAN = 60 * DAY;
const ENOUGH_RUNS = 100;

/** The latest runs of a Worker, which tell what it costs. */
export const latestRunsOfWorkerQuery = (api: Api, worker: WorkerSlug) =>
  queryOptions({
    queryKey: [PRIVATE_QUERIES, 'runs', 'latest', worker],
    queryFn: ({ signal }) => {
      const now = api.serverTime().now;
      const isEnough = (runs: readonly Run[]) => runs.length >= ENOUGH_RUNS;
      return api.walkRuns({ worker, from: now - SPAN, to: now + DAY, isEnough }, signal);
    },
    staleTime: 5 * MINUTE,
    retry: false,
  });

/** Inputs of earlier runs that are looked at for how many results came of them. */
const MOST_LIKE = 12;

export type KnownCost = Omit<KnownPrice, 'like'> & {
  readonly estimate?: CostEstimate;
  /** Results that are charged at the most; absent where something has no limit. */
  readonly most?: number;
};

/** What a run would be started with, as far as its cost goes. */
export type PricedStart = {
  readonly worker: WorkerSlug;
  readonly descriptor: WorkerDescriptor;
  /** The one that is started. */
  readonly version: string;
  readonly custom: JsonObject;
  /** USD; 0 is no limit, undefined while it cannot be read. */
  readonly maxCharge: number | undefined;
};

/** What a version of a Worker costs an input with some switches. */
type KnownPrice = {
  /** By which it is reckoned: the person's own, else what runs paid; absent where neither is known. */
  readonly rate?: Rate;
  readonly own?: OwnPrice;
  /** Absent where no run of this version told one. */
  readonly learned?: Price;
  readonly like: readonly KnownLikeRun[];
};

/**
 * The price of a version of a Worker, by what an input switches on; undefined where the person names none, until its runs are read,
 * and without a key.
 */
export function usePrice({
  worker,
  descriptor,
  version,
}: Omit<PricedStart, 'custom' | 'maxCharge'>): ((switches: string) => KnownPrice) | undefined {
  const api = useApi();
  const hasKey = useHasKey();
  const { data } = useQuery({ ...latestRunsOfWorkerQuery(api, worker), enabled: hasKey });
  const runs = useMemo(() => data?.runs.filter((run) => run.version === version) ?? [], [data, version]);
  const own = useOwnPrice(worker);
  const like = useKeptLikeRuns(descriptor, runs);
  const isKnown = data !== undefined || own !== undefined;
  return useMemo(() => {
    if (!isKnown) return undefined;
    const priceOf = learnPrices(runs, like, api.serverTime().now);
    return (switches) => {
      const learned = priceOf(switches);
      const rate = own ? rateOf(own) : learned;
      return { ...(rate && { rate }), ...(own && { own }), ...(learned && { learned }), like };
    };
  }, [api, isKnown, own, runs, like]);
}

/** What is known of the cost of a run that is not started yet; undefined as `usePrice` gives it. */
export function useCost({ custom, maxCharge, ...asked }: PricedStart): KnownCost | undefined {
  const { descriptor } = asked;
  const priceOf = usePrice(asked);
  if (priceOf === undefined) return undefined;
  const switches = switchesOf(descriptor.parameters, custom);
  const { like, ...prices } = priceOf(switches);
  const most = estimateResults(descriptor, custom);
  const subtasks = splitIntoSubtasks(descriptor.splitting, custom).count;
  const estimate =
    prices.rate && estimateCost(prices.rate, { most, subtasks, switches, cap: maxCharge }, like);
  return { ...prices, ...(estimate && { estimate }), ...(most !== undefined && { most }) };
}

/** The latest runs whose inputs this browser kept, with what was asked of them. */
function useKeptLikeRuns(descriptor: WorkerDescriptor, runs: readonly Run[]): readonly KnownLikeRun[] {
  const known = runsWithInputs(runs, useStoredInputs());
  return useQueries({
    queries: known.map(({ slug }) => storedInputQuery(slug)),
    combine: (inputs) =>
      toLikeRuns(
        descriptor,
        known,
        inputs.map(({ data }) => data),
      ),
  });
}

/** The latest of some runs whose inputs are kept, of which is looked at how much came of them. */
export const runsWithInputs = (runs: readonly Run[], kept: ReadonlySet<string>): readonly Run[] =>
  runs.filter(({ slug, status }) => status === 'succeeded' && kept.has(slug)).slice(0, MOST_LIKE);

type KeptInput = Awaited<ReturnType<typeof runHistory.input>> | undefined;

/** Runs with what was asked of them. @param inputs by their places */
export const toLikeRuns = (
  descriptor: WorkerDescriptor,
  runs: readonly Run[],
  inputs: readonly KeptInput[],
): readonly KnownLikeRun[] =>
  runs.flatMap((run, at): readonly KnownLikeRun[] => {
    const input = inputs[at];
    if (input?.ok !== true) return [];
    const { custom } = input.value.order;
    const subtasks = splitIntoSubtasks(descriptor.splitting, custom).count;
    const most = estimateResults(descriptor, custom);
    const switches = switchesOf(descriptor.parameters, custom);
    const minutes = (run.duration ?? 0) / 60;
    return [{ run, results: run.results, minutes, subtasks, most, switches }];
  });
