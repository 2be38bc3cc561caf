import type { Draft } from '#core/draft/draft.ts';
import { STASH_FORMAT } from '#core/draft/stash.ts';
import { DRAFT_FORMAT } from '#core/draft/draft-codec.ts';

import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import type { TaskSlug } from '#core/saved-tasks/saved-task.ts';
import { COUNT } from '#core/stored/format.ts';
import { openEach } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

import { writeInSlices, writePacked } from '#browser/stored/packed-entry.ts';
import { CODECS } from '../../link/codecs.ts';

export const storedDrafts = openEach(STORED.draft, DRAFT_FORMAT);
export const storedAsides = openEach(STORED.stash, STASH_FORMAT);
/** When each draft was typed, in milliseconds since the epoch. */
export const storedDraftTimes = openEach(STORED.draftAt, COUNT);

/** A Worker, or a task whose input is edited, which leaves the Worker's own draft alone. */
export type DraftKey = WorkerSlug | `task~${TaskSlug}`;

/** Drafts that the tab's storage does not have: just typed, or refused. They last as long as the page. */
const unsaved = new Map<DraftKey, { readonly current: () => Draft; readonly at: number }>();

export function holdDraft(key: DraftKey, current: () => Draft): void {
  unsaved.set(key, { current, at: Date.now() });
}

export function heldDraft(key: DraftKey): Draft | undefined {
  return unsaved.get(key)?.current();
}

export function storedDraftText(key: DraftKey): string | undefined {
  return storedDrafts.of(key).text();
}

/** Stores a draft in the tab now; false if the storage is full or forbidden, then the page holds it. */
export function saveDraft(key: DraftKey, draft: Draft): boolean {
  const saved = writePacked(storedDrafts.of(key), draft, CODECS.loaded());
  noteSaved(key, saved);
  if (!saved) holdDraft(key, () => draft);
  return saved;
}

/** Stores a draft of any size without blocking the page for long; undefined if aborted. */
export async function saveDraftInSlices(
  key: DraftKey,
  draft: Draft,
  signal: AbortSignal,
): Promise<boolean | undefined> {
  const saved = await writeInSlices(storedDrafts.of(key), draft, { load: CODECS.load, signal });
  noteSaved(key, saved === true);
  return saved;
}

export function forgetDraft(key: DraftKey): void {
  unsaved.delete(key);
  for (const entries of [storedDrafts, storedDraftTimes, storedAsides]) entries.of(key).remove();
}

/** Dates a draft that a link filled by its opening, not by what was typed before. */
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
