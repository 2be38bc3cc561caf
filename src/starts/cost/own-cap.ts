import { useSyncExternalStore } from 'react';

import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { createListeners } from '#core/listeners.ts';
import { COUNT } from '#core/stored/format.ts';
import { openEach } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

export const storedCaps = openEach(STORED.ownCap, COUNT);

const { subscribe, notify } = createListeners();

/** Calls back when one is set or removed, until the function that is given back is called. */
export const onCap = subscribe;

/** USD that this person never wants to spend more than on a run of a Worker; 0 where they want no such limit, undefined where they said nothing. */
export function ownCap(worker: WorkerSlug): number | undefined {
  const stored = storedCaps.of(worker).read();
  return stored.ok ? stored.value : undefined;
}

/** False where the browser does not keep it. */
export function setOwnCap(worker: WorkerSlug, usd: number): boolean {
  const kept = storedCaps.of(worker).write(usd);
  notify();
  return kept;
}

export function removeOwnCap(worker: WorkerSlug): void {
  storedCaps.of(worker).remove();
  notify();
}

/** As it is now wherever it is shown. */
export const useOwnCap = (worker: WorkerSlug): number | undefined =>
  useSyncExternalStore(subscribe, () => ownCap(worker));
