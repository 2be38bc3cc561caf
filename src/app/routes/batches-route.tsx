import { BatchesPage } from '#features/follow-batch/batches-page.tsx';
import { useMessages } from '#messages/use-messages.ts';

import { SetUpOfAWorker } from '../batch/set-up-of-a-worker.tsx';
import { TabBatches } from '../tab/tab-batches.tsx';

export default function BatchesRoute() {
  const t = useMessages();
  return (
    <TabBatches>
      <BatchesPage
        setUp={
          <SetUpOfAWorker title={t('batches.setUp.title')} look={{ variant: 'primary' }}>
            {t('batches.setUp')}
          </SetUpOfAWorker>
        }
      />
    </TabBatches>
  );
}
