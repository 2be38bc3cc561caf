import type { KeyStore } from '#api/key/key-store.ts';
import type { Api } from '#api/operations.ts';
import { Failure } from '#core/errors/failure.ts';
import { isJsonArray } from '#core/json/json.ts';
import type { RunOrder } from '#core/run/run.ts';
import type { WaitingRun } from '#core/saved-tasks/saved-task.ts';
import { type Entry, openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

import { mayBeSameWorker } from '#core/ids/same-worker.ts';
import { createWishes, type Wishes } from '../wishes/wishes.ts';
import { type Wish, wishFormat } from '../wishes/wish-journal.ts';

export const QUEUE_FORMAT = wishFormat([(stored) => (isJsonArray(stored) ? { intents: stored } : undefined)]);

export const storedQueue = openEntry(STORED.queued, QUEUE_FORMAT);

type QueueParts = {
  readonly api: Pick<Api, 'v2'>;
  readonly keyStore: Pick<KeyStore, 'mark'>;
  readonly entry: Pick<Entry<readonly Wish[]>, 'read' | 'write'>;
  readonly now: () => number;
  readonly newId: () => string;
};

/** The runs that are to wait in the queue of the platform. */
export function createQueue({ api, ...parts }: QueueParts): Wishes<RunOrder> {
  return createWishes({
    ...parts,
    list: async (asked) =>
      (await allWaiting(api))
        .filter(({ worker }) => mayBeSameWorker(worker, asked.worker))
        .map(({ ref }) => ref),
    send: (order, wanted) => api.v2.queueRun(order, wanted),
  });
}

/** Pages that are read at most. */
const MOST_PAGES = 20;

/** The runs that wait, as far as they can be read. `isWhole`: that is all of them. @throws Failure */
export async function readWaiting(
  api: Pick<Api, 'v2'>,
  signal?: AbortSignal,
): Promise<{ readonly waiting: readonly WaitingRun[]; readonly isWhole: boolean }> {
  const found = new Map<string, WaitingRun>();
  let unread = 0;
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const next = await api.v2.waitingRuns(page, signal);
    const before = found.size + unread;
    for (const run of next.waiting) found.set(run.ref, run);
    unread += next.unread;
    // Without a count, only a page that holds nothing is known to be beyond the last.
    const isEnd =
      next.total === undefined ? next.waiting.length + next.unread === 0 : found.size + unread >= next.total;
    if (isEnd) return { waiting: [...found.values()], isWhole: unread === 0 };
    if (found.size + unread === before) break;
  }
  return { waiting: [...found.values()], isWhole: false };
}

/** All runs that wait, by which it is told of one that it does not. @throws Failure also where not all of them can be read */
export async function allWaiting(api: Pick<Api, 'v2'>): Promise<readonly WaitingRun[]> {
  const { waiting, isWhole } = await readWaiting(api);
  if (isWhole) return waiting;
  throw new Failure({ kind: 'unreadable', detail: 'the list of waiting runs is not whole' });
}
