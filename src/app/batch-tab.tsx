import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useEffectEvent, useLayoutEffect, useMemo } from 'react';
import { useLocation, useSearchParams } from 'wouter';

import { useApi, useKeyStore } from '#api/api-context.tsx';
import { workerQuery } from '#api/queries.ts';
import { type BatchId, isBatchId } from '#core/batch/batch.ts';
import type { RowState } from '#core/batch/course.ts';
import { workerBatchPath } from '#core/ids/worker-ref.ts';
import { createBatchReader, runsWithRows } from '#features/follow-batch/batch-reader.ts';
import type { EarlierRows } from '#features/set-up-batch/earlier/earlier-rows.ts';
import { SetUpBatch, type SetUpBatchProps } from '#features/set-up-batch/set-up-batch.tsx';
import { takeBatch } from '#features/set-up-batch/take-batch.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Skeleton } from '#ui/loading/skeleton.tsx';
import { Notice } from '#ui/notice.tsx';
import type { StoredBatch } from '#batches/batch-store.ts';
import { useBatch, useCreateBatch, useLeaveOutOf } from '#batches/use-batches.tsx';

import { readResults } from './results-address.ts';
import { TabBatches } from './tab-batches.tsx';

type BatchTabProps = Pick<SetUpBatchProps, 'slug' | 'descriptor' | 'form' | 'onEdit' | 'requestKey'>;

/** Which rows of a batch are set up again, by what its page calls them. */
const TAKEN: Record<string, readonly RowState[] | undefined> = {
  failed: ['failed', 'stopped'],
  waiting: ['waiting'],
};

/** The tab Batch of a Worker's page. Where the address names a batch, some of its rows are taken first. */
export function BatchTab(props: BatchTabProps) {
  const [search] = useSearchParams();
  const from = search.get('from') ?? '';
  return (
    <TabBatches>
      {isBatchId(from) ? (
        <TakenRows {...props} from={from} rows={search.get('rows') ?? ''} />
      ) : (
        <Creating {...props} />
      )}
    </TabBatches>
  );
}

function Creating(props: BatchTabProps) {
  const [search] = useSearchParams();
  const [, navigate] = useLocation();
  return (
    <SetUpBatch
      {...props}
      createBatch={useCreateBatch()}
      leaveOutOf={useLeaveOutOf()}
      results={readResults(search)}
      onResultsDone={() => navigate(workerBatchPath(props.slug), { replace: true })}
      withBatchRows={(batch, draw) => <RowsOfBatch key={batch} {...{ batch, draw }} />}
    />
  );
}

type TakenRowsProps = BatchTabProps & {
  readonly from: BatchId;
  /** Which rows: by what its page calls them, or the number of one; all rows where it is neither. */
  readonly rows: string;
};

/** Takes rows of a batch once, and goes on without naming it. */
function TakenRows({ from, rows, ...props }: TakenRowsProps) {
  const { slug } = props;
  const { view } = useBatch(from);
  const [, navigate] = useLocation();
  const isRead = view.kind !== 'reading';
  const keyStore = useKeyStore();
  const api = useApi();
  const client = useQueryClient();
  const take = useEffectEvent(async (isLeft: () => boolean) => {
    // The batch may have paused because the Worker's version is no longer offered: its rows are checked with what it is now.
    await client.query({ ...workerQuery(api, slug), staleTime: 0 }).catch(() => undefined);
    if (isLeft()) return;
    if (view.kind === 'batch' && view.batch.plan?.worker === slug) {
      const { plan, course } = view.batch;
      const states = TAKEN[rows];
      const instead = rows === 'waiting' ? from : undefined;
      takeBatch(plan, { ...props, instead, key: keyStore.get() }, (place) =>
        /^\d+$/.test(rows)
          ? plan.rows[place]?.number === Number(rows)
          : (states?.includes(course.rows[place]?.state ?? 'waiting') ?? true),
      );
    }
    navigate(workerBatchPath(slug), { replace: true });
  });
  useEffect(() => {
    let isOver = false;
    if (isRead) void take(() => isOver);
    return () => {
      isOver = true;
    };
  }, [isRead]);
  return <Skeleton className="h-96" />;
}

type RowsOfBatchProps = { readonly batch: BatchId; readonly draw: (rows: EarlierRows) => ReactNode };

/** The merged results of a batch of this browser, to be rows of another. */
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
  const { course, plan, summary } = batch;
  const columns = plan?.columns;
  const reader = useMemo(
    () => createBatchReader(api, { columns: columns ?? [], row: t('batch.results.row') }),
    [api, columns, t],
  );
  const runs = useMemo(() => runsWithRows(course, plan), [course, plan]);
  // Before anything is read of it.
  useLayoutEffect(() => reader.follow(runs), [reader, runs]);
  const { name } = summary;
  const source = useMemo(() => ({ kind: 'results' as const, name }), [name]);
  const { waiting, sending, started } = course.counts;
  return draw({
    ...{ reader, source },
    said: course.rows.reduce((sum, { run }) => sum + (run?.results ?? 0), 0),
    live: waiting + sending + started > 0,
  });
}
