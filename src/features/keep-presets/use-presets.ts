import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';

import { newId } from '#browser/new-id.ts';
import { freeName, type Preset } from '#core/preset/preset.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';

import { type StoredPreset, type StoredPresets, presetStore } from './preset-store.ts';

const presetsQuery = (worker: WorkerSlug) =>
  queryOptions({
    queryKey: ['presets', worker],
    queryFn: () => presetStore.list(worker),
    staleTime: 0,
    retry: false,
    structuralSharing: false,
  });

const NONE: StoredPresets = { presets: [], unread: { unreadable: 0, newer: 0 } };

export function usePresets(worker: WorkerSlug) {
  const client = useQueryClient();
  const { data: { presets, unread } = NONE, error, isPending } = useQuery(presetsQuery(worker));
  const latest = useRef<Promise<unknown>>(Promise.resolve());
  const [failed, setFailed] = useState(false);
  const [deleted, setDeleted] = useState<StoredPreset>();

  /**
   * Runs one change after the other. False if the storage refused; the error stays until something works
   * again.
   */
  const change = async (work: () => Promise<unknown>): Promise<boolean> => {
    const turn = latest.current.then(work);
    latest.current = turn.catch(() => undefined);
    const done = await turn.then(
      () => true,
      () => false,
    );
    setFailed(!done);
    await client.invalidateQueries({ queryKey: presetsQuery(worker).queryKey });
    return done;
  };
  const put = (preset: StoredPreset) => presetStore.put(worker, preset);
  const names = presets.map(({ name }) => name);

  return {
    presets,
    unread,
    isPending,
    isRefused: failed || error !== null,
    deleted,
    /**
     * Saves under a name. Replaces a preset of that name, even one saved since the list was read, only
     * if the user was told; otherwise saves nothing and reads the list again.
     */
    save: async (preset: Omit<Preset, 'at'>, mayReplace: boolean) => {
      let isSaved = false;
      await change(async () => {
        const existing = (await presetStore.list(worker)).presets.find(({ name }) => name === preset.name);
        if (existing !== undefined && !mayReplace) return;
        await put({ ...preset, id: existing?.id ?? newId(), at: Date.now() });
        isSaved = true;
      });
      return isSaved;
    },
    rename: ({ id }: StoredPreset, name: string) => change(() => presetStore.rename(worker, id, name)),
    duplicate: (preset: StoredPreset) =>
      change(() => put({ ...preset, id: newId(), name: freeName(preset.name, names) })),
    remove: async (preset: StoredPreset) => {
      if (await change(() => presetStore.remove(worker, preset.id))) setDeleted(preset);
    },
    putBack: async (preset: StoredPreset) => {
      const name = freeName(preset.name, names);
      if (await change(() => put({ ...preset, name }))) setDeleted(undefined);
    },
    add: (added: readonly Preset[]) =>
      change(async () => {
        const usedNames = [...names];
        for (const preset of added) {
          const name = freeName(preset.name, usedNames);
          usedNames.push(name);
          await put({ ...preset, name, id: newId() });
        }
      }),
  };
}

export type Presets = ReturnType<typeof usePresets>;
