import type { KeyStore } from '#api/key-store.ts';
import type { Api } from '#api/operations.ts';
import { factsOf, Failure, LATEST_ARRIVAL, mayHaveStarted } from '#core/errors/failure.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { createListeners, type Listeners } from '#core/listeners.ts';
import type { RunOrder } from '#core/run/run.ts';
import type { WaitingRun } from '#core/saved-tasks/saved-task.ts';
import { type Entry, openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

import { mayBeSameWorker } from '../look-up/find-candidates.ts';

import { nextQueue, openFor, QUEUE_FORMAT, type QueueEvent, type QueueIntent } from './queue-journal.ts';

export const storedQueue = openEntry(STORED.queued, QUEUE_FORMAT);

/** What became of a wish to keep a run waiting. */
export type QueueEnd =
  | { readonly kind: 'waits'; readonly ref: string }
  /** The platform refused, or nothing was sent: it does not wait. */
  | { readonly kind: 'refused'; readonly failure: unknown }
  /** Nobody knows whether it waits. */
  | { readonly kind: 'lost' }
  /** One before it is open: nothing was sent. */
  | { readonly kind: 'open' };

/** What the list of waiting runs says of a wish whose answer was lost. */
export type QueueSighting =
  /** It waits: what was not there before is it, or among it. */
  | { readonly kind: 'seen'; readonly refs: readonly string[] }
  /** It is not listed. `final`: nor will it be, for its request can arrive no more. */
  | { readonly kind: 'none'; readonly final: boolean }
  /** It was sent with another key, and nothing can be told by this one. `final` as above. */
  | { readonly kind: 'otherKey'; readonly final: boolean };

export type Queue = Pick<Listeners, 'subscribe'> & {
  readonly intents: () => readonly QueueIntent[];
  /** Puts a run into the queue of the platform, once it is known what waits there; sends it once. Never rejects. */
  readonly add: (order: RunOrder) => Promise<QueueEnd>;
  /** Looks for one whose answer was lost. @throws Failure where the list cannot be read, or not all of it */
  readonly look: (id: string) => Promise<QueueSighting>;
  /** It was seen; or the person goes on, after it was not seen in the end. */
  readonly end: (id: string) => void;
};

type QueueParts = {
  readonly api: Pick<Api, 'v2'>;
  readonly keyStore: Pick<KeyStore, 'mark'>;
  readonly entry: Pick<Entry<readonly QueueIntent[]>, 'read' | 'write'>;
  readonly now: () => number;
  readonly newId: () => string;
};

export function createQueue({ api, keyStore, entry, now, newId }: QueueParts): Queue {
  const stored = entry.read();
  let intents: readonly QueueIntent[] = stored.ok ? stored.value : [];
  const { subscribe, notify } = createListeners();
  /** False where nothing changed. */
  const take = (event: QueueEvent): boolean => {
    const next = nextQueue(intents, event);
    if (next === intents) return false;
    intents = next;
    entry.write(next);
    notify();
    return true;
  };
  /** Workers whose wish is about to be sent. */
  const begun = new Set<WorkerSlug>();
  const send = async (order: RunOrder, known: readonly string[]): Promise<QueueEnd> => {
    const id = newId();
    const keyMark = keyStore.mark();
    const marked = keyMark !== undefined && { keyMark };
    if (!take({ kind: 'sent', intent: { id, worker: order.worker, at: now(), known, ...marked } }))
      return { kind: 'open' };
    try {
      const ref = await api.v2.queueRun(order);
      take({ kind: 'ended', id });
      return { kind: 'waits', ref };
    } catch (failure) {
      const isLost = mayHaveStarted(factsOf(failure));
      take({ kind: isLost ? 'lost' : 'ended', id });
      return isLost ? { kind: 'lost' } : { kind: 'refused', failure };
    }
  };
  return {
    subscribe,
    intents: () => intents,
    add: async (order) => {
      const { worker } = order;
      if (begun.has(worker) || openFor(intents, worker)) return { kind: 'open' };
      begun.add(worker);
      try {
        const known = (await allWaiting(api)).map(({ ref }) => ref);
        return await send(order, known);
      } catch (failure) {
        return { kind: 'refused', failure };
      } finally {
        begun.delete(worker);
      }
    },
    look: async (id) => {
      const intent = intents.find((one) => one.id === id);
      if (intent === undefined) return { kind: 'none', final: true };
      // Before the list is asked for: what arrives after is not in it.
      const final = now() - intent.at > LATEST_ARRIVAL;
      if (intent.keyMark !== undefined && intent.keyMark !== keyStore.mark())
        return { kind: 'otherKey', final };
      const refs = (await allWaiting(api))
        .filter(({ ref, worker }) => !intent.known.includes(ref) && mayBeSameWorker(worker, intent.worker))
        .map(({ ref }) => ref);
      return refs.length === 0 ? { kind: 'none', final } : { kind: 'seen', refs };
    },
    end: (id) => void take({ kind: 'ended', id }),
  };
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
