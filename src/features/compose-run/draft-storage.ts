import type { Draft } from '#core/draft/draft.ts';
import { encodeDraft } from '#core/draft/draft-codec.ts';
import type { WorkerSlug } from '#core/worker/worker-ref.ts';

import { storedTabText, writeTabText, writeTabTextInSlices } from './tab-storage.ts';

const keyOf = (slug: WorkerSlug) => `run-console.draft.${slug}`;

/** The draft of a Worker that this tab holds, if any, as `readStoredDraft` reads it. */
export function storedDraftText(slug: WorkerSlug): string | undefined {
  return storedTabText(keyOf(slug));
}

/** Keeps a draft in the tab at once; false where its storage is full or forbidden. */
export function saveDraft(slug: WorkerSlug, draft: Draft): boolean {
  return writeTabText(keyOf(slug), encodeDraft(draft));
}

/** Keeps a draft in the tab without blocking the page for long, however large it is; undefined when it was aborted. */
export function saveDraftInSlices(
  slug: WorkerSlug,
  draft: Draft,
  signal: AbortSignal,
): Promise<boolean | undefined> {
  return writeTabTextInSlices(keyOf(slug), encodeDraft(draft), signal);
}
