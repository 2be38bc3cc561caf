import { useEffect, useEffectEvent } from 'react';
import { useLocation, useSearchParams } from 'wouter';

import { type BatchId, isBatchId } from '#core/batch/batch.ts';
import type { RowState } from '#core/batch/course.ts';
import { workerBatchPath } from '#core/ids/worker-ref.ts';
import { SetUpBatch, type SetUpBatchProps } from '#features/set-up-batch/set-up-batch.tsx';
import { takeBatch } from '#features/set-up-batch/take-batch.ts';
import { Skeleton } from '#ui/loading/skeleton.tsx';
import { useBatch, useCreateBatch } from '#batches/use-batches.tsx';

import { TabBatches } from './tab-batches.tsx';

type BatchTabProps = Omit<SetUpBatchProps, 'createBatch'>;

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
        <TakenRows {...props} from={from} states={TAKEN[search.get('rows') ?? '']} />
      ) : (
        <Creating {...props} />
      )}
    </TabBatches>
  );
}

function Creating(props: BatchTabProps) {
  return <SetUpBatch {...props} createBatch={useCreateBatch()} />;
}

type TakenRowsProps = BatchTabProps & {
  readonly from: BatchId;
  /** All rows where absent. */
  readonly states: readonly RowState[] | undefined;
};

/** Takes rows of a batch once, and goes on without naming it. */
function TakenRows({ from, states, ...props }: TakenRowsProps) {
  const { slug } = props;
  const { view } = useBatch(from);
  const [, navigate] = useLocation();
  const isRead = view.kind !== 'reading';
  const take = useEffectEvent(() => {
    if (view.kind === 'batch' && view.batch.plan?.worker === slug) {
      const { plan, course } = view.batch;
      takeBatch(plan, (place) => states?.includes(course.rows[place]?.state ?? 'waiting') ?? true);
    }
    navigate(workerBatchPath(slug), { replace: true });
  });
  useEffect(() => {
    if (isRead) take();
  }, [isRead]);
  return <Skeleton className="h-96" />;
}
