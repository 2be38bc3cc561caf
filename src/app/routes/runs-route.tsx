import { useLocation } from 'wouter';

import { RunsPage } from '#features/browse-runs/runs-page.tsx';
import { runPath } from '#core/ids/screen-paths.ts';
import { useKeyDialog } from '#features/enter-api-key/key-dialog-provider.tsx';
import { KeptInputs } from '#features/run-history/kept-inputs.tsx';
import { useKeptRuns } from '#starts/history/use-start-history.ts';
import { StartTask } from '#features/start-again/start-task.tsx';
import { OtherOwner } from '#features/tell-ids/other-owner.tsx';

import { TabStarts } from '../tab-starts.tsx';

export default function RunsRoute() {
  const { openKeyDialog } = useKeyDialog();
  const [, navigate] = useLocation();
  const onNeedKey = () => void openKeyDialog();
  return (
    <RunsPage
      startedHere={useKeptRuns()}
      keptInputs={<KeptInputs />}
      actions={
        <TabStarts>
          <StartTask
            onStarted={(run) => navigate(runPath(run))}
            onNeedKey={onNeedKey}
            explainId={(id, failure) => <OtherOwner {...{ id, failure }} wanted="task" />}
          />
        </TabStarts>
      }
      onNeedKey={onNeedKey}
    />
  );
}
