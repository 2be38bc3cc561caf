import { workerPath } from '#core/ids/worker-ref.ts';
import { formAddress } from '#core/link/form-address.ts';
import type { LinkDraft } from '#core/link/link-draft.ts';
import type { StoredInput } from '#starts/history/stored-input.ts';

export type EditWay = {
  readonly address: string;
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
  const address = formAddress(draft);
  return address === undefined ? { address: workerPath(worker), handed: draft } : { address };
}
