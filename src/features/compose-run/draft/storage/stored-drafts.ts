import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { workersWith } from '#browser/stored/names.ts';
import { STORED } from '#browser/stored/registry.ts';

import { storedDrafts, storedDraftTimes } from './draft-storage.ts';

/** `at`: when the draft was typed, in milliseconds since the epoch. */
type DraftEntry = { readonly worker: WorkerSlug; readonly at: number };

export const listStoredDrafts = (): readonly DraftEntry[] =>
  workersWith(STORED.draftAt).flatMap((worker) => {
    const at = storedDraftTimes.of(worker).read();
    return at.ok && storedDrafts.of(worker).text() !== undefined ? [{ worker, at: at.value }] : [];
  });

/**
 * Forgets the draft of a Worker whose form is not open.
 * @returns restores it
 */
export function letGoOfDraft(worker: WorkerSlug): () => void {
  const entries = [storedDrafts.of(worker), storedDraftTimes.of(worker)];
  const texts = entries.map((entry) => entry.text());
  for (const entry of entries) entry.remove();
  return () => {
    for (const [at, text] of texts.entries()) if (text !== undefined) entries[at]?.putText(text);
  };
}
