import { useQuery, useQueryClient } from '@tanstack/react-query';

import { useKeyMark } from '#api/api-context.tsx';
import { PRIVATE_QUERIES } from '#api/queries.ts';
import { formatMoment } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FailureNotice } from '#parts/failure-notice.tsx';
import { Button } from '#ui/controls/button.tsx';
import { Notice } from '#ui/notice.tsx';

import type { QueueSighting } from './queue.ts';
import type { QueueIntent } from './queue-journal.ts';
import { useQueue } from './use-queue.ts';
import { WAITING_QUERY } from './waiting-query.ts';

type LostWishProps = {
  readonly intent: QueueIntent;
  /** Called once it was seen, with how many it may be. */
  readonly onSeen: (count: number) => void;
};

/** A run that was to wait and whose answer was lost: looks for it, and offers to go on only once it arrives no more. */
export function LostWish({ intent, onSeen }: LostWishProps) {
  const t = useMessages();
  const queue = useQueue();
  const keyMark = useKeyMark();
  const client = useQueryClient();
  const look = async (): Promise<QueueSighting> => {
    const sighting = await queue.look(intent.id);
    if (sighting.kind === 'seen') {
      // Told first: this goes with the wish.
      onSeen(sighting.refs.length);
      queue.end(intent.id);
      void client.invalidateQueries({ queryKey: WAITING_QUERY, exact: true });
    }
    return sighting;
  };
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: [PRIVATE_QUERIES, 'waiting wish', intent.id, keyMark],
    queryFn: look,
    staleTime: Infinity,
    retry: false,
  });
  const sighting = isFetching ? 'looking' : error ? 'unread' : sightingOf(data);
  return (
    <div className="basis-full space-y-2">
      <Notice
        tone="warn"
        title={t('waiting.lost')}
        actions={
          <>
            <Button size="small" disabled={isFetching} onClick={() => void refetch()}>
              {t('waiting.lost.look')}
            </Button>
            {data?.kind !== 'seen' && data?.final === true && !isFetching && (
              <Button size="small" onClick={() => queue.end(intent.id)}>
                {t('waiting.lost.forget')}
              </Button>
            )}
          </>
        }
      >
        <p>
          {t('waiting.lost.of', {
            worker: intent.worker,
            moment: formatMoment(intent.at, { seconds: true }),
          })}
        </p>
        <p>{t('waiting.lost.about')}</p>
        {sighting && <p>{t(`waiting.lost.${sighting}`)}</p>}
      </Notice>
      {sighting === 'unread' && <FailureNotice failure={error} />}
    </div>
  );
}

/** Undefined where it was seen. */
function sightingOf(data: QueueSighting | undefined): 'none' | 'final' | 'otherKey' | undefined {
  if (data?.kind === 'otherKey') return 'otherKey';
  if (data?.kind !== 'none') return undefined;
  return data.final ? 'final' : 'none';
}
