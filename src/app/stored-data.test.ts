import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { createKeyStore } from '#api/key-store.ts';
import { encodeDraft } from '#core/draft/draft-codec.ts';
import { decodeJournal, encodeJournal, noteOrder } from '#starts/journal/journal-codec.ts';
import { decodeKeptRun, encodeKeptRun } from '#starts/history/kept-run.ts';
import { isJsonObject, type Json } from '#core/json/json.ts';
import { decodePreset, encodePreset } from '#core/preset/preset.ts';
import { decodeColumnLayout, encodeColumnLayout } from '#core/results/column-layout.ts';
import { anOrder } from '#core/run/an-order.ts';
import type { RunSlug } from '#core/run/run.ts';
import { aDescriptor } from '#core/share/a-descriptor.ts';
import type { WorkerSlug } from '#core/worker/worker-ref.ts';
import { loadLinkMemory, saveLinkMemory } from '#features/compose-run/link-memory.ts';
import { defaultDraft } from '#features/compose-run/open-draft.ts';
import { wereOptionsCollapsed } from '#features/compose-run/options-collapsed.ts';
import { readStoredDraft } from '#features/compose-run/stored-draft.ts';
import { recentWorkers } from '#features/open-worker/recent-workers.ts';
import { rememberedCallbackUrl } from '#features/start-again/callback-url.ts';
import { aSandbox } from '#sandbox/a-sandbox.ts';
import '#sandbox/in-page.ts';
import { readStored } from '#ui/stored-json.ts';

import { areShortcutsOn } from './keys/shortcuts.ts';

/** What one part of the console keeps in a storage of the browser, and how it reads it back. */
type Reader = {
  /** Gives what this text, in the storage, is read as. */
  readonly read: (stored: string) => unknown;
  /** A text that the console has written. */
  readonly sample: () => string;
  /** What the sample stands for. */
  readonly means: unknown;
  /** The same amid entries that no build has written, where it is a list of entries. */
  readonly amid?: (junk: readonly Json[]) => string;
};

const MAPS = 'coreclaw/google-maps-scraper' as WorkerSlug;
const RUN = '01KSFDS8XWTJME33C08XMCR6B9' as RunSlug;

const draft = defaultDraft(aDescriptor());
const kept = { order: anOrder(), at: 1_700_000_000_000, sure: true, omitted: ['password'] };
const preset = { name: 'Mine', at: 1, draft, omitted: ['token'], imported: false };
const memory = { marks: { options: { maxCharge: '0' }, tasks: 3, earlierRun: true }, replaced: draft };
const layout = { order: ['b', 'a'], hidden: new Set(['a']), widths: new Map([['b', 120]]) };
const recent = [{ slug: MAPS, openedAt: 1_700_000_000_000 }];
const journal = [
  {
    id: 'first',
    subject: { kind: 'worker', worker: MAPS },
    mode: 'async',
    noted: noteOrder(anOrder()),
    at: 1_700_000_000_000,
    since: 1_699_999_997_000,
    state: { kind: 'started', run: RUN },
  },
] as const;

const sandboxState = aSandbox().save();

const inTab = new Map<string, string>();
const inBrowser = new Map<string, string>();

const storageOver = (entries: Map<string, string>) => ({
  getItem: (name: string) => entries.get(name) ?? null,
  setItem: (name: string, text: string) => void entries.set(name, text),
  removeItem: (name: string) => void entries.delete(name),
});

/** A reader of one entry of the storage of all tabs. */
const ofBrowser = (entry: string, read: () => unknown) => (stored: string) => {
  inBrowser.set(entry, stored);
  return read();
};

function keyIn(stored: string): unknown {
  inTab.set('run-console.key', stored);
  return createKeyStore(storageOver(inTab)).get();
}

function linkMemoryIn(stored: string): unknown {
  inTab.set(`run-console.link.${MAPS}`, stored);
  return loadLinkMemory(MAPS);
}

function savedLinkMemory(): string {
  saveLinkMemory(MAPS, memory);
  return inTab.get(`run-console.link.${MAPS}`) ?? '';
}

/** What is decided before the first paint. */
function startIn(stored: string): unknown {
  const page = { dataset: {} as Record<string, string>, lang: 'en' };
  runInNewContext(readFileSync('public/start.js', 'utf8'), {
    document: { documentElement: page, currentScript: { dataset: {} } },
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
  globalThis.createInPageSandbox?.({ storage: storageOver(inTab), page });
  page.dispatchEvent(new Event('pagehide'));
  return JSON.parse(inTab.get('run-console.sandbox-state') ?? '');
}

/** Every reader of stored data: a new one is added here. */
const READERS: Record<string, Reader> = {
  'the draft': {
    read: readStoredDraft,
    sample: () => encodeDraft(draft),
    means: { draft },
  },
  'the link that filled a form': { read: linkMemoryIn, sample: savedLinkMemory, means: memory },
  'the journal of starts': {
    read: decodeJournal,
    sample: () => encodeJournal(journal),
    means: journal,
    amid: (junk) => {
      const { format, intents } = JSON.parse(encodeJournal(journal)) as { format: number; intents: Json[] }; // as written
      return JSON.stringify({ format, intents: [...junk, ...intents, ...junk] });
    },
  },
  'the history of runs': { read: decodeKeptRun, sample: () => encodeKeptRun(kept), means: kept },
  'a preset': { read: decodePreset, sample: () => encodePreset(preset), means: preset },
  'the sandbox in the page': {
    read: sandboxIn,
    sample: () => JSON.stringify(sandboxState),
    means: sandboxState,
  },
  'the API key': { read: keyIn, sample: () => 'scraper_api_mine', means: 'scraper_api_mine' },
  'the layout of columns': {
    read: ofBrowser('columns', () => decodeColumnLayout(readStored('columns'))),
    sample: () => JSON.stringify(encodeColumnLayout(layout)),
    means: layout,
  },
  'recent Workers': {
    read: ofBrowser('run-console.recent-workers', recentWorkers),
    sample: () => JSON.stringify(recent),
    means: recent,
    amid: (junk) => JSON.stringify([...junk, ...recent, ...junk]),
  },
  'the callback URL used last': {
    read: ofBrowser('run-console.callback-url', rememberedCallbackUrl),
    sample: () => '"https://hooks.example.com/"',
    means: 'https://hooks.example.com/',
  },
  'whether run options are on one line': {
    read: ofBrowser('run-console.options-collapsed', wereOptionsCollapsed),
    sample: () => 'true',
    means: true,
  },
  'whether shortcuts are on': {
    read: ofBrowser('run-console.shortcuts', areShortcutsOn),
    sample: () => 'false',
    means: false,
  },
  'any other choice': {
    read: ofBrowser('choice', () => readStored('choice')),
    sample: () => '"python"',
    means: 'python',
  },
  'the theme': { read: startIn, sample: () => 'dark', means: { theme: 'dark', lang: 'en' } },
  'the language': { read: startIn, sample: () => 'zh-CN', means: { theme: 'light', lang: 'zh-CN' } },
};

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const anyJson = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as Json); // JSON has no -0

/** A stored text with one of its values, however deep, replaced by any other; or cut off. */
function damaged(text: string, { at, by }: { readonly at: number; readonly by: Json }): string {
  if (!isJson(text)) return text.slice(0, at);
  let left = at;
  return JSON.stringify(JSON.parse(text), (_, value: unknown) => {
    left -= 1;
    return left === 0 ? by : value;
  });
}

/** A text as a later build may have written it: with something more. */
function withMore(text: string, more: Json): string {
  const value: unknown = isJson(text) ? JSON.parse(text) : undefined;
  return isJsonObject(value) ? JSON.stringify({ ...value, later: more }) : text;
}

beforeEach(() => {
  inTab.clear();
  inBrowser.clear();
  vi.stubGlobal('sessionStorage', storageOver(inTab));
  vi.stubGlobal('localStorage', storageOver(inBrowser));
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
    fc.assert(
      fc.property(anyJson, (more) => {
        expect(read(withMore(sample(), more))).toEqual(means);
      }),
    );
  });

  it('never fails, whatever is stored', () => {
    const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.json());
    const anyDamage = fc.record({ at: fc.integer({ min: 1, max: 120 }), by: anyJson });
    fc.assert(
      fc.property(
        fc.oneof(
          anyText,
          anyDamage.map((damage) => damaged(sample(), damage)),
        ),
        (text) => {
          expect(() => read(text)).not.toThrow();
        },
      ),
      { numRuns: 300 },
    );
  });
});

const LISTS = Object.entries(READERS).flatMap(([name, { read, means, amid }]) =>
  amid === undefined ? [] : [{ name, read, means, amid }],
);

it.each(LISTS)('$name: keeps what can be read amid what cannot', ({ read, means, amid }) => {
  fc.assert(
    fc.property(fc.array(anyJson, { maxLength: 4 }), (junk) => {
      expect(read(amid(junk))).toEqual(means);
    }),
  );
});
