import { readSystem } from '#core/descriptor/read-system.ts';
import { workerPath } from '#core/ids/worker-ref.ts';
import type { SavedTask } from '#core/saved-tasks/saved-task.ts';
import { encodeLink } from '#core/link/link-codec.ts';

/** Characters of an address that every browser opens. */
const MAX_ADDRESS = 1_000_000;

/** The address of the form of a task's Worker with the input of the task; undefined for one that no address can hold. */
export function taskAddress({ worker, version, input }: SavedTask): string | undefined {
  const { system, custom, inexact } = input;
  if (worker === undefined || inexact !== undefined) return undefined;
  const link = encodeLink({
    ...{ worker, version, custom, cleared: 'others', withheld: [] },
    options: system ? readSystem(system, []) : {},
  });
  const address = link.ok ? workerPath(worker) + link.value : undefined;
  return address !== undefined && address.length <= MAX_ADDRESS ? address : undefined;
}
