import type { Parameter } from '#core/form/parameter.ts';
import type { Result } from '#core/result.ts';
import type { Unread } from '#core/stored/format.ts';
import { checkFormRows } from '#browser/check-rows.ts';

import { readDraftAtLength } from './read-at-length.ts';
import { readStoredDraft } from './read-packed-draft.ts';
import type { StoredDraft } from './stored-draft.ts';

/** Reads a long draft in a thread and checks its rows in slices, so that neither blocks the page. */
export async function readLongDraft(
  text: string,
  parameters: readonly Parameter[],
  signal: AbortSignal,
): Promise<Result<StoredDraft, Unread>> {
  // Where there is no thread to be had, the page waits.
  const stored = await readDraftAtLength(text, signal).catch((error: unknown) => {
    if (signal.aborted) throw error;
    return readStoredDraft(text);
  });
  if (stored.ok) await checkFormRows(parameters, stored.value.draft.values);
  return stored;
}
