import { useParams } from 'wouter';

import { isCollectionId } from '#core/collection/collection.ts';
import { CollectionPage } from '#features/collect-runs/collection-page.tsx';
import { useKeyDialog } from '#features/enter-api-key/key-dialog-provider.tsx';

import { NotFound } from '../not-found.tsx';

export default function CollectionRoute() {
  const { id = '' } = useParams<{ id?: string }>();
  const { openKeyDialog } = useKeyDialog();
  if (!isCollectionId(id)) return <NotFound />;
  return <CollectionPage key={id} id={id} onNeedKey={() => void openKeyDialog()} />;
}
