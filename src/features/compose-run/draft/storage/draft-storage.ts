import type { Draft } from '#core/draft/draft.ts';
import { ASIDE_FORMAT } from '#core/draft/aside.ts';
import { DRAFT_FORMAT } from '#core/draft/draft-codec.ts';

import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { COUNT } from '#core/stored/format.ts';
import { openEach } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

import { writeInSlices, writePacked } from '#browser/stored/packed-entry.ts';
import { CODECS } from '../../link/codecs.ts';

export const storedDrafts = openEach(STORED.draft, DRAFT_FORMAT);
export const storedAsides = openEach(STORED.aside, ASIDE_FORMAT);
/** When each was typed, in milliseconds since the epoch. */
export const storedDraftTimes = openEach(STORED.draftAt, COUNT);

/** Drafts that the tab's storage does not have: they were typed just now, or it did not take them. They last as long as the page. */
const unsaved = new Map<WorkerSlug, { readonly current: () => Draft; readonly at: number }>();

/** Holds a draft for the form that may be made in place of this one, until it is saved. */
export function holdDraft(slug: WorkerSlug, current: () => Draft): void {
  unsaved.set(slug, { current, at: Date.now() });
}

/** The draft of a Worker that is held and not saved, if any: later than the one in the storage. */
export function heldDraft(slug: WorkerSlug): Draft | undefined {
  return unsaved.get(slug)?.current();
}

/** The draft of a Worker that this tab's storage has, if any, as `readStoredDraft` reads it. */
export function storedDraftText(slug: WorkerSlug): string | undefined {
  return storedDrafts.of(slug).text();
}

/** Keeps a draft in the tab at once; false where its storage is full or forbidden, and then the page holds it. */
export function saveDraft(slug: WorkerSlug, draft: Draft): boolean {
  const saved = writePacked(storedDrafts.of(slug), draft, CODECS.loaded());
  noteSaved(slug, saved);
  if (!saved) holdDraft(slug, () => draft);
  return saved;
}

/** Keeps a draft in the tab without blocking the page for long, however large it is; undefined when it was aborted. */
export async function saveDraftInSlices(
  slug: WorkerSlug,
  draft: Draft,
  signal: AbortSignal,
): Promise<boolean | undefined> {
  const saved = await writeInSlices(storedDrafts.of(slug), draft, { load: CODECS.load, signal });
  noteSaved(slug, saved === true);
  return saved;
}

/** A draft that a link filled is as old as its opening, not as what was typed before. */
export function noteOpened(slug: WorkerSlug): void {
  storedDraftTimes.of(slug).write(Date.now());
}

function noteSaved(slug: WorkerSlug, saved: boolean): void {
  if (!saved) return;
  const times = storedDraftTimes.of(slug);
  const typed = unsaved.get(slug)?.at;
  if (typed !== undefined || times.text() === undefined) times.write(typed ?? Date.now());
  unsaved.delete(slug);
}
