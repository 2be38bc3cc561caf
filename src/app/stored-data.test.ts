import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { createKeyStore, storedKey } from '#api/key/key-store.ts';
import { expectSameWithMore, expectTotal } from '#test/expect-total.ts';
import { aSandbox } from '#test/a-sandbox.ts';
import '#sandbox/in-page.ts';

import { storedSandbox } from './services.ts';

/** What one part of the console keeps in a storage of the browser, and how it reads it back. */
type Reader = {
  /** Gives what this text, in the storage, is read as. */
  readonly read: (stored: string) => unknown;
  /** A text that the console has written. */
  readonly sample: () => string;
  /** What the sample stands for. */
  readonly means: unknown;
};

const sandboxState = aSandbox().save();

const inTab = new Map<string, string>();

const storageOver = (entries: Map<string, string>) => ({
  getItem: (name: string) => entries.get(name) ?? null,
  setItem: (name: string, text: string) => void entries.set(name, text),
  removeItem: (name: string) => void entries.delete(name),
});

function keyIn(stored: string): unknown {
  inTab.set('run-console.key', stored);
  return createKeyStore(storedKey).get();
}

/** An observer of a page that does not change. */
class Unmoved {
  readonly observe = () => undefined;
}

/** What is decided before the first paint. */
function startIn(stored: string): unknown {
  const page = { dataset: {} as Record<string, string>, lang: 'en' };
  const fonts = { add: () => undefined, delete: () => undefined };
  const window = { FontFace: Array, MutationObserver: Unmoved };
  runInNewContext(readFileSync('public/start.js', 'utf8'), {
    document: { documentElement: page, currentScript: { dataset: {} }, fonts },
    window,
    localStorage: { getItem: () => stored },
    matchMedia: () => ({ matches: false }),
    navigator: { languages: ['en'] },
  });
  return { theme: page.dataset['theme'], lang: page.lang };
}

/** What the sandbox in the page keeps, once it has been made of what was stored. */
function sandboxIn(stored: string): unknown {
  inTab.set('run-console.sandbox-state', stored);
  const page = new EventTarget();
  globalThis.createInPageSandbox?.({ storage: storedSandbox, page });
  page.dispatchEvent(new Event('pagehide'));
  return JSON.parse(inTab.get('run-console.sandbox-state') ?? '');
}

/** Every reader of what is stored as plain text. */
const READERS: Record<string, Reader> = {
  'the sandbox in the page': {
    read: sandboxIn,
    sample: () => JSON.stringify(sandboxState),
    means: sandboxState,
  },
  'the API key': { read: keyIn, sample: () => 'scraper_api_mine', means: 'scraper_api_mine' },
  'the theme': { read: startIn, sample: () => 'dark', means: { theme: 'dark', lang: 'en' } },
  'the language': { read: startIn, sample: () => 'zh-CN', means: { theme: 'light', lang: 'zh-CN' } },
};

beforeEach(() => {
  inTab.clear();
  vi.stubGlobal('sessionStorage', storageOver(inTab));
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe.each(Object.entries(READERS))('%s, read from the browser’s storage', (_, reader) => {
  const { read, sample, means } = reader;

  it('is what was written', () => {
    expect(read(sample())).toEqual(means);
  });

  it('is the same with more beside it than this build knows', () => {
    expectSameWithMore({ read, written: sample() });
  });

  it('never fails, whatever is stored', () => {
    expectTotal({ read, written: sample() });
  });
});
