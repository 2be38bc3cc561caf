import { useState } from 'react';
import { Redirect, useRoute } from 'wouter';

import { RunsPage } from '#features/browse-runs/runs-page.tsx';
import { BATCHES_PATH, SCREEN_PATHS, WAITING_HASH } from '#core/ids/screen-paths.ts';
import { useKeyDialog } from '#features/enter-api-key/key-dialog-provider.tsx';
import { StoredRows } from '#features/collect-runs/saved/stored-rows.tsx';
import { BatchNotices } from '#features/follow-batch/batch-notices.tsx';
import { StoredInputs } from '#features/run-history/stored-inputs.tsx';

import { useMessages } from '#messages/use-messages.ts';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';

import { SetUpOfAWorker } from '../batch/set-up-of-a-worker.tsx';
import { TabBatches } from '../tab/tab-batches.tsx';

const WaitingRuns = lazyComponent(
  () => import('#features/waiting-runs/waiting-runs.tsx').then((module) => module.WaitingRuns),
  'waiting',
);
const WaitingButton = lazyComponent(
  () => import('#features/waiting-runs/waiting-runs.tsx').then((module) => module.WaitingButton),
  'waiting',
);

export default function RunsRoute() {
  const [isOfBatches] = useRoute(SCREEN_PATHS.batches);
  return isOfBatches ? <Redirect to={BATCHES_PATH} replace /> : <Runs />;
}

function Runs() {
  const t = useMessages();
  const { openKeyDialog } = useKeyDialog();
  const onNeedKey = () => void openKeyDialog();
  const [isWaitingOpen, setWaitingOpen] = useState(() => window.location.hash === WAITING_HASH);
  return (
    <TabBatches>
      <RunsPage
        beside={
          <LazyPart>
            <WaitingButton isOpen={isWaitingOpen} onOpen={setWaitingOpen} />
          </LazyPart>
        }
        below={
          isWaitingOpen && (
            <LazyPart>
              <WaitingRuns onNeedKey={onNeedKey} />
            </LazyPart>
          )
        }
        storedInputs={
          <>
            <StoredInputs />
            <StoredRows />
          </>
        }
        batchNotices={<BatchNotices />}
        setUp={<SetUpOfAWorker title={t('batches.setUp.title')}>{t('batches.setUp')}</SetUpOfAWorker>}
        onNeedKey={onNeedKey}
      />
    </TabBatches>
  );
}
