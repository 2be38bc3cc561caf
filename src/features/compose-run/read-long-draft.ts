import type { Parameter } from '#core/form/parameter.ts';
import { warmForm } from '#ui/schema-form/rows/warm-form.ts';

import { readDraftAtLength } from './read-at-length.ts';
import { readStoredDraft, type StoredDraft } from './stored-draft.ts';

/** Reads a long draft in a thread of its own, and finds what is wrong with its rows in slices, so that neither blocks the page. */
export async function readLongDraft(
  text: string,
  parameters: readonly Parameter[],
  signal: AbortSignal,
): Promise<StoredDraft | undefined> {
  // Where there is no thread to be had, the page waits.
  const stored = await readDraftAtLength(text, signal).catch(() =>
    signal.aborted ? undefined : readStoredDraft(text),
  );
  if (stored) await warmForm(parameters, stored.draft.values);
  return stored;
}
