import { RunsPage } from '#features/browse-runs/runs-page.tsx';
import { useKeyDialog } from '#features/enter-api-key/key-dialog-provider.tsx';

export default function RunsRoute() {
  const { openKeyDialog } = useKeyDialog();
  return <RunsPage onNeedKey={() => void openKeyDialog()} />;
}
