import { createStore, del, entries, set, type UseStore } from 'idb-keyval';

import { decodePreset, encodePreset, type Preset } from '#core/preset/preset.ts';
import { toBase64Url } from '#core/share/base64-url.ts';
import type { WorkerSlug } from '#core/worker/worker-ref.ts';
import { ownName } from '#browser/own-storage.ts';

/** A preset in this browser; its ID is random and stays when it is renamed. */
export type KeptPreset = Preset & { readonly id: string };

/** The presets of this browser, in all its tabs. Each operation throws where the storage is full or forbidden. */
type PresetStore = {
  /** Those of a Worker, by name. */
  readonly list: (worker: WorkerSlug) => Promise<readonly KeptPreset[]>;
  /** Keeps one under its ID, in place of what was there. */
  readonly put: (worker: WorkerSlug, preset: KeptPreset) => Promise<void>;
  readonly remove: (worker: WorkerSlug, id: string) => Promise<void>;
};

function createPresetStore(): PresetStore {
  let opened: UseStore | undefined;
  const store = () => (opened ??= createStore(ownName('run-console-presets'), 'presets'));
  return {
    list: async (worker) => {
      const all = await entries<IDBValidKey, unknown>(store());
      return all
        .flatMap(([key, text]) => toKept(worker, key, text))
        .sort((one, other) => one.name.localeCompare(other.name, undefined, { numeric: true }));
    },
    put: (worker, { id, ...preset }) => set([worker, id], encodePreset(preset), store()),
    remove: (worker, id) => del([worker, id], store()),
  };
}

function toKept(worker: WorkerSlug, key: IDBValidKey, text: unknown): readonly KeptPreset[] {
  if (!Array.isArray(key) || key[0] !== worker || typeof key[1] !== 'string') return [];
  const preset = typeof text === 'string' ? decodePreset(text) : undefined;
  return preset === undefined ? [] : [{ id: key[1], ...preset }];
}

export const newPresetId = () => toBase64Url(crypto.getRandomValues(new Uint8Array(9)));

export const presetStore = createPresetStore();
