import { ComparePage } from '#features/compare-runs/compare-page.tsx';
import { useKeyDialog } from '#features/enter-api-key/key-dialog-provider.tsx';

export default function CompareRunsRoute() {
  const { openKeyDialog } = useKeyDialog();
  return <ComparePage onNeedKey={() => void openKeyDialog()} />;
}
