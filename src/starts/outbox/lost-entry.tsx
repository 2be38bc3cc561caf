import { useQuery } from '@tanstack/react-query';

import { useKeyFingerprint } from '#api/api-context.tsx';
import { PRIVATE_QUERIES } from '#api/queries/queries.ts';
import { formatMoment } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import { Button } from '#ui/controls/button.tsx';
import { GuardedButton } from '#ui/controls/guarded-button.tsx';
import { Notice } from '#ui/notice.tsx';

import type { OutboxEntry } from './entries.ts';
import type { OutboxSighting, Outbox } from './outbox.ts';

type LostEntryProps = {
  readonly outbox: Pick<Outbox<never>, 'look' | 'end'>;
  readonly entry: OutboxEntry;
  readonly words: 'waiting.lost' | 'task.lost';
  readonly onSeen: (refs: readonly string[]) => void;
  readonly onAgain?: () => void;
};

/**
 * Searches for a created item whose answer was lost, and offers to continue only once its request can no
 * longer arrive.
 */
export function LostEntry({ outbox, entry, words, onSeen, onAgain }: LostEntryProps) {
  const t = useMessages();
  const fingerprint = useKeyFingerprint();
  const look = async (): Promise<OutboxSighting> => {
    const sighting = await outbox.look(entry.id);
    if (sighting.kind === 'seen') {
      // Report first: this unmounts with the entry.
      onSeen(sighting.refs);
      outbox.end(entry.id);
    }
    return sighting;
  };
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: [PRIVATE_QUERIES, 'wish', entry.id, fingerprint],
    queryFn: look,
    staleTime: Infinity,
    retry: false,
  });
  const sighting = isFetching ? 'looking' : error ? 'unread' : sightingOf(data);
  const moment = formatMoment(entry.at, { seconds: true });
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
                onForget={() => outbox.end(entry.id)}
              />
            )}
          </>
        }
      >
        <p>
          {words === 'waiting.lost'
            ? t('waiting.lost.of', { worker: entry.worker, moment })
            : t('task.lost.of', { title: entry.title ?? '', moment })}
        </p>
        <p>{t(`${words}.about`)}</p>
        {sighting && <p>{t(`${words}.${sighting}`)}</p>}
      </Notice>
      {sighting === 'unread' && <FailureNotice failure={error} />}
    </div>
  );
}

const isFinal = (data: OutboxSighting | undefined): boolean =>
  data !== undefined && data.kind !== 'seen' && data.final;

type GoOnProps = Pick<LostEntryProps, 'words'> & {
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

function sightingOf(data: OutboxSighting | undefined): 'none' | 'final' | 'otherKey' | undefined {
  if (data?.kind === 'otherKey') return 'otherKey';
  if (data?.kind !== 'none') return undefined;
  return data.final ? 'final' : 'none';
}
