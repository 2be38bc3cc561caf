import { TARGETS_FORMAT } from '#core/batch/sheet/sheet-codec.ts';
import { fills, type SheetDraft } from '#core/batch/sheet/sheet-draft.ts';
import type { RememberedTargets } from '#core/batch/sheet/take/map-columns.ts';
import { plainName } from '#core/find/plain-name.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { openEach } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

export const storedTargets = openEach(STORED.batchColumns, TARGETS_FORMAT);

export function rememberedTargets(worker: WorkerSlug): RememberedTargets {
  const stored = storedTargets.of(worker).read();
  return stored.ok ? stored.value : new Map();
}

const MOST_REMEMBERED = 200;

/** Remembers what a sheet's columns fill, if a user chose it or a batch was started with it. */
export function rememberTargets(worker: WorkerSlug, { columns }: SheetDraft): void {
  const chosen = columns
    .filter((column) => column.auto !== true || fills(column))
    .map(({ name, target }) => [plainName(name), target] as const)
    .filter(([name]) => name !== '');
  const names = new Set(chosen.map(([name]) => name));
  const before = [...rememberedTargets(worker)].filter(([name]) => !names.has(name));
  storedTargets.of(worker).write(new Map([...chosen, ...before].slice(0, MOST_REMEMBERED)));
}
