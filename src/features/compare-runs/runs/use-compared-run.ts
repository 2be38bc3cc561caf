import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import { logQuery, runQuery } from '#api/queries/queries.ts';
import type { ComparedRun } from '#core/compare/could-see.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { readSubtaskProgress } from '#core/results/subtask-progress.ts';
import { isDataDeleted } from '#core/run/run-state.ts';
import { isRunOver, type Run } from '#core/run/run.ts';
import { createSavedRowReader } from '#results/reading/read-saved-rows.ts';
import { type Rows, useRows } from '#results/reading/rows.ts';

import { knownInputQuery } from './known-input.ts';

export type ReadRun = {
  readonly run: Run | undefined;
  readonly rows: Rows;
  readonly known: ComparedRun | undefined;
  /** Why a run that had rows has none now. */
  readonly missing: 'deleted' | 'notGiven' | undefined;
  readonly failure: Error | undefined;
  readonly again: () => void;
  readonly stop: () => void;
};

export function useComparedRun(slug: RunSlug): ReadRun {
  const api = useApi();
  const { data: run, error, refetch } = useQuery(runQuery(api, slug));
  const over = run !== undefined && isRunOver(run.status);
  const { rows, isRead, again, stop } = useAllRows(slug, run);
  const { set } = rows;
  const knownInput = useQuery(knownInputQuery(api, slug)).data;
  const log = useQuery({ ...logQuery(api, { slug, over }), enabled: over, retry: false });
  const isInputRead = knownInput !== undefined && (!over || !log.isPending);
  const known = useMemo((): ComparedRun | undefined => {
    if (run === undefined || !isInputRead || !isRead) return undefined;
    const progress = log.data && readSubtaskProgress(log.data.entries);
    return {
      run,
      ...knownInput,
      ...(progress?.kind === 'over' && { subtasks: progress }),
      ...(log.isError && { subtasks: 'unread' as const }),
      read: { rows: set.count, whole: set.whole && set.total <= set.count },
    };
  }, [run, isInputRead, isRead, knownInput, log.data, log.isError, set]);
  return {
    run,
    rows,
    known,
    missing: over && set.whole && set.count === 0 ? whyMissing(run, api.serverTime().now) : undefined,
    failure: error ?? rows.failure,
    again: () => {
      void refetch();
      again();
    },
    stop,
  };
}

/** Why a finished run has no rows although it had, or may have had, some; undefined if it had none. */
export function whyMissing(run: Pick<Run, 'results' | 'finishedAt'>, now: number): ReadRun['missing'] {
  if (run.results === 0) return undefined;
  if (isDataDeleted(run, now)) return 'deleted';
  return run.results === undefined ? undefined : 'notGiven';
}

function useAllRows(slug: RunSlug, run: Run | undefined) {
  const api = useApi();
  const isOver = run !== undefined && isRunOver(run.status);
  // What was read while it went on is read again at its end.
  const { reader, live } = useMemo(
    () => ({ reader: createSavedRowReader(api, slug), live: !isOver }),
    [api, slug, isOver],
  );
  const rows = useRows(reader, live);
  const { read, set, busy, failure } = rows;
  const [stopped, setStopped] = useState(false);
  const isEnded = set.whole || stopped || failure !== undefined;
  const begin = useEffectEvent(() => {
    if (run !== undefined && !isEnded && !busy) read(Infinity);
  });
  // Another reader begins anew.
  useEffect(() => begin(), [run, read, busy]);
  return {
    rows,
    isRead: isEnded && !busy,
    again: () => {
      setStopped(false);
      read(Infinity);
    },
    stop: () => {
      setStopped(true);
      rows.stop();
    },
  };
}
