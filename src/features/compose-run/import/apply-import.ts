import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { ImportPlan } from '#core/import/plan-import.ts';

import type { DraftActions } from '../draft/draft-actions.ts';
import { fromOutside } from '../draft/opening/filled-draft.ts';

/** Imports as one undo step; run options that the input does not name stay. */
export function applyImport(
  { values, options, fields, extras }: ImportPlan,
  descriptor: WorkerDescriptor,
  form: DraftActions,
): void {
  const { brokenJson: _, ...rest } = form.current();
  const names = new Set([...fields.map(({ name }) => name), ...extras]);
  const draft = { ...rest, values, options: { ...rest.options, ...options.accepted } };
  form.replace(fromOutside(draft, { source: 'import', names, options: options.accepted }, descriptor), {
    origin: { kind: 'import', fields: fields.length, options: Object.keys(options.accepted).length },
  });
}
