import type { KeyStore } from '#api/key/key-store.ts';
import { Failure, factsOf, LATEST_ARRIVAL, mayHaveStarted } from '#core/errors/failure.ts';
import { createListeners, type Listeners } from '#core/listeners.ts';
import type { StoredEntry } from '#browser/stored/entry.ts';

import { outboxReducer, openFor, type OutboxEntry, type OutboxItem, type OutboxEvent } from './entries.ts';

export type OutboxEnd =
  | { readonly kind: 'made'; readonly ref: string; readonly known: readonly string[] }
  | { readonly kind: 'refused'; readonly failure: unknown }
  | { readonly kind: 'lost' }
  | { readonly kind: 'open' };

export type OutboxSighting =
  | { readonly kind: 'seen'; readonly refs: readonly string[] }
  /** Not listed. `final`: it never will be, because its request can no longer arrive. */
  | { readonly kind: 'none'; readonly final: boolean }
  /** Sent with another key, so this key shows nothing. `final`: its request can no longer arrive. */
  | { readonly kind: 'otherKey'; readonly final: boolean };

export type Outbox<Item extends OutboxItem> = Pick<Listeners, 'subscribe'> & {
  readonly open: () => readonly OutboxEntry[];
  /**
   * Sends it once, after reading what exists. Never rejects.
   * @param wanted aborting it before the request is sent prevents the request; afterwards it has no
   * effect
   */
  readonly add: (item: Item, wanted?: AbortSignal) => Promise<OutboxEnd>;
  /**
   * Sends the same again after the first is known to be missing and can no longer arrive. Never rejects.
   * `wanted` as for `add`.
   */
  readonly again: (id: string, item: Item, wanted?: AbortSignal) => Promise<OutboxEnd>;
  /**
   * Looks for one whose answer was lost.
   * @throws Failure if the list cannot be read completely
   */
  readonly look: (id: string) => Promise<OutboxSighting>;
  readonly end: (id: string) => void;
};

type OutboxParts<Item extends OutboxItem> = {
  /**
   * Existing items that may match.
   * @throws Failure if the list could not prove an absence
   */
  readonly list: (item: OutboxItem) => Promise<readonly string[]>;
  readonly send: (item: Item, wanted?: AbortSignal) => Promise<string>;
} & OutboxServices;

export type OutboxServices = {
  readonly keyStore: Pick<KeyStore, 'fingerprint'>;
  readonly entry: Pick<StoredEntry<readonly OutboxEntry[]>, 'read' | 'write'>;
  readonly now: () => number;
  readonly newId: () => string;
};

export function createOutbox<Item extends OutboxItem>(parts: OutboxParts<Item>): Outbox<Item> {
  const { list, keyStore, entry, now, newId } = parts;
  const stored = entry.read();
  let entries: readonly OutboxEntry[] = stored.ok ? stored.value : [];
  const { subscribe, notify } = createListeners();
  const take = (event: OutboxEvent): boolean => {
    const next = outboxReducer(entries, event);
    if (next === entries) return false;
    entries = next;
    entry.write(next);
    notify();
    return true;
  };
  const begun = new Set<string>();
  const send = async (
    item: Item,
    known: readonly string[],
    wanted: AbortSignal | undefined,
  ): Promise<OutboxEnd> => {
    if (wanted?.aborted === true) return { kind: 'refused', failure: new Failure({ kind: 'offline' }) };
    const { worker, title } = item;
    const id = newId();
    const fingerprint = keyStore.fingerprint();
    const beside = {
      ...(title !== undefined && { title }),
      ...(fingerprint !== undefined && { keyMark: fingerprint }),
    };
    if (!take({ kind: 'sent', entry: { id, worker, at: now(), known, ...beside } })) return { kind: 'open' };
    try {
      const ref = await parts.send(item, wanted);
      take({ kind: 'ended', id });
      return { kind: 'made', ref, known };
    } catch (failure) {
      const isLost = mayHaveStarted(factsOf(failure));
      take({ kind: isLost ? 'lost' : 'ended', id });
      return isLost ? { kind: 'lost' } : { kind: 'refused', failure };
    }
  };
  const look = async (id: string): Promise<OutboxSighting> => {
    const found = entries.find((one) => one.id === id);
    if (found === undefined) return { kind: 'none', final: true };
    // Before the list is asked for: what arrives after is not in it.
    const final = now() - found.at > LATEST_ARRIVAL;
    if (found.keyMark !== undefined && found.keyMark !== keyStore.fingerprint())
      return { kind: 'otherKey', final };
    const refs = (await list(found)).filter((ref) => !found.known.includes(ref));
    return refs.length === 0 ? { kind: 'none', final } : { kind: 'seen', refs };
  };
  const again = async (id: string, item: Item, wanted?: AbortSignal): Promise<OutboxEnd> => {
    const found = entries.find((one) => one.id === id);
    const sighting = await look(id);
    const [ref] = sighting.kind === 'seen' ? sighting.refs : [];
    const known = found?.known ?? [];
    if (ref === undefined && (sighting.kind !== 'none' || !sighting.final)) return { kind: 'lost' };
    if (!take({ kind: 'ended', id })) return { kind: 'open' };
    // With what was known before the first: whichever of the two is there after, is seen.
    return ref === undefined ? send(item, known, wanted) : { kind: 'made', ref, known };
  };
  return {
    subscribe,
    look,
    open: () => entries,
    add: async (item, wanted) => {
      const name = JSON.stringify([item.worker, item.title]);
      if (begun.has(name) || openFor(entries, item)) return { kind: 'open' };
      begun.add(name);
      try {
        return await send(item, await list(item), wanted);
      } catch (failure) {
        return { kind: 'refused', failure };
      } finally {
        begun.delete(name);
      }
    },
    again: (id, item, wanted) => again(id, item, wanted).catch(() => ({ kind: 'lost' })),
    end: (id) => void take({ kind: 'ended', id }),
  };
}
