import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';

import type { StoredInput } from './stored-input.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';

import { runHistory } from './run-history.ts';

const HISTORY = 'run-history';

/** The runs that were started from this browser. */
export const storedInputsQuery = () =>
  queryOptions({ queryKey: [HISTORY], queryFn: () => runHistory.runs(), structuralSharing: false });

const NONE: ReadonlySet<string> = new Set();

export const useStoredInputs = (): ReadonlySet<string> => useQuery(storedInputsQuery()).data ?? NONE;

/** The input of one of them, or why there is none. */
export const storedInputQuery = (run: RunSlug) =>
  queryOptions({
    queryKey: [HISTORY, run],
    queryFn: () => runHistory.input(run),
    structuralSharing: false,
  });

/** Keeps the inputs of runs as they are started. */
export function useStartHistory() {
  const client = useQueryClient();
  return useMemo(() => {
    const renew = () => client.invalidateQueries({ queryKey: [HISTORY] });
    return {
      keep: (run: RunSlug, kept: StoredInput | Promise<StoredInput>) => {
        void Promise.resolve(kept)
          .then((read) => runHistory.keep(run, read))
          .then(renew);
      },
    };
  }, [client]);
}
