import { useState } from 'react';
import { useLocation } from 'wouter';

import { RunsPage } from '#features/browse-runs/runs-page.tsx';
import { runPath, WAITING_HASH } from '#core/ids/screen-paths.ts';
import { useKeyDialog } from '#features/enter-api-key/key-dialog-provider.tsx';
import { CollectionsLink } from '#features/collect-runs/put-together.tsx';
import { StoredRows } from '#features/collect-runs/kept/stored-rows.tsx';
import { StoredInputs } from '#features/run-history/stored-inputs.tsx';
import { useStoredInputs } from '#starts/history/history-query.ts';
import { StartTask } from '#features/start-again/start-task.tsx';
import { OtherOwner } from '#features/find-owner/other-owner.tsx';

import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';

import { TabStarts } from '../tab/tab-starts.tsx';

const WaitingRuns = lazyComponent(
  () => import('#features/waiting-runs/waiting-runs.tsx').then((module) => module.WaitingRuns),
  'waiting',
);
const WaitingButton = lazyComponent(
  () => import('#features/waiting-runs/waiting-runs.tsx').then((module) => module.WaitingButton),
  'waiting',
);

export default function RunsRoute() {
  const { openKeyDialog } = useKeyDialog();
  const [, navigate] = useLocation();
  const onNeedKey = () => void openKeyDialog();
  const [isWaitingOpen, setWaitingOpen] = useState(() => window.location.hash === WAITING_HASH);
  return (
    <TabStarts>
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
        startedHere={useStoredInputs()}
        storedInputs={
          <>
            <StoredInputs />
            <StoredRows />
          </>
        }
        actions={
          <>
            <CollectionsLink />
            <StartTask
              onStarted={(run) => navigate(runPath(run))}
              onNeedKey={onNeedKey}
              explainId={(id, failure) => <OtherOwner {...{ id, failure }} wanted="task" />}
            />
          </>
        }
        onNeedKey={onNeedKey}
      />
    </TabStarts>
  );
}
