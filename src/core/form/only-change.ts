import type { OptionsDraft } from '#core/options/options-draft.ts';
import { OPTION_NAMES, PLATFORM_NAMES } from '#core/options/option-names.ts';

import type { FormState } from './form-store.ts';

type StateDraft = FormState['draft'];

export type Changed = { readonly of: 'field' | 'option'; readonly name: string };

/** The difference between two drafts if there is exactly one; a memory size and its cores count as one. */
export function onlyChange(before: StateDraft, after: StateDraft): Changed | undefined {
  const [field, ...others] = changedFields(before.values.entries, after.values.entries);
  if (others.length > 0) return undefined;
  if (field !== undefined) return { of: 'field', name: field };
  const option = changedOption(before.options, after.options);
  return option && { of: 'option', name: PLATFORM_NAMES[option] };
}

type Entries = StateDraft['values']['entries'];

function changedFields(before: Entries, after: Entries): readonly string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => before.get(name) !== after.get(name));
}

function changedOption(
  before: OptionsDraft | undefined,
  after: OptionsDraft | undefined,
): keyof OptionsDraft | undefined {
  const changed = OPTION_NAMES.filter((name) => before?.[name] !== after?.[name]);
  const [only, ...others] = changed.includes('memory') ? changed.filter((name) => name !== 'cpus') : changed;
  return others.length === 0 ? only : undefined;
}
