import type { Api } from '#api/operations.ts';
import { factsOf, LATEST_ARRIVAL, mayHaveStarted } from '#core/errors/failure.ts';
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
  | { readonly kind: 'none'; readonly final: boolean };

type Queue = Pick<Listeners, 'subscribe'> & {
  readonly intents: () => readonly QueueIntent[];
  /** Puts a run into the queue of the platform, once it is known what waits there; sends it once. Never rejects. */
  readonly add: (order: RunOrder) => Promise<QueueEnd>;
  /** Looks for one whose answer was lost. @throws Failure where the list cannot be read */
  readonly look: (id: string) => Promise<QueueSighting>;
  /** It was seen; or the person goes on, after it was not seen in the end. */
  readonly end: (id: string) => void;
};

type QueueParts = {
  readonly api: Pick<Api, 'v2'>;
  readonly entry: Pick<Entry<readonly QueueIntent[]>, 'read' | 'write'>;
  readonly now: () => number;
  readonly newId: () => string;
};

export function createQueue({ api, entry, now, newId }: QueueParts): Queue {
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
    if (!take({ kind: 'sent', intent: { id, worker: order.worker, at: now(), known } }))
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

/** All runs that wait. @throws Failure */
export async function allWaiting(api: Pick<Api, 'v2'>, signal?: AbortSignal): Promise<readonly WaitingRun[]> {
  const found = new Map<string, WaitingRun>();
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { waiting, total } = await api.v2.waitingRuns(page, signal);
    const before = found.size;
    for (const run of waiting) found.set(run.ref, run);
    if (found.size === before || found.size >= total) break;
  }
  return [...found.values()];
}

/** One for each connection: all screens of a tab see the same. */
const made = new WeakMap<Api, Queue>();

export function queueOf(api: Api): Queue {
  const known = made.get(api);
  if (known) return known;
  const queue = createQueue({ api, entry: storedQueue, now: Date.now, newId: () => crypto.randomUUID() });
  made.set(api, queue);
  return queue;
}
