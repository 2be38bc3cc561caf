import { createListeners, type Listeners } from '#core/listeners.ts';
import { err, ok, type Result } from '#core/result.ts';
import { PLAIN_TEXT } from '#core/stored/format.ts';
import { type StoredEntry, openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

/** Where the key and its mark are kept. */
export const storedKey = {
  key: openEntry(STORED.key, PLAIN_TEXT),
  mark: openEntry(STORED.keyMark, PLAIN_TEXT),
};

/** What a header may carry unchanged: visible ASCII. */
const HEADER_SAFE = /^[\x21-\x7e]+$/;

/** A key of so many characters keeps its secret where four of them are seen. */
const TELLS_ITS_TAIL = 16;

export type KeyProblem = 'empty' | 'unsafe';

/** Keeps the API key for this browser tab only. */
export type KeyStore = {
  readonly get: () => string | undefined;
  /** Random text that stands for the key as long as it is kept; another key has another. Undefined without a key. */
  readonly mark: () => string | undefined;
  /** The last four characters, by which its owner knows it; undefined without a key, and where four would tell much of it. */
  readonly tail: () => string | undefined;
  /** Keeps the trimmed key; says why where it cannot be one. */
  readonly set: (key: string) => Result<string, KeyProblem>;
  readonly forget: () => void;
  /** Calls back after every change; gives back what ends that. */
  readonly subscribe: Listeners['subscribe'];
};

/** Reads what a person pasted as a key: trimmed, and refused where a header could not carry it. */
export function parseKey(text: string): Result<string, KeyProblem> {
  const key = text.trim();
  if (key === '') return err('empty');
  return HEADER_SAFE.test(key) ? ok(key) : err('unsafe');
}

/**
 * Where the tab's storage is full or forbidden, or `entries` is undefined, the key lives in memory until the page is
 * left.
 */
export function createKeyStore(entries: typeof storedKey | undefined): KeyStore {
  const { subscribe, notify } = createListeners();
  const stored = parseKey(entries?.key.text() ?? '');
  let current = stored.ok ? stored.value : undefined;
  let mark = current === undefined ? undefined : entries?.mark.text();
  const put = (entry: StoredEntry<string> | undefined, text: string | undefined) => {
    if (text === undefined) entry?.remove();
    else entry?.write(text);
  };
  const setMark = (text: string | undefined) => {
    mark = text;
    put(entries?.mark, mark);
  };
  if (current !== undefined && mark === undefined) setMark(newMark());
  const change = (key: string | undefined) => {
    if (key !== current) setMark(key === undefined ? undefined : newMark());
    current = key;
    put(entries?.key, key);
    notify();
  };
  return {
    get: () => current,
    mark: () => mark,
    tail: () => (current !== undefined && current.length >= TELLS_ITS_TAIL ? current.slice(-4) : undefined),
    set: (text) => {
      const key = parseKey(text);
      if (key.ok) change(key.value);
      return key;
    },
    forget: () => change(undefined),
    subscribe,
  };
}

/** Calls back after a key was entered, and not where one is forgotten; gives back what ends that. */
export const onKeyEntered = (keyStore: KeyStore, entered: () => void) =>
  keyStore.subscribe(() => {
    if (keyStore.get() !== undefined) entered();
  });

const newMark = () => crypto.getRandomValues(new Uint32Array(2)).join('-');
