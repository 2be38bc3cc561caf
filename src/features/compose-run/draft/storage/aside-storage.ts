import type { Aside } from '#core/draft/aside.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';

import { storedAsides } from './draft-storage.ts';
import { readPacked, writePacked } from '#browser/stored/packed-entry.ts';

/** What the tab's storage did not take. It lasts as long as the page. */
const unsaved = new Map<WorkerSlug, Aside>();

export function loadAside(slug: WorkerSlug): Aside | undefined {
  const held = unsaved.get(slug);
  if (held) return held;
  const stored = readPacked(storedAsides.of(slug));
  return stored.ok ? stored.value : undefined;
}

/** Keeps it in the tab; false where its storage is full or forbidden. */
export function saveAside(slug: WorkerSlug, aside: Aside): boolean {
  const entry = storedAsides.of(slug);
  const isEmpty = aside.drafts.length === 0 && aside.filled === undefined;
  if (isEmpty) entry.remove();
  const saved = isEmpty || writePacked(entry, aside);
  if (saved) unsaved.delete(slug);
  else unsaved.set(slug, aside);
  return saved;
}
