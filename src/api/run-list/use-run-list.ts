import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';

import type { Month } from '#core/run/month.ts';
import type { ListSpan } from '#core/runs/run-list.ts';

import { useApi, useHasKey } from '../api-context.tsx';
import { PRIVATE_QUERIES } from '../queries/queries.ts';
import { createRunReader, type RunList, type RunReader } from './run-reader.ts';

/** Milliseconds between polls of a list with live runs, and of an idle one. */
const ACTIVE_PACE = 10_000;
const QUIET_PACE = 60_000;

const NOTHING: RunList = { parts: [], runs: [], live: [], isRead: false };
const nothing = () => NOTHING;
const nobody = () => () => undefined;

export type ReadRuns = RunList & Pick<RunReader, 'again'> & { readonly renew: (month: Month) => void };

/**
 * The list of runs, read while it is shown; sends nothing without a key.
 * @param isFollowed whether the newest and live runs are polled; `always`: also in a hidden tab
 */
export function useRunList(
  { worker, from, to }: ListSpan = {},
  isFollowed: boolean | 'always' = false,
): ReadRuns {
  const api = useApi();
  const hasKey = useHasKey();
  const client = useQueryClient();
  const reader = useMemo(
    () => (hasKey ? createRunReader(client, api, spanOf(worker, from, to)) : undefined),
    [client, api, hasKey, worker, from, to],
  );
  const list = useSyncExternalStore(reader?.subscribe ?? nobody, reader?.list ?? nothing);
  useQuery({
    queryKey: [PRIVATE_QUERIES, 'runs', 'fresh', worker, from, to],
    queryFn: async ({ signal }) => {
      await reader?.refresh(signal);
      return null;
    },
    // A page that comes in meanwhile would bring the older state of its runs.
    enabled: isFollowed !== false && list.parts[0]?.whole === true,
    staleTime: ACTIVE_PACE,
    retry: false,
    refetchOnWindowFocus: true,
    refetchInterval: list.live.length > 0 ? ACTIVE_PACE : QUIET_PACE,
    refetchIntervalInBackground: isFollowed === 'always',
  });
  return { ...list, again: () => reader?.again(), renew: (month) => void reader?.renew(month) };
}

const spanOf = (worker?: string, from?: ListSpan['from'], to?: ListSpan['to']): ListSpan => ({
  ...(worker !== undefined && { worker }),
  ...(from && { from }),
  ...(to && { to }),
});
