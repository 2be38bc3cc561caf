import type { StoredInput } from '#starts/history/stored-input.ts';
import { encodeLink } from '#core/link/link-codec.ts';
import { workerPath } from '#core/ids/worker-ref.ts';

/** Characters of an address that every browser opens. */
const MAX_ADDRESS = 1_000_000;

/** The address of the form of a run's Worker with the input of the run; undefined for an input that no address can hold. */
export function editAddress({
  order: { worker, custom, options },
  omitted,
}: StoredInput): string | undefined {
  const set = Object.entries(options).filter(([, value]) => value !== undefined);
  const link = encodeLink({
    worker,
    version: options.version ?? '',
    custom,
    cleared: 'others',
    options: Object.fromEntries(set),
    withheld: omitted,
  });
  const address = link.ok ? workerPath(worker) + link.value : undefined;
  return address !== undefined && address.length <= MAX_ADDRESS ? address : undefined;
}
