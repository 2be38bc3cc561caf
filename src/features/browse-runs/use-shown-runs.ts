import { useDeferredValue, useMemo, useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import { type RunList } from '#api/run-list/run-reader.ts';
import { useRunList } from '#api/run-list/use-run-list.ts';
import type { Run } from '#core/run/run.ts';
import type { RunState } from '#core/run/run-state.ts';
import {
  countStates,
  createRunSorter,
  findRuns,
  fitsBatch,
  type RunRow,
  toRow,
} from '#core/runs/find-runs.ts';
import type { ListSpan } from '#core/runs/run-list.ts';
import type { RunMark } from '#core/runs/run-mark.ts';
import type { NamePart } from '#core/runs/run-name.ts';
import { type RunQuery, spanOf } from '#core/runs/run-query.ts';
import type { FoldedBatches } from '#batches/use-batches.tsx';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useKeptCheckUps } from '#starts/check-up/kept-measures.ts';
import { runName } from '#starts/names/name-text.ts';
import { useRowNames } from '#starts/names/row-names.ts';
import { type RunDigest, useRunDigests } from '#starts/names/run-digests.ts';
import { useRunMarks } from '#starts/names/run-marks.ts';

const MINUTE = 60_000;

type Known = {
  readonly mark: RunMark | undefined;
  readonly digest: RunDigest | undefined;
  /** What its rows say. */
  readonly parts: readonly NamePart[] | undefined;
  readonly findings: number | undefined;
  readonly batch: string | undefined;
  readonly batchName: string;
  readonly t: Translate;
};
type Made = Known & { readonly row: RunRow };

const made = new WeakMap<Run, Made>();

/** The same row as long as nothing that it shows changes. */
function rowOf(run: Run, now: Known): RunRow {
  const { mark, digest, parts, findings, t } = now;
  const known = made.get(run);
  const facts = Object.keys(now) as (keyof Known)[]; // its own keys
  if (known && facts.every((fact) => known[fact] === now[fact])) return known.row;
  const name = runName(t, { mark, parts: digest?.parts ?? parts });
  const batch = now.batch === undefined ? undefined : { id: now.batch, name: now.batchName };
  const row = toRow(run, { mark, name, fields: digest?.fields, input: digest?.searched, findings, batch });
  made.set(run, { ...now, row });
  return row;
}

/** The list of runs as a query has it. */
export type ShownRuns = {
  readonly list: RunList & { readonly again: () => void };
  /** All that is read. */
  readonly rows: readonly RunRow[];
  /** Those that fit, in their order. */
  readonly shown: readonly RunRow[];
  /** Batches that fit and have no run among all that is read. */
  readonly emptyBatches: readonly { readonly batch: string; readonly startedAt: number }[];
  readonly counts: ReadonlyMap<RunState, number>;
  /** Whether the order is past: the values of some have changed since they were sorted. */
  readonly isPast: boolean;
  readonly sortAgain: () => void;
};

/** Reads as much of the list as the query needs, finds and sorts in it. */
export function useShownRuns(query: RunQuery, more: ListSpan = {}, folded?: FoldedBatches): ShownRuns {
  const api = useApi();
  const t = useMessages();
  const now = Math.floor(api.serverTime().now / MINUTE) * MINUTE;
  const list = useRunList({ ...more, ...spanOf(query.period, now) }, true);
  const marks = useRunMarks();
  const digests = useRunDigests();
  const rowNames = useRowNames();
  const checkUpOf = useKeptCheckUps();
  const [sorted, setSorted] = useState(0);
  const { by, descending } = query.sort;
  const sorter = useMemo(
    () => ({ ...createRunSorter({ by, descending }), sorted }),
    [by, descending, sorted],
  );
  const { runs } = list;
  const rows = useMemo(
    () =>
      runs.map((run) => {
        const findings = checkUpOf(run)?.findings.length;
        const { slug } = run;
        const parts = rowNames.get(slug);
        const batch = folded?.batches.get(folded.batchOf.get(slug) ?? '');
        return rowOf(run, {
          ...{ t, mark: marks.get(slug), digest: digests.get(slug), parts, findings },
          ...{ batch: batch?.id, batchName: batch?.summary.name ?? '' },
        });
      }),
    [t, runs, marks, digests, rowNames, checkUpOf, folded],
  );
  const inOrder = useMemo(() => sorter.sort(rows), [sorter, rows]);
  const asked = useDeferredValue(query);
  const shown = useMemo(() => findRuns(inOrder, asked, now), [inOrder, asked, now]);
  const emptyBatches = useMemo(() => {
    const known = new Set(rows.map(({ batch }) => batch));
    return [...(folded?.batches.values() ?? [])].flatMap(({ id, summary: { name, title, worker, head } }) => {
      const { startedAt } = head;
      const isShown = !known.has(id) && fitsBatch(asked, { name, title, worker, startedAt }, now);
      return isShown ? [{ batch: id, startedAt }] : [];
    });
  }, [folded, rows, asked, now]);
  const counts = useMemo(() => countStates(rows, asked, now), [rows, asked, now]);
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
