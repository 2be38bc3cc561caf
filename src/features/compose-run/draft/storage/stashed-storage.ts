import type { Stash } from '#core/draft/stash.ts';

import { type DraftKey, storedAsides } from './draft-storage.ts';
import { isPacked } from '#core/bytes/packed-prefix.ts';
import { readPacked, writePacked } from '#browser/stored/packed-entry.ts';
import { CODECS } from '../../link/codecs.ts';

/** Stashes that the tab's storage did not accept; they last as long as the page. */
const unsaved = new Map<DraftKey, Stash>();

export const isStashPacked = (key: DraftKey): boolean =>
  !unsaved.has(key) && isPacked(storedAsides.of(key).text() ?? '');

export function loadStash(key: DraftKey): Stash | undefined {
  const held = unsaved.get(key);
  if (held) return held;
  const stored = readPacked(storedAsides.of(key), unpackStash);
  return stored.ok ? stored.value : undefined;
}

/** Stores the stash in the tab; false if the storage is full or forbidden. */
export function saveStash(key: DraftKey, stash: Stash): boolean {
  const entry = storedAsides.of(key);
  const isEmpty = stash.drafts.length === 0 && stash.filled === undefined;
  if (isEmpty) entry.remove();
  const saved = isEmpty || writePacked(entry, stash, CODECS.loaded());
  if (saved) unsaved.delete(key);
  else unsaved.set(key, stash);
  return saved;
}

function unpackStash(stored: string): string | undefined {
  if (!isPacked(stored)) return stored;
  const packing = CODECS.loaded();
  if (packing === undefined) throw new Error('A packed text is read before what unpacks it is loaded');
  return packing.unpackText(stored);
}
