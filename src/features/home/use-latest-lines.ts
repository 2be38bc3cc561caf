import { useMemo, useState } from 'react';

import type { ListedBatch } from '#batches/batches.ts';
import { useRunRows } from '#batches/run-rows.ts';
import { type FoldedBatches, useFoldedBatches } from '#batches/use-batches.tsx';
import { isBatchOver } from '#core/batch/state/standing.ts';
import { isRunOver, type Run } from '#core/run/run.ts';
import type { RunRow } from '#core/runs/find-runs.ts';
import { toRunLines } from '#core/runs/run-lines.ts';
import { useLatestRuns } from '#parts/use-latest-runs.ts';

export type LatestLine =
  | { readonly kind: 'run'; readonly id: string; readonly row: RunRow }
  | {
      readonly kind: 'batch';
      readonly id: string;
      readonly batch: ListedBatch;
      readonly runs: readonly Run[];
    };

const MOST = 5;

/**
 * The last runs and batches, each batch once instead of its runs. First those that go on or wait for the
 * user. Undefined until both are loaded.
 */
export function useLatestLines(): readonly LatestLine[] | undefined {
  const latest = useLatestRuns();
  const folded = useFoldedBatches();
  const rows = useRunRows(latest.runs, folded);
  const lines = useMemo(() => folded && linesOf(rows, folded), [rows, folded]);
  const [shown, setShown] = useState<readonly LatestLine[]>();
  // A run that was read after the batches may be of one that they do not tell yet: it would stand beside its batch for a moment.
  const isWhole = latest.isSettled && folded !== undefined && folded.readAt >= latest.readAt;
  if (isWhole && lines !== shown) setShown(lines);
  return shown;
}

function linesOf(rows: readonly RunRow[], { batches }: FoldedBatches): readonly LatestLine[] {
  const known = new Set(rows.map(({ batch }) => batch));
  const empty = [...batches.values()].flatMap(({ id, summary }) =>
    known.has(id) ? [] : [{ batch: id, startedAt: summary.head.startedAt }],
  );
  const folded = toRunLines(rows, {
    empty,
    sort: { by: 'started', descending: true },
    open: new Set(),
    whole: new Set(),
  });
  const lines = folded.flatMap((line): readonly LatestLine[] => {
    if (line.kind === 'run') return [{ kind: 'run', id: line.row.run.slug, row: line.row }];
    const batch = line.kind === 'batch' ? batches.get(line.batch) : undefined;
    if (line.kind !== 'batch' || batch === undefined) return [];
    return [{ kind: 'batch', id: batch.id, batch, runs: line.rows.map(({ run }) => run) }];
  });
  return [...lines.filter(isOpen), ...lines.filter((line) => !isOpen(line))].slice(0, MOST);
}

function isOpen(line: LatestLine): boolean {
  if (line.kind === 'run') return isGoing(line.row.run);
  const { head } = line.batch.summary;
  return !isBatchOver(head) || head.counts.lost > 0;
}

export const isGoing = ({ status }: Run): boolean => !isRunOver(status) && status !== 'unknown';
