import { NewCollectionPage } from '#features/collect-runs/new-collection-page.tsx';
import { useKeyDialog } from '#features/enter-api-key/key-dialog-provider.tsx';

export default function NewCollectionRoute() {
  const { openKeyDialog } = useKeyDialog();
  return <NewCollectionPage onNeedKey={() => void openKeyDialog()} />;
}
