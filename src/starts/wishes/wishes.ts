import type { KeyStore } from '#api/key/key-store.ts';
import { Failure, factsOf, LATEST_ARRIVAL, mayHaveStarted } from '#core/errors/failure.ts';
import { createListeners, type Listeners } from '#core/listeners.ts';
import type { StoredEntry } from '#browser/stored/entry.ts';

import { nextWishes, openFor, type Wish, type Wished, type WishEvent } from './wish-journal.ts';

export type WishEnd =
  | { readonly kind: 'made'; readonly ref: string; readonly known: readonly string[] }
  | { readonly kind: 'refused'; readonly failure: unknown }
  | { readonly kind: 'lost' }
  | { readonly kind: 'open' };

export type WishSighting =
  | { readonly kind: 'seen'; readonly refs: readonly string[] }
  /** Not listed. `final`: it never will be, because its request can no longer arrive. */
  | { readonly kind: 'none'; readonly final: boolean }
  /** Sent with another key, so this key shows nothing. `final`: its request can no longer arrive. */
  | { readonly kind: 'otherKey'; readonly final: boolean };

export type Wishes<Asked extends Wished> = Pick<Listeners, 'subscribe'> & {
  readonly open: () => readonly Wish[];
  /**
   * Sends it once, after reading what exists. Never rejects.
   * @param wanted aborting it before the request is sent prevents the request; afterwards it has no
   * effect
   */
  readonly add: (asked: Asked, wanted?: AbortSignal) => Promise<WishEnd>;
  /**
   * Sends the same again after the first is known to be missing and can no longer arrive. Never rejects.
   * `wanted` as for `add`.
   */
  readonly again: (id: string, asked: Asked, wanted?: AbortSignal) => Promise<WishEnd>;
  /**
   * Looks for one whose answer was lost.
   * @throws Failure if the list cannot be read completely
   */
  readonly look: (id: string) => Promise<WishSighting>;
  readonly end: (id: string) => void;
};

type WishesParts<Asked extends Wished> = {
  /**
   * Existing items that may match.
   * @throws Failure if the list could not prove an absence
   */
  readonly list: (asked: Wished) => Promise<readonly string[]>;
  readonly send: (asked: Asked, wanted?: AbortSignal) => Promise<string>;
} & WishesKeeping;

export type WishesKeeping = {
  readonly keyStore: Pick<KeyStore, 'fingerprint'>;
  readonly entry: Pick<StoredEntry<readonly Wish[]>, 'read' | 'write'>;
  readonly now: () => number;
  readonly newId: () => string;
};

export function createWishes<Asked extends Wished>(parts: WishesParts<Asked>): Wishes<Asked> {
  const { list, keyStore, entry, now, newId } = parts;
  const stored = entry.read();
  let wishes: readonly Wish[] = stored.ok ? stored.value : [];
  const { subscribe, notify } = createListeners();
  const take = (event: WishEvent): boolean => {
    const next = nextWishes(wishes, event);
    if (next === wishes) return false;
    wishes = next;
    entry.write(next);
    notify();
    return true;
  };
  const begun = new Set<string>();
  const send = async (
    asked: Asked,
    known: readonly string[],
    wanted: AbortSignal | undefined,
  ): Promise<WishEnd> => {
    if (wanted?.aborted === true) return { kind: 'refused', failure: new Failure({ kind: 'offline' }) };
    const { worker, title } = asked;
    const id = newId();
    const keyMark = keyStore.fingerprint();
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
    if (wish.keyMark !== undefined && wish.keyMark !== keyStore.fingerprint())
      return { kind: 'otherKey', final };
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
