import { readPages } from '#api/client/read-pages.ts';
import type { Api } from '#api/operations.ts';
import { Failure } from '#core/errors/failure.ts';
import { isJsonArray } from '#core/json/json.ts';
import type { RunOrder } from '#core/run/run.ts';
import type { WaitingRun } from '#core/saved-tasks/saved-task.ts';
import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

import { mayBeSameWorker } from '#core/ids/same-worker.ts';
import { createOutbox, type Outbox, type OutboxServices } from '../outbox/outbox.ts';
import { outboxFormat } from '../outbox/entries.ts';

export const QUEUE_FORMAT = outboxFormat([
  (stored) => (isJsonArray(stored) ? { intents: stored } : undefined),
]);

export const storedQueue = openEntry(STORED.queued, QUEUE_FORMAT);

type QueueParts = OutboxServices & { readonly api: Pick<Api, 'v2'> };

export function createQueue({ api, ...parts }: QueueParts): Outbox<RunOrder> {
  return createOutbox({
    ...parts,
    list: async (order) =>
      (await allWaiting(api))
        .filter(({ worker }) => mayBeSameWorker(worker, order.worker))
        .map(({ ref }) => ref),
    send: (order, wanted) => api.v2.queueRun(order, wanted),
  });
}

const MOST_PAGES = 20;

/**
 * Waiting runs, as far as they can be read. `isWhole`: these are all.
 * @throws Failure
 */
export async function readWaiting(
  api: Pick<Api, 'v2'>,
  signal?: AbortSignal,
): Promise<{ readonly waiting: readonly WaitingRun[]; readonly isWhole: boolean }> {
  const ask = async (page: number) => {
    const { waiting, unread, total } = await api.v2.waitingRuns(page, signal);
    return { items: waiting, unread, total };
  };
  const { items, isWhole } = await readPages(ask, { keyOf: ({ ref }) => ref, most: MOST_PAGES });
  return { waiting: items, isWhole };
}

/**
 * All waiting runs, to detect that one does not wait.
 * @throws Failure also if not all can be read
 */
export async function allWaiting(api: Pick<Api, 'v2'>): Promise<readonly WaitingRun[]> {
  const { waiting, isWhole } = await readWaiting(api);
  if (isWhole) return waiting;
  throw new Failure({ kind: 'unreadable', detail: 'the list of waiting runs is not whole' });
}
