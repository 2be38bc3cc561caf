import { clear, createStore, delMany, entries, get, keys, set, setMany, type UseStore } from 'idb-keyval';

import { decodeKeptRun, encodeKeptRun, type KeptRun } from './kept-run.ts';
import type { RunSlug } from '#core/run/run.ts';
import { ownName } from '#browser/own-storage.ts';

/** Runs whose inputs are kept: the latest ones, as their IDs count time. */
const MOST = 200;

/** Characters of an input that is kept; a larger one is not. */
const MAX_LENGTH = 4_000_000;

/** How a run came to be kept is in its key, so that it can be told without reading the inputs. */
type Key = readonly [run: string, how: 'sure' | 'found'];

/** The inputs of the runs that were started from this browser, in all its tabs. A forbidden storage keeps nothing. */
export type RunHistory = {
  readonly keep: (run: RunSlug, kept: KeptRun) => Promise<void>;
  readonly runs: () => Promise<ReadonlySet<string>>;
  /** Those that the platform itself named as the answer to a start. */
  readonly sureRuns: () => Promise<ReadonlySet<string>>;
  /** Null where none is kept. */
  readonly input: (run: RunSlug) => Promise<KeptRun | null>;
  /** Forgets all; what it gives brings them back. */
  readonly clear: () => Promise<() => Promise<void>>;
};

/** @param name of the database */
export function createRunHistory(name: string): RunHistory {
  let opened: UseStore | undefined;
  const store = () => (opened ??= createStore(name, 'runs'));
  const allKeys = () => attempt(async () => (await keys(store())).filter(isKey), []);
  const read = (key: Key) => attempt(() => get<unknown>([...key], store()), undefined);
  return {
    keep: (run, kept) =>
      attempt(async () => {
        const text = encodeKeptRun(kept);
        if (text.length > MAX_LENGTH) return;
        await set([run, kept.sure ? 'sure' : 'found'], text, store());
        const known = await allKeys();
        const old = known.slice(0, Math.max(0, known.length - MOST));
        if (old.length > 0)
          await delMany(
            old.map((key) => [...key]),
            store(),
          );
      }, undefined),
    runs: async () => new Set((await allKeys()).map(([run]) => run)),
    sureRuns: async () => new Set((await allKeys()).flatMap(([run, how]) => (how === 'sure' ? [run] : []))),
    input: async (run) => {
      const text = (await read([run, 'sure'])) ?? (await read([run, 'found']));
      return typeof text === 'string' ? (decodeKeptRun(text) ?? null) : null;
    },
    clear: async () => {
      const all = await attempt(() => entries(store()), []);
      await attempt(() => clear(store()), undefined);
      return () => attempt(() => setMany(all, store()), undefined);
    },
  };
}

function isKey(key: IDBValidKey): key is [...Key] {
  return Array.isArray(key) && typeof key[0] === 'string' && (key[1] === 'sure' || key[1] === 'found');
}

/** A private window or a full disk refuse: what is kept is a comfort, and nothing waits for it. */
async function attempt<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await work();
  } catch {
    return otherwise;
  }
}

export const runHistory = createRunHistory(ownName('run-console'));
