import { ConnectionPage } from '#features/check-connection/connection-page.tsx';
import { useKeyDialog } from '#features/enter-api-key/key-dialog-provider.tsx';

export default function ConnectionRoute() {
  const { openKeyDialog } = useKeyDialog();
  return <ConnectionPage onNeedKey={() => void openKeyDialog()} />;
}
