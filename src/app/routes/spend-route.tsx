import { useKeyDialog } from '#features/enter-api-key/key-dialog-provider.tsx';
import { SpendPage } from '#features/see-spend/spend-page.tsx';

export default function SpendRoute() {
  const { openKeyDialog } = useKeyDialog();
  return <SpendPage onNeedKey={() => void openKeyDialog()} />;
}
