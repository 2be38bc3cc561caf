import { unpackText } from '#core/bytes/pack-text.ts';
import { err, type Result } from '#core/result.ts';
import type { Unread } from '#core/stored/format.ts';

import { readDraftText, type StoredDraft } from './stored-draft.ts';

export function readStoredDraft(stored: string): Result<StoredDraft, Unread> {
  const text = unpackText(stored);
  return text === undefined ? err('unreadable') : readDraftText(text);
}
