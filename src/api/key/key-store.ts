import { createListeners, type Listeners } from '#core/listeners.ts';
import { err, ok, type Result } from '#core/result.ts';
import { PLAIN_TEXT } from '#core/stored/format.ts';
import { type StoredEntry, openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

export const storedKey = {
  key: openEntry(STORED.key, PLAIN_TEXT),
  fingerprint: openEntry(STORED.keyMark, PLAIN_TEXT),
};

/** Visible ASCII, which a header can carry unchanged. */
const HEADER_SAFE = /^[\x21-\x7e]+$/;

/** A key of at least this length stays secret if four characters are shown. */
const TELLS_ITS_TAIL = 16;

export type KeyProblem = 'empty' | 'unsafe';

export type KeyStore = {
  readonly get: () => string | undefined;
  /** Random text that stands for the current key and changes with it. Undefined without a key. */
  readonly fingerprint: () => string | undefined;
  /** The last four characters, for recognition; undefined without a key or if the key is too short. */
  readonly tail: () => string | undefined;
  readonly set: (key: string) => Result<string, KeyProblem>;
  readonly forget: () => void;
  readonly subscribe: Listeners['subscribe'];
};

export function parseKey(text: string): Result<string, KeyProblem> {
  const key = text.trim();
  if (key === '') return err('empty');
  return HEADER_SAFE.test(key) ? ok(key) : err('unsafe');
}

/**
 * If the tab's storage is full or forbidden, or `entries` is undefined, the key lives in memory until the
 * page is left.
 */
export function createKeyStore(entries: typeof storedKey | undefined): KeyStore {
  const { subscribe, notify } = createListeners();
  const stored = parseKey(entries?.key.text() ?? '');
  let current = stored.ok ? stored.value : undefined;
  let fingerprint = current === undefined ? undefined : entries?.fingerprint.text();
  const put = (entry: StoredEntry<string> | undefined, text: string | undefined) => {
    if (text === undefined) entry?.remove();
    else entry?.write(text);
  };
  const setFingerprint = (text: string | undefined) => {
    fingerprint = text;
    put(entries?.fingerprint, fingerprint);
  };
  if (current !== undefined && fingerprint === undefined) setFingerprint(newFingerprint());
  const change = (key: string | undefined) => {
    if (key !== current) setFingerprint(key === undefined ? undefined : newFingerprint());
    current = key;
    put(entries?.key, key);
    notify();
  };
  return {
    get: () => current,
    fingerprint: () => fingerprint,
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

export const onKeyEntered = (keyStore: KeyStore, entered: () => void) =>
  keyStore.subscribe(() => {
    if (keyStore.get() !== undefined) entered();
  });

const newFingerprint = () => crypto.getRandomValues(new Uint32Array(2)).join('-');
