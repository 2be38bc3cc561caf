import { CollectionsPage } from '#features/collect-runs/collections-page.tsx';

export default function CollectionsRoute() {
  return <CollectionsPage />;
}
