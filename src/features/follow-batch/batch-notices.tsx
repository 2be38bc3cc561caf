import type { ListedBatch } from '#batches/batches.ts';
import { MOST_BATCHES } from '#batches/keep/batch-store.ts';
import {
  useBatchList,
  useRemoveBatches,
  useRemovedBatches,
  useUnreadBatches,
} from '#batches/use-batches.tsx';
import { isBatchOver } from '#core/batch/state/standing.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { GuardedButton } from '#ui/controls/guarded-button.tsx';
import { Notice } from '#ui/notice.tsx';

const UNREAD = ['newer', 'unreadable'] as const;

export function BatchNotices() {
  const t = useMessages();
  const { data: batches, error } = useBatchList();
  const unread = useUnreadBatches();
  return (
    <>
      <Removed />
      {error && <Notice tone="bad" title={t('batches.unread')} />}
      {UNREAD.map((why) => {
        const count = unread?.[why] ?? 0;
        return count > 0 && <Notice key={why} tone="warn" title={t(`batches.unread.${why}`, { count })} />;
      })}
      {batches && batches.length > MOST_BATCHES && <TooMany batches={batches} />}
    </>
  );
}

function Removed() {
  const t = useMessages();
  const removed = useRemovedBatches();
  return (
    <div role="status">
      {removed && removed.names.length > 0 && (
        <Notice
          isInLiveRegion
          title={t('batches.deleted', { count: removed.names.length, name: removed.names[0] ?? '' })}
          actions={
            <GuardedButton meaning={removed.names.join('\n')} onClick={removed.restore}>
              {t('batches.deleted.undo')}
            </GuardedButton>
          }
        />
      )}
    </div>
  );
}

const isSpare = (head: ListedBatch['summary']['head']) => isBatchOver(head) && head.counts.lost === 0;

/** Batches are deleted only by choice. */
function TooMany({ batches }: { readonly batches: readonly ListedBatch[] }) {
  const t = useMessages();
  const remove = useRemoveBatches();
  const spare = batches
    .slice(MOST_BATCHES)
    // Of rows that may have started the person has to decide; nothing else tells of them.
    .filter(({ summary: { head } }) => isSpare(head));
  return (
    <Notice
      tone="warn"
      title={t('batches.many', { count: formatNumber(batches.length) })}
      actions={
        spare.length > 0 && (
          <Button disabled={remove.isPending} onClick={() => remove.mutate(spare.map(({ id }) => id))}>
            {t('batches.letGo', { count: spare.length })}
          </Button>
        )
      }
    />
  );
}
