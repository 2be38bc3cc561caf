import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { useApi, useHasKey } from '#api/api-context.tsx';
import { runQuery } from '#api/queries/queries.ts';
import { renewRuns } from '#api/queries/renew-after-start.ts';
import { factsOf } from '#core/errors/failure.ts';
import { isRunNotFound } from '#core/errors/not-found-failures.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { ABORT_PATIENCE } from '#core/run/patience.ts';
import { isRunOver, type Run } from '#core/run/run.ts';

/** Milliseconds between reads of a run that is being aborted. */
const ABORT_PACE = 5_000;

/**
 * Milliseconds between reads of a run that the platform says it no longer knows, which may be wrong, and
 * their total time.
 */
const MISSING_PACE = 15_000;
const MOST_MISSING = 600_000;

type RunFollower = {
  /** The end must not be missed: the run is also polled while the tab is hidden. */
  readonly watched: boolean;
  /** Called once, when a run that was seen going on ends. */
  readonly onEnd: (run: Run) => void;
};

/**
 * Polls a run until it ends; while it is aborting, for two minutes at most (`stalled`). At the end,
 * refetches the balance and the lists of runs.
 */
export function useFollowedRun(slug: RunSlug, { watched, onEnd }: RunFollower) {
  const api = useApi();
  const client = useQueryClient();
  const options = runQuery(api, slug);
  const [abortingSince, setAbortingSince] = useState<number>();
  const query = useQuery({
    ...options,
    queryFn: async ({ signal }) => {
      const before = client.getQueryData(options.queryKey);
      const run = await api.run(slug, signal);
      if (before && !isRunOver(before.status) && isRunOver(run.status)) {
        renewRuns(client, api);
        onEnd(run);
      }
      return run;
    },
    enabled: useHasKey(),
    refetchOnWindowFocus: true,
    refetchIntervalInBackground: watched,
    refetchInterval: (polled) => {
      const usual =
        typeof options.refetchInterval === 'function'
          ? options.refetchInterval(polled)
          : options.refetchInterval;
      const { data, error, dataUpdatedAt } = polled.state;
      if (data && isRunNotFound(factsOf(error)))
        return Date.now() - dataUpdatedAt < MOST_MISSING && MISSING_PACE;
      if (data?.status !== 'aborting' || error !== null || typeof usual !== 'number') return usual;
      return hasWaited(abortingSince, polled.state.dataUpdatedAt) ? false : Math.min(usual, ABORT_PACE);
    },
  });
  const aborting = query.data?.status === 'aborting';
  if (aborting && abortingSince === undefined) setAbortingSince(query.dataUpdatedAt);
  return { query, stalled: aborting && hasWaited(abortingSince, query.dataUpdatedAt) };
}

function hasWaited(since: number | undefined, now: number): boolean {
  return since !== undefined && now - since > ABORT_PATIENCE;
}
