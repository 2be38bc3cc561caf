import { RunsPage } from '#features/browse-runs/runs-page.tsx';
import { useKeyDialog } from '#features/enter-api-key/key-dialog-provider.tsx';
import { KeptInputs } from '#features/run-history/kept-inputs.tsx';
import { useKeptRuns } from '#features/run-history/use-start-history.ts';

export default function RunsRoute() {
  const { openKeyDialog } = useKeyDialog();
  return (
    <RunsPage
      startedHere={useKeptRuns()}
      keptInputs={<KeptInputs />}
      onNeedKey={() => void openKeyDialog()}
    />
  );
}
