import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { Draft } from '#core/draft/draft.ts';
import type { Preset } from '#core/preset/preset.ts';

import { stashDraft } from './opening/latest-stashed.ts';
import { fromOutside } from './opening/filled-draft.ts';
import { carryDraftOver } from './opening/carry-draft-over.ts';
import { isUntouched } from './opening/default-draft.ts';
import type { Composed } from './composed-draft.ts';
import type { DraftActions } from './draft-actions.ts';

/** Replaces the form's content with a preset and stashes what was there. Starts nothing. */
export function applyPreset(
  preset: Preset,
  descriptor: WorkerDescriptor,
  form: DraftActions & Pick<Composed, 'stash'>,
  cap?: number,
): void {
  const { draft, changes } = carryDraftOver(preset.draft, descriptor, cap);
  const { name, omitted, imported } = preset;
  const before = form.current();
  const { values, options } = draft;
  const names = new Set([...values.entries.keys(), ...values.extras.keys()]);
  // What came in a file is as little trusted as a link.
  form.replace(imported ? fromOutside(draft, { source: 'file', names, options }, descriptor) : draft, {
    origin: { kind: 'preset', name, omitted, changes },
    ...(!isUntouched(before, descriptor, cap) && { stash: stashDraft(before, form.stash) }),
  });
}

/**
 * Draft of a preset; undefined if the current form would change it, or if it was imported and not seen in
 * the form.
 */
export function presetAsIs({ draft, imported }: Preset, descriptor: WorkerDescriptor): Draft | undefined {
  const carried = carryDraftOver(draft, descriptor);
  const isSame = Object.values(carried.changes).every((changed) => changed.length === 0);
  return isSame && !imported && draft.provenance === undefined ? carried.draft : undefined;
}

export const presetInForm = ({ draft }: Preset, descriptor: WorkerDescriptor): Draft =>
  carryDraftOver(draft, descriptor).draft;
