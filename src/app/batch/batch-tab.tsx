import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useEffectEvent, useLayoutEffect, useMemo, useState } from 'react';
import { useLocation } from 'wouter';

import { useApi, useKeyStore } from '#api/api-context.tsx';
import { workerQuery } from '#api/queries/queries.ts';
import type { BatchId } from '#core/batch/batch.ts';
import { SELECTED_ROWS, type RowSelection } from '#core/batch/row-selection.ts';
import { isBatchOver } from '#core/batch/state/standing.ts';
import { descriptorDigest } from '#core/descriptor/descriptor-digest.ts';
import { workerBatchPath } from '#core/ids/worker-ref.ts';
import type { BatchPlace } from '#features/compose-run/composer.tsx';
import { fillFromBatch } from '#features/compose-run/draft/fill-from-batch.ts';
import { FilledFromBatch } from '#features/compose-run/origin/filled-from-batch.tsx';
import { createBatchReader, runsWithRows } from '#features/follow-batch/batch-reader.ts';
import type { EarlierRows } from '#features/set-up-batch/earlier/earlier-rows.ts';
import { SetUpBatch } from '#features/set-up-batch/set-up-batch.tsx';
import { baseOfSheet, takeBatch } from '#features/set-up-batch/sheet/take-batch.ts';
import { ownCap } from '#starts/cost/own-cap.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Skeleton } from '#ui/loading/skeleton.tsx';
import { Notice } from '#ui/notice.tsx';
import type { StoredBatch } from '#batches/keep/batch-store.ts';
import { useBatch, useCreateBatch } from '#batches/use-batches.tsx';
import type { SetUpBatchProps } from '#features/set-up-batch/set-up-props.ts';
import { useAddress } from '#ui/hooks/use-address.ts';

import { RESULTS_OF } from './results-address.ts';
import { TabBatches } from '../tab/tab-batches.tsx';

type BatchTabProps = Pick<SetUpBatchProps, 'slug' | 'title' | 'descriptor' | 'onEdit' | 'requestKey'> &
  Pick<BatchPlace, 'form'>;

export function BatchTab(props: BatchTabProps) {
  const [{ batch, rows }] = useAddress(SELECTED_ROWS);
  return (
    <TabBatches>
      {batch ? (
        <RowsFromBatch
          key={descriptorDigest(props.descriptor)}
          {...props}
          from={batch}
          rows={rows ?? 'all'}
        />
      ) : (
        <Creating {...props} />
      )}
    </TabBatches>
  );
}

function Creating(props: BatchTabProps) {
  const { slug, title, descriptor, form } = props;
  const [results] = useAddress(RESULTS_OF);
  const [, navigate] = useLocation();
  const create = useCreateBatch();
  return (
    <div className="space-y-3.5">
      <FilledFromBatch descriptor={descriptor} form={form} />
      <SetUpBatch
        {...props}
        createBatch={(plan, ...rest) => create(title === '' ? plan : { ...plan, title }, ...rest)}
        results={results}
        onResultsDone={() => navigate(workerBatchPath(slug), { replace: true })}
        withBatchRows={(batch, draw) => <RowsOfBatch key={batch} batch={batch} draw={draw} />}
      />
    </div>
  );
}

type RowsFromBatchProps = BatchTabProps & { readonly from: BatchId; readonly rows: RowSelection };

function RowsFromBatch({ from, rows, ...props }: RowsFromBatchProps) {
  const { slug, descriptor, form } = props;
  const { view } = useBatch(from);
  const [, navigate] = useLocation();
  const isRead = view.kind !== 'reading';
  const api = useApi();
  const keyStore = useKeyStore();
  const client = useQueryClient();
  const t = useMessages();
  const [fault, setFault] = useState<'unread' | 'undecided'>();
  const take = useEffectEvent(async (isLeft: () => boolean): Promise<'unread' | 'undecided' | undefined> => {
    // The batch may have paused because the Worker's version is no longer offered: its rows are checked with what it is now.
    const now = await client.query({ ...workerQuery(api, slug), staleTime: 0 }).catch(() => descriptor);
    // Of another descriptor the form is made again, and this with it.
    if (isLeft() || descriptorDigest(now) !== descriptorDigest(descriptor)) return undefined;
    if (view.kind !== 'batch' || view.batch.plan?.worker !== slug) return 'unread';
    const { plan, state: batchState, summary } = view.batch;
    const named = { ...plan, name: summary.name };
    const sheet = takeBatch({ id: from, plan: named, state: batchState }, rows, {
      key: keyStore.get(),
      titleOf: (option) => t(`options.${option}`),
    });
    if (typeof sheet === 'string') return sheet;
    fillFromBatch(
      { ...named, base: baseOfSheet(plan, sheet) },
      { descriptor, form, columns: sheet.columns, cap: ownCap(slug) },
    );
    navigate(workerBatchPath(slug), { replace: true });
    return undefined;
  });
  useEffect(() => {
    let isOver = false;
    if (isRead) void take(() => isOver).then(setFault);
    return () => {
      isOver = true;
    };
  }, [isRead]);
  if (fault === undefined) return <Skeleton className="h-96" />;
  return (
    <div className="space-y-3.5">
      <Notice tone="bad" title={t(`batch.taken.${fault}`)} />
      <Creating {...props} />
    </div>
  );
}

type RowsOfBatchProps = { readonly batch: BatchId; readonly draw: (rows: EarlierRows) => ReactNode };

function RowsOfBatch({ batch: id, draw }: RowsOfBatchProps) {
  const t = useMessages();
  const { view } = useBatch(id);
  if (view.kind === 'reading') return <Skeleton className="h-48" />;
  if (view.kind === 'unread') return <Notice tone="bad" title={t('batch.results.unread')} />;
  return <ReadBatch batch={view.batch} draw={draw} />;
}

function ReadBatch({ batch, draw }: Pick<RowsOfBatchProps, 'draw'> & { readonly batch: StoredBatch }) {
  const t = useMessages();
  const api = useApi();
  const { state: batchState, plan, summary } = batch;
  const columns = plan?.columns;
  const reader = useMemo(
    () => createBatchReader(api, { columns: columns ?? [], row: t('batch.results.row') }),
    [api, columns, t],
  );
  const runs = useMemo(() => runsWithRows(batchState, plan), [batchState, plan]);
  // Before anything is read of it.
  useLayoutEffect(() => reader.follow(runs), [reader, runs]);
  const { name } = summary;
  const source = useMemo(() => ({ kind: 'results' as const, name }), [name]);
  return draw({
    reader,
    source,
    said: batchState.results,
    live: !isBatchOver(batchState),
  });
}
