import { useEffect, useMemo } from 'react';

import { useApi } from '#api/api-context.tsx';
import type { BatchState } from '#core/batch/state/batch-state.ts';
import { resultRun } from '#core/batch/state/row-state.ts';
import { isBatchOver } from '#core/batch/state/standing.ts';
import { type Drift, driftOf } from '#core/collection/drift.ts';
import { formatNumber } from '#messages/format.ts';
import { sentences } from '#messages/sentence-gap.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useRows } from '#results/reading/rows.ts';
import { ResultsCard } from '#results/results-card.tsx';
import { type ResultsSource, windowOf } from '#results/results-source.ts';
import { EmptyState } from '#ui/empty-state.tsx';

import {
  type BatchReader,
  createBatchReader,
  NUMBER_KEY,
  ownKeys,
  type RowOfRun,
  runsWithRows,
} from './batch-reader.ts';
import type { ShownBatch } from './batch/shown-batch.ts';

export function BatchResults({ batch: { batch } }: { readonly batch: ShownBatch }) {
  const t = useMessages();
  const api = useApi();
  const { state: batchState, plan, summary } = batch;
  const columns = plan?.columns;
  const reader = useMemo(
    () => createBatchReader(api, { columns: columns ?? [], row: t('batch.column.row') }),
    [api, columns, t],
  );
  const done = useMemo(() => runsWithRows(batchState, plan), [batchState, plan]);
  const [ofFailed, ofEarlier] = useMemo(() => unusualOf(batchState.rows), [batchState.rows]);
  const live = !isBatchOver(batchState);
  const leading = useMemo(() => ownKeys(columns ?? []), [columns]);
  const rows = useRows(reader, live);
  useEffect(() => reader.follow(done), [reader, done]);
  if (done.length === 0)
    return (
      <EmptyState>
        <p>{t(live ? 'batch.results.soon' : 'batch.results.none')}</p>
      </EmptyState>
    );
  const { set } = rows;
  const source: ResultsSource = {
    worker: summary.worker,
    names: { name: summary.name, at: batchState.startedAt },
    leading,
    partNames: { leading: t('batch.results.yours'), rows: t('batch.results.result') },
    numberKey: NUMBER_KEY,
    merged: true,
    parts: { key: NUMBER_KEY, count: done.length },
    live,
    count: set.whole ? set.count : done.reduce((sum, { count = 0 }) => sum + count, 0),
    rows,
    window: windowOf(set, !live && set.whole),
  };
  return (
    <div className="space-y-2">
      <div role="status" className="text-sm text-muted">
        <p className="empty:hidden">
          {sentences(
            done.length < summary.size && t('batch.results.from', { done: done.length, total: summary.size }),
            ofFailed > 0 && t('batch.results.ofFailed', { count: ofFailed }),
            ofEarlier > 0 && t('batch.results.ofEarlier', { count: ofEarlier }),
          )}
        </p>
        <NotInAll reader={reader} done={done} />
      </div>
      <ResultsCard source={source} />
    </div>
  );
}

function unusualOf(rows: BatchState['rows']): readonly [failed: number, earlier: number] {
  let [failed, earlier] = [0, 0];
  for (const row of rows) {
    const run = resultRun(row);
    const { results = 0, state } = run ?? {};
    if (state === 'failed') failed += results;
    if (run !== row.run) earlier += results;
  }
  return [failed, earlier];
}

type NotInAllProps = { readonly reader: BatchReader; readonly done: readonly RowOfRun[] };

function NotInAll({ reader, done }: NotInAllProps) {
  const t = useMessages();
  const given = reader.given();
  const runs = useMemo(
    () => done.flatMap(({ run }) => given.get(run) ?? []).filter(({ rows }) => rows > 0),
    [done, given],
  );
  const drift = useMemo(
    () => driftOf(runs.map(({ columns }) => columns)).filter(({ how }) => how !== 'other'),
    [runs],
  );
  const gone = done.filter(({ run, count }) => count !== undefined && given.get(run)?.rows === 0).length;
  const [first] = drift;
  return (
    <>
      {gone > 0 && <p className="text-warn">{t('batch.results.gone', { count: gone })}</p>}
      {drift.length === 1 && first && <Came {...first} all={runs.length} />}
      {drift.length > 1 && (
        <details>
          <summary className="cursor-pointer">{t('batch.results.drift', { count: drift.length })}</summary>
          <ul className="max-h-44 overflow-auto">
            {drift.map((one) => (
              <li key={one.key}>
                <Came {...one} all={runs.length} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Came({ label, runs, all }: Pick<Drift, 'label' | 'runs'> & { readonly all: number }) {
  const t = useMessages();
  return <p>{t('batch.results.came', { name: label, has: formatNumber(runs), all: formatNumber(all) })}</p>;
}
