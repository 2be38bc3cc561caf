import { useParams } from 'wouter';

import { isBatchId } from '#core/batch/batch.ts';
import { collectBatchPath } from '#core/collection/new-collection.ts';
import { PutTogether } from '#features/collect-runs/put-together.tsx';
import { useKeyDialog } from '#features/enter-api-key/key-dialog-provider.tsx';
import { BatchPage } from '#features/follow-batch/batch-page.tsx';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';

import { NotFound } from '../not-found.tsx';
import { TabBatches } from '../tab/tab-batches.tsx';
import { UseAsRows } from '../batch/use-as-rows.tsx';

const BatchResults = lazyComponent(() =>
  import('#features/follow-batch/batch-results.tsx').then(({ BatchResults }) => BatchResults),
);

export default function BatchRoute() {
  const { id = '' } = useParams<{ id?: string }>();
  const { openKeyDialog } = useKeyDialog();
  if (!isBatchId(id)) return <NotFound />;
  return (
    <TabBatches>
      <BatchPage
        key={id}
        id={id}
        requestKey={openKeyDialog}
        results={(batch) => (
          <LazyPart>
            <BatchResults batch={batch} />
          </LazyPart>
        )}
        ways={(look) => (
          <>
            <UseAsRows of={{ kind: 'batch', batch: id }} look={look} />
            <PutTogether address={collectBatchPath(id)} look={look} />
          </>
        )}
      />
    </TabBatches>
  );
}
