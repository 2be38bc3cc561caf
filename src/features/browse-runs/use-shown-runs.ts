import { useDeferredValue, useMemo, useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import { type RunList } from '#api/run-list/run-reader.ts';
import { useRunList } from '#api/run-list/use-run-list.ts';
import type { RunState } from '#core/run/run-state.ts';
import { countStates, createRunSorter, findRuns, fitsBatch, type RunRow } from '#core/runs/find-runs.ts';
import type { ListSpan } from '#core/runs/run-list.ts';
import { type RunQuery, spanOf } from '#core/runs/run-query.ts';
import { useRunRows } from '#batches/run-rows.ts';
import type { FoldedBatches } from '#batches/use-batches.tsx';

const MINUTE = 60_000;

export type ShownRuns = {
  readonly list: RunList & { readonly again: () => void };
  readonly rows: readonly RunRow[];
  readonly shown: readonly RunRow[];
  readonly emptyBatches: readonly { readonly batch: string; readonly startedAt: number }[];
  readonly counts: ReadonlyMap<RunState, number>;
  readonly isPast: boolean;
  readonly sortAgain: () => void;
};

export function useShownRuns(query: RunQuery, more: ListSpan = {}, folded?: FoldedBatches): ShownRuns {
  const api = useApi();
  const now = Math.floor(api.serverTime().now / MINUTE) * MINUTE;
  const list = useRunList({ ...more, ...spanOf(query.period, now) }, true);
  const [sorted, setSorted] = useState(0);
  const { by, descending } = query.sort;
  const sorter = useMemo(
    () => ({ ...createRunSorter({ by, descending }), sorted }),
    [by, descending, sorted],
  );
  const rows = useRunRows(list.runs, folded);
  const inOrder = useMemo(() => sorter.sort(rows), [sorter, rows]);
  const deferredQuery = useDeferredValue(query);
  const shown = useMemo(() => findRuns(inOrder, deferredQuery, now), [inOrder, deferredQuery, now]);
  const emptyBatches = useMemo(() => {
    const known = new Set(rows.map(({ batch }) => batch));
    return [...(folded?.batches.values() ?? [])].flatMap(({ id, summary: { name, title, worker, head } }) => {
      const { startedAt } = head;
      const isShown = !known.has(id) && fitsBatch(deferredQuery, { name, title, worker, startedAt }, now);
      return isShown ? [{ batch: id, startedAt }] : [];
    });
  }, [folded, rows, deferredQuery, now]);
  const counts = useMemo(() => countStates(rows, deferredQuery, now), [rows, deferredQuery, now]);
  // A run that begins is a little later than it was made: that is no change of the order.
  const isPast = useMemo(() => by !== 'started' && sorter.isPast(shown), [by, sorter, shown]);
  return {
    list,
    rows,
    shown,
    emptyBatches,
    counts,
    isPast,
    sortAgain: () => setSorted((count) => count + 1),
  };
}
