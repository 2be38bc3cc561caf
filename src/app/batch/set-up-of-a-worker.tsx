import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';

import { workerBatchPath } from '#core/ids/worker-ref.ts';
import { recentWorkers } from '#features/open-worker/yours/recent-workers.ts';
import { Button } from '#ui/controls/button.tsx';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import type { ActionLook } from '#ui/overlay/menu-button.tsx';

const ChooseWorker = lazyComponent(
  () => import('#features/set-up-batch/earlier/choose-worker.tsx').then(({ ChooseWorker }) => ChooseWorker),
  'setUpBatch',
);

type SetUpOfAWorkerProps = {
  readonly look?: ActionLook | undefined;
  readonly title: string;
  readonly from?: string;
  readonly children: ReactNode;
};

export function SetUpOfAWorker({ title, from = '', look, children }: SetUpOfAWorkerProps) {
  const [, navigate] = useLocation();
  const [isChoosing, setIsChoosing] = useState(false);
  return (
    <>
      <Button {...look} onClick={() => setIsChoosing(true)}>
        {children}
      </Button>
      {isChoosing && (
        <LazyPart>
          <ChooseWorker
            title={title}
            recent={recentWorkers().map(({ slug }) => slug)}
            onChoose={(worker) => navigate(workerBatchPath(worker) + from)}
            onClose={() => setIsChoosing(false)}
          />
        </LazyPart>
      )}
    </>
  );
}
