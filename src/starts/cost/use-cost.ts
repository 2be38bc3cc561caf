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

const SPAN = 60 * DAY;
const ENOUGH_RUNS = 100;

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

/** Maximum number of earlier inputs that are compared by their result count. */
const MOST_LIKE = 12;

export type KnownCost = Omit<KnownPrice, 'like'> & {
  readonly estimate?: CostEstimate;
  /** Maximum number of charged results; absent if unlimited. */
  readonly most?: number;
};

export type PricedStart = {
  readonly worker: WorkerSlug;
  readonly descriptor: WorkerDescriptor;
  readonly version: string;
  readonly custom: JsonObject;
  /** USD; 0 is no limit, undefined while it is invalid. */
  readonly maxCharge: number | undefined;
};

type KnownPrice = {
  /** The person's own price, else what runs paid; absent if neither is known. */
  readonly rate?: Rate;
  readonly own?: OwnPrice;
  readonly learned?: Price;
  readonly like: readonly KnownLikeRun[];
};

/**
 * The price of a version of a Worker for the features that an input enables. Undefined without an own
 * price until its runs are read, and without a key.
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
  const like = useStoredLikeRuns(descriptor, runs);
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

/** Known cost of a run before it starts; undefined as for `usePrice`. */
export function useCost({ custom, maxCharge, ...expected }: PricedStart): KnownCost | undefined {
  const { descriptor } = expected;
  const priceOf = usePrice(expected);
  if (priceOf === undefined) return undefined;
  const switches = switchesOf(descriptor.parameters, custom);
  const { like, ...prices } = priceOf(switches);
  const most = estimateResults(descriptor, custom);
  const subtasks = splitIntoSubtasks(descriptor.splitting, custom).count;
  const estimate =
    prices.rate && estimateCost(prices.rate, { most, subtasks, switches, cap: maxCharge }, like);
  return { ...prices, ...(estimate && { estimate }), ...(most !== undefined && { most }) };
}

function useStoredLikeRuns(descriptor: WorkerDescriptor, runs: readonly Run[]): readonly KnownLikeRun[] {
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

export const runsWithInputs = (runs: readonly Run[], runsWithInput: ReadonlySet<string>): readonly Run[] =>
  runs.filter(({ slug, status }) => status === 'succeeded' && runsWithInput.has(slug)).slice(0, MOST_LIKE);

type InputOfRun = Awaited<ReturnType<typeof runHistory.input>> | undefined;

export const toLikeRuns = (
  descriptor: WorkerDescriptor,
  runs: readonly Run[],
  inputs: readonly InputOfRun[],
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
