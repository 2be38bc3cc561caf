import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';

import type { RunSlug } from '#core/ids/run-slug.ts';

import { type RunHistory, runHistory } from './run-history.ts';

const HISTORY = 'run-history';

export const storedInputsQuery = () =>
  queryOptions({ queryKey: [HISTORY], queryFn: () => runHistory.runs(), structuralSharing: false });

const NONE: ReadonlySet<string> = new Set();

export const useStoredInputs = (): ReadonlySet<string> => useQuery(storedInputsQuery()).data ?? NONE;

export const storedInputQuery = (run: RunSlug) =>
  queryOptions({
    queryKey: [HISTORY, run],
    queryFn: () => runHistory.input(run),
    structuralSharing: false,
  });

export const historyOf = (client: QueryClient): RunHistory => ({
  ...runHistory,
  keep: async (...args) => {
    await runHistory.keep(...args);
    await client.invalidateQueries({ queryKey: [HISTORY] });
  },
});
