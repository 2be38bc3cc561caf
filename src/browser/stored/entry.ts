import { err, type Result } from '#core/result.ts';
import type { Codec, Unread } from '#core/stored/format.ts';

import { browserStorage, type OwnStorage, sharedStorage, tabStorage } from '../own-storage.ts';
import type { Each, Single, Where } from './registry.ts';

const STORAGE: Record<Where, () => OwnStorage> = {
  tab: tabStorage,
  browser: browserStorage,
  shared: sharedStorage,
};

/** A value that the browser stores under one name. A forbidden storage reads as empty and ignores writes. */
export type StoredEntry<T> = {
  readonly codec: Codec<T>;
  readonly read: () => Result<T, Unread | 'none'>;
  /** False if the storage is full or forbidden, or holds a later build's data, which is never overwritten. */
  readonly write: (value: T) => boolean;
  readonly remove: () => void;
  readonly text: () => string | undefined;
  readonly putText: (text: string) => boolean;
};

export function openEntry<T>({ key, where, room = 0 }: Single, codec: Codec<T>): StoredEntry<T> {
  const storage = STORAGE[where];
  const text = () => attempt(() => storage().getItem(key) ?? undefined, undefined);
  const putText = (next: string) =>
    attempt(() => {
      if (codec.versionOf(storage().getItem(key) ?? '') > codec.version) return false;
      storage().setItem(key, next.padEnd(room));
      return true;
    }, false);
  return {
    codec,
    read: () => {
      const stored = text();
      return stored === undefined ? err('none') : codec.decode(stored);
    },
    write: (value) => putText(codec.encode(value)),
    remove: () => attempt(() => storage().removeItem(key), undefined),
    text,
    putText,
  };
}

export type StoredEntries<T> = { readonly codec: Codec<T>; readonly of: (worker: string) => StoredEntry<T> };

export function openEach<T>(each: Each, codec: Codec<T>): StoredEntries<T> {
  return { codec, of: (worker) => openEntry({ ...each, key: `${each.key}.${worker}` }, codec) };
}

function attempt<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    return otherwise;
  }
}
