import { useQuery } from '@tanstack/react-query';

import { useKeyFingerprint } from '#api/api-context.tsx';
import { PRIVATE_QUERIES } from '#api/queries/queries.ts';
import { formatMoment } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import { Button } from '#ui/controls/button.tsx';
import { GuardedButton } from '#ui/controls/guarded-button.tsx';
import { Notice } from '#ui/notice.tsx';

import type { Wish } from './wish-journal.ts';
import type { WishSighting, Wishes } from './wishes.ts';

type LostWishProps = {
  readonly wishes: Pick<Wishes<never>, 'look' | 'end'>;
  readonly wish: Wish;
  readonly words: 'waiting.lost' | 'task.lost';
  readonly onSeen: (refs: readonly string[]) => void;
  readonly onAgain?: () => void;
};

/**
 * Searches for a created item whose answer was lost, and offers to continue only once its request can no
 * longer arrive.
 */
export function LostWish({ wishes, wish, words, onSeen, onAgain }: LostWishProps) {
  const t = useMessages();
  const keyMark = useKeyFingerprint();
  const look = async (): Promise<WishSighting> => {
    const sighting = await wishes.look(wish.id);
    if (sighting.kind === 'seen') {
      // Told first: this goes with the wish.
      onSeen(sighting.refs);
      wishes.end(wish.id);
    }
    return sighting;
  };
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: [PRIVATE_QUERIES, 'wish', wish.id, keyMark],
    queryFn: look,
    staleTime: Infinity,
    retry: false,
  });
  const sighting = isFetching ? 'looking' : error ? 'unread' : sightingOf(data);
  const moment = formatMoment(wish.at, { seconds: true });
  return (
    <div className="basis-full space-y-2">
      <Notice
        tone="warn"
        title={t(words)}
        actions={
          <>
            <Button size="small" disabled={isFetching} onClick={() => void refetch()}>
              {t(`${words}.look`)}
            </Button>
            {!isFetching && isFinal(data) && (
              <GoOn
                words={words}
                onAgain={data?.kind === 'none' ? onAgain : undefined}
                onForget={() => wishes.end(wish.id)}
              />
            )}
          </>
        }
      >
        <p>
          {words === 'waiting.lost'
            ? t('waiting.lost.of', { worker: wish.worker, moment })
            : t('task.lost.of', { title: wish.title ?? '', moment })}
        </p>
        <p>{t(`${words}.about`)}</p>
        {sighting && <p>{t(`${words}.${sighting}`)}</p>}
      </Notice>
      {sighting === 'unread' && <FailureNotice failure={error} />}
    </div>
  );
}

const isFinal = (data: WishSighting | undefined): boolean =>
  data !== undefined && data.kind !== 'seen' && data.final;

type GoOnProps = Pick<LostWishProps, 'words'> & {
  readonly onAgain: (() => void) | undefined;
  readonly onForget: () => void;
};

function GoOn({ words, onAgain, onForget }: GoOnProps) {
  const t = useMessages();
  return (
    <GuardedButton size="small" onClick={onAgain ?? onForget}>
      {t(onAgain ? 'task.lost.again' : `${words}.forget`)}
    </GuardedButton>
  );
}

function sightingOf(data: WishSighting | undefined): 'none' | 'final' | 'otherKey' | undefined {
  if (data?.kind === 'otherKey') return 'otherKey';
  if (data?.kind !== 'none') return undefined;
  return data.final ? 'final' : 'none';
}
