import { useSyncExternalStore } from 'react';

import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { createListeners } from '#core/listeners.ts';
import { COUNT } from '#core/stored/format.ts';
import { openEach } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

export const storedCaps = openEach(STORED.ownCap, COUNT);

const { subscribe, notify } = createListeners();

export const onCap = subscribe;

/** Maximum USD per run of a Worker: 0 if the person wants no limit, undefined if not set. */
export function ownCap(worker: WorkerSlug): number | undefined {
  const stored = storedCaps.of(worker).read();
  return stored.ok ? stored.value : undefined;
}

/** False if the browser does not store it. */
export function setOwnCap(worker: WorkerSlug, usd: number): boolean {
  const isStored = storedCaps.of(worker).write(usd);
  notify();
  return isStored;
}

export function removeOwnCap(worker: WorkerSlug): void {
  storedCaps.of(worker).remove();
  notify();
}

export const useOwnCap = (worker: WorkerSlug): number | undefined =>
  useSyncExternalStore(subscribe, () => ownCap(worker));
