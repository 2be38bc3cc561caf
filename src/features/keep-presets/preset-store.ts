import { type Preset, PRESET_FORMAT } from '#core/preset/preset.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { openRecords, type OwnRecords } from '#browser/stored/records.ts';
import { STORED } from '#browser/stored/registry.ts';

export const storedPresets = openRecords(STORED.presets, PRESET_FORMAT);

/** A preset in this browser; its ID is random and stays when it is renamed. */
export type StoredPreset = Preset & { readonly id: string };

/** Presets of a Worker by name, and the number of those that this build cannot read. */
export type StoredPresets = Pick<OwnRecords<Preset>, 'unread'> & {
  readonly presets: readonly StoredPreset[];
};

/**
 * Presets of this browser, in all its tabs.
 * @throws if the storage is full or forbidden
 */
export const presetStore = {
  list: async (worker: WorkerSlug): Promise<StoredPresets> => {
    const { read, unread } = await storedPresets.of(worker);
    const presets = read.map(({ which, value }) => ({ id: which, ...value }));
    return {
      presets: presets.sort((one, other) => one.name.localeCompare(other.name, undefined, { numeric: true })),
      unread,
    };
  },
  put: (worker: WorkerSlug, { id, ...preset }: StoredPreset) => storedPresets.put([worker, id], preset),
  /** Leaves the rest of the preset as it is stored now; does not restore a deleted one. */
  rename: (worker: WorkerSlug, id: string, name: string) =>
    storedPresets.update([worker, id], (stored) => ({ ...stored, name })),
  remove: (worker: WorkerSlug, id: string) => storedPresets.remove([[worker, id]]),
};
