import type { Draft } from '#core/draft/draft.ts';
import { ASIDE_FORMAT } from '#core/draft/aside.ts';
import { DRAFT_FORMAT } from '#core/draft/draft-codec.ts';

import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import type { TaskSlug } from '#core/saved-tasks/saved-task.ts';
import { COUNT } from '#core/stored/format.ts';
import { openEach } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

import { writeInSlices, writePacked } from '#browser/stored/packed-entry.ts';
import { CODECS } from '../../link/codecs.ts';

export const storedDrafts = openEach(STORED.draft, DRAFT_FORMAT);
export const storedAsides = openEach(STORED.aside, ASIDE_FORMAT);
/** When each was typed, in milliseconds since the epoch. */
export const storedDraftTimes = openEach(STORED.draftAt, COUNT);

/** What a draft is kept as: that of a Worker, or of a task whose input is edited, which leaves the Worker's own alone. */
export type DraftKey = WorkerSlug | `task~${TaskSlug}`;

/** Drafts that the tab's storage does not have: they were typed just now, or it did not take them. They last as long as the page. */
const unsaved = new Map<DraftKey, { readonly current: () => Draft; readonly at: number }>();

/** Holds a draft for the form that may be made in place of this one, until it is saved. */
export function holdDraft(key: DraftKey, current: () => Draft): void {
  unsaved.set(key, { current, at: Date.now() });
}

/** The draft that is held and not saved, if any: later than the one in the storage. */
export function heldDraft(key: DraftKey): Draft | undefined {
  return unsaved.get(key)?.current();
}

/** The draft that this tab's storage has, if any, as `readStoredDraft` reads it. */
export function storedDraftText(key: DraftKey): string | undefined {
  return storedDrafts.of(key).text();
}

/** Keeps a draft in the tab at once; false where its storage is full or forbidden, and then the page holds it. */
export function saveDraft(key: DraftKey, draft: Draft): boolean {
  const saved = writePacked(storedDrafts.of(key), draft, CODECS.loaded());
  noteSaved(key, saved);
  if (!saved) holdDraft(key, () => draft);
  return saved;
}

/** Keeps a draft in the tab without blocking the page for long, however large it is; undefined when it was aborted. */
export async function saveDraftInSlices(
  key: DraftKey,
  draft: Draft,
  signal: AbortSignal,
): Promise<boolean | undefined> {
  const saved = await writeInSlices(storedDrafts.of(key), draft, { load: CODECS.load, signal });
  noteSaved(key, saved === true);
  return saved;
}

/** Forgets a draft that is not to be kept. */
export function forgetDraft(key: DraftKey): void {
  unsaved.delete(key);
  for (const entries of [storedDrafts, storedDraftTimes, storedAsides]) entries.of(key).remove();
}

/** A draft that a link filled is as old as its opening, not as what was typed before. */
export function noteOpened(key: DraftKey): void {
  storedDraftTimes.of(key).write(Date.now());
}

function noteSaved(key: DraftKey, saved: boolean): void {
  if (!saved) return;
  const times = storedDraftTimes.of(key);
  const typed = unsaved.get(key)?.at;
  if (typed !== undefined || times.text() === undefined) times.write(typed ?? Date.now());
  unsaved.delete(key);
}
