import { useQueryClient } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';

import { SCREEN_PATHS, WAITING_HASH } from '#core/ids/screen-paths.ts';
import type { RunOrder } from '#core/run/run.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FailureNotice } from '#parts/failure-notice.tsx';
import { Button } from '#ui/controls/button.tsx';
import { LinkButton } from '#ui/controls/link.tsx';
import { Notice } from '#ui/notice.tsx';

import { LostWish } from '../wishes/lost-wish.tsx';
import { openFor } from '../wishes/wish-journal.ts';
import type { WishEnd } from '../wishes/wishes.ts';
import { useQueue } from './use-queue.ts';
import { WAITING_QUERY } from './waiting-query.ts';

type KeepWaitingProps = {
  /** What was refused for want of balance. */
  readonly order: RunOrder;
};

/** Has the platform keep a run that it refused, to be started later; sends it once, and says what became of it. */
export function KeepWaiting({ order }: KeepWaitingProps) {
  const t = useMessages();
  const client = useQueryClient();
  const queue = useQueue();
  const wishes = useSyncExternalStore(queue.subscribe, queue.open);
  const [end, setEnd] = useState<WishEnd>();
  /** Of the runs that wait now, how many it may be, where its answer was lost. */
  const [count, setCount] = useState(0);
  const open = openFor(wishes, order);
  const keep = async () => {
    setEnd(await queue.add(order));
    void client.invalidateQueries({ queryKey: WAITING_QUERY });
  };
  const seen = (refs: readonly string[]) => {
    setCount(refs.length);
    void client.invalidateQueries({ queryKey: WAITING_QUERY });
  };
  if (open?.state === 'lost')
    return <LostWish wishes={queue} wish={open} words="waiting.lost" onSeen={seen} />;
  if (end?.kind === 'made' || count > 0) {
    return (
      <Notice
        tone="good"
        title={count > 0 ? t('waiting.seen', { count }) : t('waiting.kept')}
        className="basis-full"
        actions={
          <LinkButton href={`${SCREEN_PATHS.runs}${WAITING_HASH}`}>{t('waiting.kept.link')}</LinkButton>
        }
      >
        <p>{t('waiting.kept.about')}</p>
      </Notice>
    );
  }
  return (
    <>
      <Button
        disabled={open !== undefined}
        onClick={() => {
          void keep();
        }}
      >
        {t(open === undefined ? 'waiting.keep' : 'waiting.keep.sending')}
      </Button>
      <span className="basis-full text-sm text-muted">{t('waiting.keep.about')}</span>
      {end?.kind === 'refused' && <FailureNotice failure={end.failure} className="basis-full" />}
    </>
  );
}
