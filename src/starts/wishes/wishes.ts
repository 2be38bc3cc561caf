import type { KeyStore } from '#api/key/key-store.ts';
import { Failure, factsOf, LATEST_ARRIVAL, mayHaveStarted } from '#core/errors/failure.ts';
import { createListeners, type Listeners } from '#core/listeners.ts';
import type { StoredEntry } from '#browser/stored/entry.ts';

import { nextWishes, openFor, type Wish, type Wished, type WishEvent } from './wish-journal.ts';

/** What became of a wish that was to be sent. */
export type WishEnd =
  /** `known`: what was there before. */
  | { readonly kind: 'made'; readonly ref: string; readonly known: readonly string[] }
  /** The platform refused, or nothing was sent: it is not there. */
  | { readonly kind: 'refused'; readonly failure: unknown }
  /** Nobody knows whether it is there. */
  | { readonly kind: 'lost' }
  /** An earlier wish for the same is open: nothing was sent. */
  | { readonly kind: 'open' };

/** What the platform's list says of a wish whose answer was lost. */
export type WishSighting =
  /** It is there: what was not there before is it, or among it. */
  | { readonly kind: 'seen'; readonly refs: readonly string[] }
  /** It is not listed. `final`: nor will it be, for its request can arrive no more. */
  | { readonly kind: 'none'; readonly final: boolean }
  /** It was sent with another key, and nothing can be told by this one. `final`: nor will it be, for its request can arrive no more. */
  | { readonly kind: 'otherKey'; readonly final: boolean };

/** Wishes to have something made on the platform, of which each is sent once. */
export type Wishes<Asked extends Wished> = Pick<Listeners, 'subscribe'> & {
  readonly open: () => readonly Wish[];
  /**
   * Sends it, once it is known what is there, and once only. Never rejects.
   * @param wanted where it is aborted before the request has left, nothing leaves; what has left is not called back
   */
  readonly add: (asked: Asked, wanted?: AbortSignal) => Promise<WishEnd>;
  /** Sends the same once more, where the first is not there and can arrive no more. Never rejects. `wanted` as `add` has it. */
  readonly again: (id: string, asked: Asked, wanted?: AbortSignal) => Promise<WishEnd>;
  /** Looks for one whose answer was lost. @throws Failure where the list cannot be read, or not all of it */
  readonly look: (id: string) => Promise<WishSighting>;
  /** It was seen; or the person goes on, after it was not seen in the end. */
  readonly end: (id: string) => void;
};

type WishesParts<Asked extends Wished> = {
  /** What is there that may be such a one. @throws Failure where an absence could not be told by it */
  readonly list: (asked: Wished) => Promise<readonly string[]>;
  /** Has it made; gives what it is called. */
  readonly send: (asked: Asked, wanted?: AbortSignal) => Promise<string>;
} & WishesKeeping;

/** Of whose key wishes are, where they are noted, and by which clock. */
export type WishesKeeping = {
  readonly keyStore: Pick<KeyStore, 'mark'>;
  readonly entry: Pick<StoredEntry<readonly Wish[]>, 'read' | 'write'>;
  readonly now: () => number;
  readonly newId: () => string;
};

export function createWishes<Asked extends Wished>(parts: WishesParts<Asked>): Wishes<Asked> {
  const { list, keyStore, entry, now, newId } = parts;
  const stored = entry.read();
  let wishes: readonly Wish[] = stored.ok ? stored.value : [];
  const { subscribe, notify } = createListeners();
  /** False where nothing changed. */
  const take = (event: WishEvent): boolean => {
    const next = nextWishes(wishes, event);
    if (next === wishes) return false;
    wishes = next;
    entry.write(next);
    notify();
    return true;
  };
  /** Those that are about to be sent. */
  const begun = new Set<string>();
  const send = async (
    asked: Asked,
    known: readonly string[],
    wanted: AbortSignal | undefined,
  ): Promise<WishEnd> => {
    if (wanted?.aborted === true) return { kind: 'refused', failure: new Failure({ kind: 'offline' }) };
    const { worker, title } = asked;
    const id = newId();
    const keyMark = keyStore.mark();
    const beside = { ...(title !== undefined && { title }), ...(keyMark !== undefined && { keyMark }) };
    if (!take({ kind: 'sent', wish: { id, worker, at: now(), known, ...beside } })) return { kind: 'open' };
    try {
      const ref = await parts.send(asked, wanted);
      take({ kind: 'ended', id });
      return { kind: 'made', ref, known };
    } catch (failure) {
      const isLost = mayHaveStarted(factsOf(failure));
      take({ kind: isLost ? 'lost' : 'ended', id });
      return isLost ? { kind: 'lost' } : { kind: 'refused', failure };
    }
  };
  const look = async (id: string): Promise<WishSighting> => {
    const wish = wishes.find((one) => one.id === id);
    if (wish === undefined) return { kind: 'none', final: true };
    // Before the list is asked for: what arrives after is not in it.
    const final = now() - wish.at > LATEST_ARRIVAL;
    if (wish.keyMark !== undefined && wish.keyMark !== keyStore.mark()) return { kind: 'otherKey', final };
    const refs = (await list(wish)).filter((ref) => !wish.known.includes(ref));
    return refs.length === 0 ? { kind: 'none', final } : { kind: 'seen', refs };
  };
  const again = async (id: string, asked: Asked, wanted?: AbortSignal): Promise<WishEnd> => {
    const wish = wishes.find((one) => one.id === id);
    const sighting = await look(id);
    const [ref] = sighting.kind === 'seen' ? sighting.refs : [];
    const known = wish?.known ?? [];
    if (ref === undefined && (sighting.kind !== 'none' || !sighting.final)) return { kind: 'lost' };
    if (!take({ kind: 'ended', id })) return { kind: 'open' };
    // With what was known before the first: whichever of the two is there after, is seen.
    return ref === undefined ? send(asked, known, wanted) : { kind: 'made', ref, known };
  };
  return {
    subscribe,
    look,
    open: () => wishes,
    add: async (asked, wanted) => {
      const name = JSON.stringify([asked.worker, asked.title]);
      if (begun.has(name) || openFor(wishes, asked)) return { kind: 'open' };
      begun.add(name);
      try {
        return await send(asked, await list(asked), wanted);
      } catch (failure) {
        return { kind: 'refused', failure };
      } finally {
        begun.delete(name);
      }
    },
    again: (id, asked, wanted) => again(id, asked, wanted).catch(() => ({ kind: 'lost' })),
    end: (id) => void take({ kind: 'ended', id }),
  };
}
