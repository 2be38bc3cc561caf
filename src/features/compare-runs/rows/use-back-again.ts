import { queryOptions, useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';

import { useApi } from '#api/api-context.tsx';
import type { Api } from '#api/operations.ts';
import { PRIVATE_QUERIES } from '#api/queries/queries.ts';
import { forEachInTimeSlices } from '#browser/time-slices.ts';
import { type ComparedRow, type CompareRule, returnFinder } from '#core/compare/compare-rows.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { type RowSet, placedRows } from '#core/results/row-set.ts';
import type { Run } from '#core/run/run.ts';
import { readSavedOrFetch } from '#results/reading/read-saved-rows.ts';
import { READ_UNASKED } from '#results/reading/rows.ts';
import { useSliced } from '#ui/hooks/use-sliced.ts';

import { runsBefore, useLikeRuns } from '../runs/like-runs.ts';
import type { Comparison } from './use-comparison.ts';

/** Maximum runs searched before the older one, with at most as many rows in total as are read without asking. */
const MOST_RUNS = 5;

const readRows =
  (api: Api, slug: RunSlug) =>
  ({ signal }: { readonly signal: AbortSignal }) =>
    readSavedOrFetch(api)(slug, signal);

const earlierRowsQuery = (api: Api, slug: RunSlug) =>
  queryOptions({
    queryKey: [PRIVATE_QUERIES, 'earlier rows', slug],
    queryFn: readRows(api, slug),
    structuralSharing: false,
    staleTime: Infinity,
    retry: false,
  });

const NONE: ReadonlySet<ComparedRow> = new Set();

export function useBackAgain(older: Run, comparison: Comparison | undefined): ReadonlySet<ComparedRow> {
  const api = useApi();
  const { runs, isRead } = useLikeRuns(older.workerSlug);
  const enabled = isRead && comparison !== undefined && comparison.counts.added > 0;
  const earlier = useQueries({
    queries: fewOf(runsBefore(older, runs)).map(({ slug }) => ({ ...earlierRowsQuery(api, slug), enabled })),
    combine: (queries) => ({
      sets: queries.flatMap(({ data }) => data ?? []),
      isRead: queries.every(({ isPending }) => !isPending),
    }),
  });
  const sets = useMemo(() => (earlier.isRead ? earlier.sets : []), [earlier]);
  const find = useMemo(() => {
    if (comparison === undefined || sets.length === 0) return undefined;
    return (shouldContinue: () => boolean) =>
      findBack(comparison, { keys: comparison.rule.keys, sets }, shouldContinue);
  }, [comparison, sets]);
  const { value } = useSliced(find);
  return value && value.of === comparison ? value.back : NONE;
}

export function fewOf<T extends Pick<Run, 'results'>>(runs: readonly T[]): readonly T[] {
  let rows = 0;
  return runs
    .slice(0, MOST_RUNS)
    .filter(({ results }) => results !== undefined && (rows += results) <= READ_UNASKED);
}

type EarlierSets = { readonly keys: CompareRule['keys']; readonly sets: readonly RowSet[] };

async function findBack(
  of: Comparison,
  { keys, sets }: EarlierSets,
  shouldContinue: () => boolean,
): Promise<{ readonly of: Comparison; readonly back: ReadonlySet<ComparedRow> } | undefined> {
  const finder = returnFinder(keys);
  const back = new Set<ComparedRow>();
  for (const set of sets)
    if (!(await forEachInTimeSlices(placedRows(set), finder.take, { shouldContinue }))) return undefined;
  const look = (row: ComparedRow) => {
    if (finder.isBack(row)) back.add(row);
  };
  return (await forEachInTimeSlices(of.rows, look, { shouldContinue })) ? { of, back } : undefined;
}
