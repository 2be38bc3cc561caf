import type { Draft } from '#core/draft/draft.ts';
import { decodeDraft, encodeDraft } from '#core/draft/draft-codec.ts';
import type { WorkerSlug } from '#core/worker/worker-ref.ts';

const keyOf = (slug: WorkerSlug) => `run-console.draft.${slug}`;

/** The draft of a Worker that this tab holds, if any. */
export function loadDraft(slug: WorkerSlug): Draft | undefined {
  try {
    const text = sessionStorage.getItem(keyOf(slug));
    return text === null ? undefined : decodeDraft(text);
  } catch {
    return undefined;
  }
}

/** Keeps a draft in the tab; false where its storage is full or forbidden. */
export function saveDraft(slug: WorkerSlug, draft: Draft): boolean {
  try {
    sessionStorage.setItem(keyOf(slug), encodeDraft(draft));
    return true;
  } catch {
    return false;
  }
}

export function discardDraft(slug: WorkerSlug): void {
  try {
    sessionStorage.removeItem(keyOf(slug));
  } catch {
    // A forbidden storage holds no draft.
  }
}
