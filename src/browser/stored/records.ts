import { createStore, delMany, get, keys, promisifyRequest, set, type UseStore } from 'idb-keyval';

import type { Codec, Unread, UnreadCounts } from '#core/stored/format.ts';
import { err, ok, type Result } from '#core/result.ts';

import { ownName } from '../own-storage.ts';
import type { Database } from './registry.ts';

export type RecordKey = readonly [of: string, which: string];

export type OwnRecords<T> = {
  readonly read: readonly { readonly which: string; readonly value: T }[];
  readonly unread: UnreadCounts;
};

/** Outcome of a holder's write: another holder has taken the records, or they are gone. */
export type WriteOutcome = 'kept' | 'taken' | 'gone';

/**
 * Records of one kind in a browser database shared by all tabs. Each operation rejects if it is full,
 * forbidden, or does not open.
 */
export type Records<T> = {
  readonly codec: Codec<T>;
  readonly keys: () => Promise<readonly RecordKey[]>;
  readonly get: (key: RecordKey) => Promise<Result<T, Unread | 'none'>>;
  readonly of: (owner: string) => Promise<OwnRecords<T>>;
  readonly all: () => Promise<readonly (readonly [key: RecordKey, value: T])[]>;
  /** False for a record that is too long. */
  readonly put: (key: RecordKey, value: T) => Promise<boolean>;
  /** Changes a record in one transaction, so that another tab's write is not lost; returns the new value. */
  readonly update: (key: RecordKey, change: (value: T) => T) => Promise<Result<T, Unread | 'none'>>;
  readonly remove: (keys: readonly RecordKey[]) => Promise<void>;
  /** Assigns an owner's records to a holder; `putHeld` of others is then ignored. False if there are none. */
  readonly hold: (owner: string, holder: string) => Promise<boolean>;
  /**
   * Writes all records in the transaction that checks the holder; none for another holder.
   * @param strict resolves only once they are on disk
   */
  readonly putHeld: (
    by: { readonly owner: string; readonly holder: string; readonly strict?: boolean },
    values: readonly { readonly which: string; readonly value: T }[],
  ) => Promise<WriteOutcome>;
  readonly removeAll: (owner: string) => Promise<void>;
  readonly rename: (to: (key: RecordKey) => RecordKey | undefined) => Promise<void>;
};

/**
 * Opens a separate database of texts.
 * @param waits stays pending if it does not open: the caller has its own timeout and distinguishes this
 * from a forbidden one
 */
export function openRecords<T>(
  { key, store, most = Infinity }: Database,
  codec: Codec<T>,
  waits = false,
): Records<T> {
  let opened: UseStore | undefined;
  const create = () => createStore(ownName(key), store);
  const open = () => (opened ??= waits ? create() : openSoon(create()));
  let database: IDBDatabase | undefined;
  const openDatabase = async (): Promise<IDBDatabase> => {
    const { db } = await open()('readonly', ({ transaction }) => Promise.resolve(transaction));
    db.addEventListener('close', () => (database = undefined));
    return (database = db);
  };
  const decode = (stored: unknown): Result<T, Unread> =>
    typeof stored === 'string' ? codec.decode(stored) : err('unreadable');
  return {
    codec,
    keys: async () => (await keys(open())).filter(isRecordKey),
    get: async (record) => {
      const stored = await get<unknown>([...record], open());
      return stored === undefined ? err('none') : decode(stored);
    },
    of: async (owner) => {
      const [found, texts] = await open()('readonly', (all) =>
        Promise.all([
          promisifyRequest(all.getAllKeys(recordsOf(owner))),
          promisifyRequest<unknown[]>(all.getAll(recordsOf(owner))),
        ]),
      );
      const unread = { unreadable: 0, newer: 0 };
      const read = found.flatMap((key, at) => {
        const value = decode(texts[at]);
        if (value.ok && isRecordKey(key)) return [{ which: key[1], value: value.value }];
        unread[value.ok ? 'unreadable' : value.error] += 1;
        return [];
      });
      return { read, unread };
    },
    all: async () => {
      const [found, texts] = await open()('readonly', (all) =>
        Promise.all([promisifyRequest(all.getAllKeys()), promisifyRequest<unknown[]>(all.getAll())]),
      );
      return found.flatMap((key, at) => {
        const value = decode(texts[at]);
        return value.ok && isRecordKey(key) ? [[key, value.value] as const] : [];
      });
    },
    put: async (record, value) => {
      const text = codec.encode(value);
      if (text.length > most) return false;
      await set([...record], text, open());
      return true;
    },
    update: (record, change) =>
      open()('readwrite', async (all) => {
        const stored = await promisifyRequest<unknown>(all.get([...record]));
        const read = stored === undefined ? err('none' as const) : decode(stored);
        if (!read.ok) return read;
        const next = change(read.value);
        all.put(codec.encode(next), [...record]);
        await promisifyRequest(all.transaction);
        return ok(next);
      }),
    remove: (gone) =>
      delMany(
        gone.map((key) => [...key]),
        open(),
      ),
    hold: (owner, holder) =>
      open()('readwrite', async (all) => {
        const isThere = (await promisifyRequest(all.count(recordsOf(owner)))) > 0;
        if (isThere) all.put(holder, holderOf(owner));
        await promisifyRequest(all.transaction);
        return isThere;
      }),
    putHeld: async ({ owner, holder, strict = false }, values) => {
      const texts = values.map(({ which, value }) => ({ which, text: codec.encode(value) }));
      // Without a pause where it is open: what is asked of it is on its way before the page is drawn.
      const all = (database ?? (await openDatabase()))
        .transaction(store, 'readwrite', { durability: strict ? 'strict' : 'default' })
        .objectStore(store);
      const held = await promisifyRequest<unknown>(all.get(holderOf(owner)));
      if (held === holder) for (const { which, text } of texts) all.put(text, [owner, which]);
      await promisifyRequest(all.transaction);
      if (held === holder) return 'kept';
      return held === undefined ? 'gone' : 'taken';
    },
    removeAll: (owner) =>
      open()('readwrite', (all) => {
        all.delete(holderOf(owner));
        all.delete(recordsOf(owner));
        return promisifyRequest(all.transaction);
      }),
    rename: (to) =>
      open()('readwrite', async (all) => {
        for (const key of await promisifyRequest(all.getAllKeys())) {
          const next = isRecordKey(key) ? to(key) : undefined;
          if (next === undefined) continue;
          all.put(await promisifyRequest<unknown>(all.get(key)), [...next]);
          all.delete(key);
        }
        await promisifyRequest(all.transaction);
      }),
  };
}

/** Timeout in milliseconds for opening a database: in some browsers it neither opens nor fails. */
const PATIENCE = 10_000;

function openSoon(inStore: UseStore): UseStore {
  let isOpen = false;
  let late: Promise<never> | undefined;
  const open = () => {
    const isThere = inStore('readonly', () => Promise.resolve()).then(() => (isOpen = true));
    late ??= new Promise((_, reject) => setTimeout(() => reject(new Error('It does not open')), PATIENCE));
    return Promise.race([isThere, late]);
  };
  return async (mode, work) => {
    if (!isOpen) await open();
    return inStore(mode, work);
  };
}

const holderOf = (owner: string): IDBValidKey => [owner];

const recordsOf = (owner: string): IDBKeyRange => IDBKeyRange.bound([owner], [owner, []], true);

function isRecordKey(key: IDBValidKey): key is [string, string] {
  return Array.isArray(key) && key.length === 2 && key.every((part) => typeof part === 'string');
}
