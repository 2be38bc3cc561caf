import { workerPath } from '#core/ids/worker-ref.ts';

import { encodeLink } from './link-codec.ts';
import type { LinkDraft } from './link-draft.ts';

/** Maximum characters of an address that every browser opens. */
const MAX_ADDRESS = 1_000_000;

/** The address of a Worker's form filled with a draft; undefined if no address can hold it. */
export function formAddress(draft: LinkDraft): string | undefined {
  const link = encodeLink(draft);
  if (!link.ok) return undefined;
  const address = workerPath(draft.worker) + link.value;
  return address.length <= MAX_ADDRESS ? address : undefined;
}
