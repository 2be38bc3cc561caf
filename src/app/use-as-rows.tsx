import { TableProperties } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';

import { workerBatchPath } from '#core/ids/worker-ref.ts';
import { recentWorkers } from '#features/open-worker/recent-workers.ts';
import type { ResultsOf } from '#features/set-up-batch/earlier/earlier-rows.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { lazyComponent } from '#ui/loading/lazy-component.ts';
import { LazyPart } from '#ui/loading/lazy-part.tsx';

import { encodeResults } from './results-address.ts';

const ChooseWorker = lazyComponent(
  () => import('#features/set-up-batch/earlier/choose-worker.tsx').then(({ ChooseWorker }) => ChooseWorker),
  'setUpBatch',
);

/** Takes results on to be rows of a batch: of a Worker that is chosen first. */
export function UseAsRows({ of }: { readonly of: ResultsOf }) {
  const t = useMessages();
  const [, navigate] = useLocation();
  const [isChoosing, setIsChoosing] = useState(false);
  return (
    <>
      <Button onClick={() => setIsChoosing(true)}>
        <TableProperties size={14} aria-hidden />
        {t('results.useAsRows')}
      </Button>
      {isChoosing && (
        <LazyPart>
          <ChooseWorker
            recent={recentWorkers().map(({ slug }) => slug)}
            onChoose={(worker) => navigate(workerBatchPath(worker) + encodeResults(of))}
            onClose={() => setIsChoosing(false)}
          />
        </LazyPart>
      )}
    </>
  );
}
