import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { Draft } from '#core/draft/draft.ts';
import type { Preset } from '#core/preset/preset.ts';

import { putAside } from './opening/asides.ts';
import { fromOutside } from './opening/filled-draft.ts';
import { carryDraftOver } from './opening/carry-draft-over.ts';
import { isUntouched } from './opening/default-draft.ts';
import type { Composed } from './composed-draft.ts';
import type { DraftActions } from './draft-actions.ts';

/** Puts a preset in place of what stands in the form, and puts that aside. Nothing is started. */
export function applyPreset(
  preset: Preset,
  descriptor: WorkerDescriptor,
  form: DraftActions & Pick<Composed, 'aside'>,
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
    ...(!isUntouched(before, descriptor, cap) && { aside: putAside(before, form.aside) }),
  });
}

/** What a preset holds; undefined where the form of today would change it, and where it came in a file and was not seen in the form. */
export function presetAsIs({ draft, imported }: Preset, descriptor: WorkerDescriptor): Draft | undefined {
  const carried = carryDraftOver(draft, descriptor);
  const isSame = Object.values(carried.changes).every((changed) => changed.length === 0);
  return isSame && !imported && draft.provenance === undefined ? carried.draft : undefined;
}

/** A preset as the form of today would take it. */
export const presetInForm = ({ draft }: Preset, descriptor: WorkerDescriptor): Draft =>
  carryDraftOver(draft, descriptor).draft;
