import { BatchesPage } from '#features/follow-batch/batches-page.tsx';

import { TabBatches } from '../tab-batches.tsx';

export default function BatchesRoute() {
  return (
    <TabBatches>
      <BatchesPage />
    </TabBatches>
  );
}
