import type { Aside } from '#core/draft/aside.ts';

import { type DraftKey, storedAsides } from './draft-storage.ts';
import { isPacked } from '#core/bytes/packed-mark.ts';
import { readPacked, writePacked } from '#browser/stored/packed-entry.ts';
import { CODECS } from '../../link/codecs.ts';

/** Stashes that the tab's storage did not accept; they last as long as the page. */
const unsaved = new Map<DraftKey, Aside>();

export const isAsidePacked = (key: DraftKey): boolean =>
  !unsaved.has(key) && isPacked(storedAsides.of(key).text() ?? '');

export function loadAside(key: DraftKey): Aside | undefined {
  const held = unsaved.get(key);
  if (held) return held;
  const stored = readPacked(storedAsides.of(key), unpackAside);
  return stored.ok ? stored.value : undefined;
}

/** Stores the stash in the tab; false if the storage is full or forbidden. */
export function saveAside(key: DraftKey, aside: Aside): boolean {
  const entry = storedAsides.of(key);
  const isEmpty = aside.drafts.length === 0 && aside.filled === undefined;
  if (isEmpty) entry.remove();
  const saved = isEmpty || writePacked(entry, aside, CODECS.loaded());
  if (saved) unsaved.delete(key);
  else unsaved.set(key, aside);
  return saved;
}

function unpackAside(stored: string): string | undefined {
  if (!isPacked(stored)) return stored;
  const packing = CODECS.loaded();
  if (packing === undefined) throw new Error('A packed text is read before what unpacks it is loaded');
  return packing.unpackText(stored);
}
