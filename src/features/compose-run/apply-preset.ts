import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { buildCustom } from '#core/form/build-custom.ts';
import type { Preset } from '#core/preset/preset.ts';
import type { LinkMarks } from '#core/share/link-dangers.ts';
import { splitIntoTasks } from '#core/tasks/split-into-tasks.ts';

import { isUntouched, refitDraft } from './open-draft.ts';
import type { ComposedDraft } from './use-draft.ts';

/** Puts a preset in place of what stands in the form, and puts that aside. Nothing is started. */
export function applyPreset(preset: Preset, descriptor: WorkerDescriptor, form: ComposedDraft): void {
  const { draft, changes } = refitDraft(preset.draft, descriptor);
  const { name, omitted } = preset;
  const before = form.current();
  form.replace(draft, {
    origin: { kind: 'preset', name, omitted, changes },
    marks: preset.imported ? marksOf(preset, descriptor) : undefined,
  });
  form.putAside(isUntouched(before, descriptor) ? undefined : before);
}

/** What came in a file is as little trusted as a link: what is dangerous in it is asked about before a start. */
function marksOf(
  { draft: { values, options } }: Preset,
  { parameters, splitting }: WorkerDescriptor,
): LinkMarks {
  return { options, tasks: splitIntoTasks(splitting, buildCustom(parameters, values).custom).count };
}
