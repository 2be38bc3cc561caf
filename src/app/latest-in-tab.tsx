import { useApi } from '#api/api-context.tsx';
import { useKeyDialog } from '#features/enter-api-key/key-dialog-provider.tsx';
import { Latest } from '#features/home/latest.tsx';
import { useMessages } from '#messages/use-messages.ts';
import { SaveButton } from '#results/save-button.tsx';

import { TabBatches } from './tab/tab-batches.tsx';

export function LatestInTab({ onDrawn }: { readonly onDrawn: () => void }) {
  const t = useMessages();
  const api = useApi();
  const { openKeyDialog } = useKeyDialog();
  return (
    <TabBatches>
      <Latest
        onNeedKey={() => void openKeyDialog()}
        onDrawn={onDrawn}
        renderSave={({ of, ...line }) => (
          <SaveButton
            {...line}
            openReader={async () => {
              const { readBatch, readRun } = await import('./tab/read-rows.ts');
              return 'run' in of ? readRun(api, of.run) : readBatch(api, of.batch, t);
            }}
          />
        )}
      />
    </TabBatches>
  );
}
