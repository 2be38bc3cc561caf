import { err, ok, type Result } from '#core/result.ts';

const ENTRY = 'run-console.key';
const MARK_ENTRY = 'run-console.key-mark';

/** What a header may carry unchanged: visible ASCII. */
const HEADER_SAFE = /^[\x21-\x7e]+$/;

export type KeyProblem = 'empty' | 'unsafe';

type KeyStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Keeps the API key for this browser tab only. */
export type KeyStore = {
  readonly get: () => string | undefined;
  /** Random text that stands for the key as long as it is kept; another key has another. Undefined without a key. */
  readonly mark: () => string | undefined;
  /** Keeps the trimmed key; says why where it cannot be one. */
  readonly set: (key: string) => Result<string, KeyProblem>;
  readonly forget: () => void;
  /** Calls back after every change; gives back what ends that. */
  readonly subscribe: (listener: () => void) => () => void;
};

/** Reads what a person pasted as a key: trimmed, and refused where a header could not carry it. */
export function parseKey(text: string): Result<string, KeyProblem> {
  const key = text.trim();
  if (key === '') return err('empty');
  return HEADER_SAFE.test(key) ? ok(key) : err('unsafe');
}

/**
 * A key store over the tab's `sessionStorage`. Where storage is missing, full or forbidden, the key lives in memory
 * until the page is left.
 */
export function createKeyStore(storage: KeyStorage | undefined): KeyStore {
  const listeners = new Set<() => void>();
  let current = readStored(storage);
  let mark = current === undefined ? undefined : attempt(() => storage?.getItem(MARK_ENTRY) ?? undefined);
  const put = (entry: string, text: string | undefined) =>
    attempt(() => (text === undefined ? storage?.removeItem(entry) : storage?.setItem(entry, text)));
  const setMark = (text: string | undefined) => {
    mark = text;
    put(MARK_ENTRY, mark);
  };
  if (current !== undefined && mark === undefined) setMark(newMark());
  const change = (key: string | undefined) => {
    if (key !== current) setMark(key === undefined ? undefined : newMark());
    current = key;
    put(ENTRY, key);
    for (const listener of [...listeners]) listener();
  };
  return {
    get: () => current,
    mark: () => mark,
    set: (text) => {
      const key = parseKey(text);
      if (key.ok) change(key.value);
      return key;
    },
    forget: () => change(undefined),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const newMark = () => crypto.getRandomValues(new Uint32Array(2)).join('-');

function readStored(storage: KeyStorage | undefined): string | undefined {
  const stored = parseKey(attempt(() => storage?.getItem(ENTRY)) ?? '');
  return stored.ok ? stored.value : undefined;
}

/** Storage throws where the browser forbids it or has no room. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
