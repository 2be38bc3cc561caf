import { afterEach, describe, expect, it, vi } from 'vitest';

import { createKeyStore, parseKey, storedKey } from './key-store.ts';

const ENTRY = 'run-console.key';

function aStorage(entries: Readonly<Record<string, string>> = {}): Storage {
  const items = new Map(Object.entries(entries));
  return {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (name) => items.get(name) ?? null,
    setItem: (name, value) => void items.set(name, value),
    removeItem: (name) => void items.delete(name),
    clear: () => items.clear(),
  };
}

const refuse = () => {
  throw new DOMException('forbidden', 'SecurityError');
};
const forbidden: Storage = Object.assign(aStorage(), {
  getItem: refuse,
  setItem: refuse,
  removeItem: refuse,
});

function createKeys(storage: Storage) {
  vi.stubGlobal('sessionStorage', storage);
  return createKeyStore(storedKey);
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a key store', () => {
  it('keeps a trimmed key in the tab', () => {
    const storage = aStorage();
    const keys = createKeys(storage);
    expect(keys.set('  scraper_api_1\n')).toEqual({ ok: true, value: 'scraper_api_1' });
    expect(keys.get()).toBe('scraper_api_1');
    expect(storage.getItem(ENTRY)).toBe('scraper_api_1');
  });

  it('finds the key that the tab has kept', () => {
    expect(createKeys(aStorage({ [ENTRY]: 'kept' })).get()).toBe('kept');
  });

  it('is known by its last four characters, where they tell little of it', () => {
    const keys = createKeys(aStorage());
    expect(keys.tail()).toBeUndefined();
    keys.set('scraper_api_0123456789');
    expect(keys.tail()).toBe('6789');
    keys.set('short_key_12345');
    expect(keys.tail()).toBeUndefined();
    keys.forget();
    expect(keys.tail()).toBeUndefined();
  });

  it('forgets the key everywhere', () => {
    const storage = aStorage({ [ENTRY]: 'kept', other: 'stays' });
    const keys = createKeys(storage);
    keys.forget();
    expect(keys.get()).toBeUndefined();
    expect(storage.getItem(ENTRY)).toBeNull();
    expect(storage.getItem('other')).toBe('stays');
  });

  it.each([
    ['no storage', () => createKeyStore(undefined)],
    ['a forbidden storage', () => createKeys(forbidden)],
  ])('keeps the key in memory with %s', (_, create) => {
    const keys = create();
    expect(keys.get()).toBeUndefined();
    keys.set('in-memory');
    expect(keys.get()).toBe('in-memory');
    keys.forget();
    expect(keys.get()).toBeUndefined();
  });

  it('keeps the former key when a new one cannot be one', () => {
    const keys = createKeys(aStorage({ [ENTRY]: 'kept' }));
    expect(keys.set('two words')).toEqual({ ok: false, error: 'unsafe' });
    expect(keys.get()).toBe('kept');
  });

  it('has a mark for the key, which says nothing of it and changes with it', () => {
    const storage = aStorage();
    const keys = createKeys(storage);
    expect(keys.fingerprint()).toBeUndefined();
    keys.set('scraper_api_1');
    const first = keys.fingerprint();
    expect(first).toMatch(/^\d+-\d+$/);
    keys.set(' scraper_api_1 ');
    expect(keys.fingerprint()).toBe(first);
    expect(createKeys(storage).fingerprint()).toBe(first);
    keys.set('scraper_api_2');
    expect(keys.fingerprint()).not.toBe(first);
    keys.forget();
    expect(keys.fingerprint()).toBeUndefined();
    expect(storage.length).toBe(0);
  });

  it('gives a mark to a key that was kept without one', () => {
    const storage = aStorage({ [ENTRY]: 'kept' });
    expect(createKeys(storage).fingerprint()).toBeDefined();
    expect(createKeys(storage).fingerprint()).toBe(createKeys(storage).fingerprint());
  });

  it('tells of every change until that is ended', () => {
    const keys = createKeys(aStorage());
    const seen: (string | undefined)[] = [];
    const end = keys.subscribe(() => seen.push(keys.get()));
    keys.set('a');
    keys.set('');
    keys.forget();
    end();
    keys.set('b');
    expect(seen).toEqual(['a', undefined]);
  });
});

describe('parseKey', () => {
  it.each(['', '   ', '\n'])('finds no key in %j', (text) => {
    expect(parseKey(text)).toEqual({ ok: false, error: 'empty' });
  });

  it.each(['a b', 'a\nb', 'a\r\nX-Other: 1', 'clé', '密钥', 'a\u200Bb', 'a\0'])(
    'refuses what no header carries: %j',
    (text) => {
      expect(parseKey(text)).toEqual({ ok: false, error: 'unsafe' });
    },
  );
});
