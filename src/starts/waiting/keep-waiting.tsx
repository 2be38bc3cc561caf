import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';

import { useApi } from '#api/api-context.tsx';
import type { FailureFacts } from '#core/errors/failure.ts';
import { plainWorker } from '#core/ids/same-worker.ts';
import { SCREEN_PATHS, WAITING_HASH } from '#core/ids/screen-paths.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import type { RunOrder } from '#core/run/run.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import { Button } from '#ui/controls/button.tsx';
import { LinkButton } from '#ui/controls/link.tsx';
import { Notice } from '#ui/notice.tsx';

import { useSingleFlight } from '../question/use-single-flight.ts';
import { LostEntry } from '../outbox/lost-entry.tsx';
import { openFor } from '../outbox/entries.ts';
import type { OutboxEnd } from '../outbox/outbox.ts';
import { useQueue } from './use-queue.ts';
import { WAITING_QUERY, waitingQuery } from './waiting-query.ts';

type KeepWaitingProps = {
  readonly order: RunOrder;
  /** The refusal that caused it. The result is stored under it, so that it survives closing the dialog. */
  readonly refusal: FailureFacts;
};

type WaitingState = {
  readonly end?: OutboxEnd;
  /** How many waiting runs may be this one if the answer was lost. */
  readonly count: number;
  readonly lost?: string | undefined;
};

const knownOf = new WeakMap<FailureFacts, WaitingState>();

export function KeepWaiting({ order, refusal }: KeepWaitingProps) {
  const t = useMessages();
  const client = useQueryClient();
  const queue = useQueue();
  const entries = useSyncExternalStore(queue.subscribe, queue.open);
  const [{ end, count }, setKnown] = useState<WaitingState>(() => knownOf.get(refusal) ?? { count: 0 });
  const remember = (known: WaitingState) => {
    knownOf.set(refusal, known);
    setKnown(known);
  };
  const open = openFor(entries, order);
  const press = useSingleFlight();
  const keep = () =>
    press.make(async (signal) => {
      const end = await queue.add(order, signal);
      // Nothing left, or nothing waits: its button stands here as before.
      if (signal.aborted && end.kind === 'refused') return;
      const lost = end.kind === 'lost' ? openFor(queue.open(), order)?.id : undefined;
      remember({ end, count: 0, lost });
      void client.invalidateQueries({ queryKey: WAITING_QUERY });
    });
  const seen = (id: string, refs: readonly string[]) => {
    if (knownOf.get(refusal)?.lost === id) remember({ count: refs.length });
    void client.invalidateQueries({ queryKey: WAITING_QUERY });
  };
  // Until it is noted whose it is, what is seen of it would count for no refusal.
  if (open?.state === 'lost' && !press.isOpen)
    return (
      <LostEntry outbox={queue} entry={open} words="waiting.lost" onSeen={(refs) => seen(open.id, refs)} />
    );
  if (end?.kind === 'made' || count > 0) return <Waits count={count} worker={order.worker} />;
  return (
    <>
      <Button
        disabled={open !== undefined || press.isOpen}
        onClick={() => {
          void keep();
        }}
      >
        {t(open === undefined && !press.isOpen ? 'waiting.keep' : 'waiting.keep.sending')}
      </Button>
      <span className="basis-full text-sm text-muted">{t('waiting.keep.about')}</span>
      {end?.kind === 'refused' && <FailureNotice failure={end.failure} className="basis-full" />}
    </>
  );
}

type WaitsProps = Pick<WaitingState, 'count'> & { readonly worker: WorkerSlug };

function Waits({ count, worker }: WaitsProps) {
  const t = useMessages();
  const { data } = useQuery(waitingQuery(useApi()));
  const isOfWorker = (of = '') => plainWorker(of) === plainWorker(worker);
  const all = data?.waiting.filter((run) => isOfWorker(run.worker)) ?? [];
  const beside = all.length - Math.max(1, count);
  return (
    <Notice
      tone="good"
      title={count > 0 ? t('waiting.seen', { count }) : t('waiting.kept')}
      className="basis-full"
      actions={<LinkButton href={`${SCREEN_PATHS.runs}${WAITING_HASH}`}>{t('waiting.kept.link')}</LinkButton>}
    >
      <p>{t('waiting.kept.about')}</p>
      {beside > 0 && <p className="text-warn">{t('waiting.kept.beside', { count: beside })}</p>}
    </Notice>
  );
}
