import { navigate } from 'wouter/use-browser-location';

import type { StoredBatch } from '#batches/keep/batch-store.ts';
import type { BatchId } from '#core/batch/batch.ts';
import type { BatchNotification } from '#core/batch/state/notifications.ts';
import { batchPath } from '#core/ids/screen-paths.ts';
import { loadWords, say } from '#messages/i18n.ts';
import { isNoticeEnabled, notifyOutside } from '#parts/end-notice.tsx';

export async function tellBatchNews(
  { summary, state: batchState, plan }: StoredBatch,
  { id, news }: { readonly id: BatchId; readonly news: BatchNotification },
): Promise<void> {
  if (!isNoticeEnabled()) return;
  const [{ lineText }] = await Promise.all([
    import('#features/follow-batch/batch/batch-words.ts'),
    loadWords('batches'),
    loadWords('runs'),
  ]);
  notifyOutside({
    title: say(`batch.notice.${news}`, { name: summary.name }),
    body: lineText(
      say,
      { state: batchState, plan, driver: 'here', next: undefined, secret: summary.secret },
      Date.now(),
    ),
    tag: `batch ${id}`,
    onOpen: () => navigate(batchPath(id)),
  });
}
