import { workerPath } from '#core/ids/worker-ref.ts';
import { encodeLink } from '#core/link/link-codec.ts';
import type { LinkDraft } from '#core/link/link-draft.ts';
import type { StoredInput } from '#starts/history/stored-input.ts';

/** Characters of an address that every browser opens. */
const MAX_ADDRESS = 1_000_000;

/** The way to the form of a run's Worker with the input of the run. */
export type EditWay = {
  readonly address: string;
  /** What the address cannot hold: it is handed to the form as it is opened. */
  readonly handed?: LinkDraft;
};

export function editWay({ order: { worker, custom, options }, omitted }: StoredInput): EditWay {
  const set = Object.entries(options).filter(([, value]) => value !== undefined);
  const draft: LinkDraft = {
    worker,
    version: options.version ?? '',
    custom,
    cleared: 'others',
    options: Object.fromEntries(set),
    withheld: omitted,
  };
  const link = encodeLink(draft);
  const path = workerPath(worker);
  const isShort = link.ok && path.length + link.value.length <= MAX_ADDRESS;
  return isShort ? { address: path + link.value } : { address: path, handed: draft };
}
