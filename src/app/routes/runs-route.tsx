import { useLocation } from 'wouter';

import { RunsPage } from '#features/browse-runs/runs-page.tsx';
import { runPath } from '#core/ids/screen-paths.ts';
import { useKeyDialog } from '#features/enter-api-key/key-dialog-provider.tsx';
import { CollectionsLink } from '#features/collect-runs/put-together.tsx';
import { StoredRows } from '#features/collect-runs/kept/stored-rows.tsx';
import { StoredInputs } from '#features/run-history/stored-inputs.tsx';
import { useStoredInputs } from '#starts/history/use-start-history.ts';
import { StartTask } from '#features/start-again/start-task.tsx';
import { OtherOwner } from '#features/find-owner/other-owner.tsx';

import { lazyComponent } from '#ui/loading/lazy-component.ts';
import { LazyPart } from '#ui/loading/lazy-part.tsx';

import { TabStarts } from '../tab-starts.tsx';

const WaitingRuns = lazyComponent(
  () => import('#features/waiting-runs/waiting-runs.tsx').then((module) => module.WaitingRuns),
  'waiting',
);

export default function RunsRoute() {
  const { openKeyDialog } = useKeyDialog();
  const [, navigate] = useLocation();
  const onNeedKey = () => void openKeyDialog();
  return (
    <TabStarts>
      <div className="space-y-4">
        <LazyPart>
          <WaitingRuns onNeedKey={onNeedKey} />
        </LazyPart>
        <RunsPage
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
      </div>
    </TabStarts>
  );
}
