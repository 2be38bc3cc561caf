import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { changedNames, type Provenance, setFromOutside } from '#core/draft/provenance.ts';
import { formFromJson } from '#core/form/custom-json.ts';
import type { FormValues } from '#core/form/entry.ts';

import type { StoredDraft } from '../reading/stored-draft.ts';
import { filledIn } from './default-draft.ts';
import type { ReadDraft } from './draft-origin.ts';

/**
 * Applies a draft's JSON text to its values if it is valid; an invalid text stays beside them.
 * A long text may have been stored before it was read.
 */
export function settleJson({ draft, json }: StoredDraft, descriptor: WorkerDescriptor): ReadDraft {
  const { brokenJson: text, provenance, ...rest } = draft;
  if (text === undefined || json === undefined) return { draft };
  if (!json.ok) return { draft, broken: { text: () => text, problem: json.error, from: draft.values } };
  const values = formFromJson(descriptor.parameters, draft.values, json.value);
  return {
    draft: {
      ...rest,
      ...(provenance && { provenance: settleProvenance(provenance, draft.values, values, descriptor) }),
      ...filledIn(descriptor, { values, options: rest.options }),
    },
  };
}

/** Provenance after the JSON text has become valid: its changes come from where the text came from. */
export function settleProvenance(
  { json: source, ...provenance }: Provenance,
  before: FormValues,
  values: FormValues,
  { parameters }: WorkerDescriptor,
): Provenance {
  if (source === undefined) return provenance;
  const fields = changedNames(before, values);
  return setFromOutside(provenance, { source, values, fields, options: {} }, parameters);
}
