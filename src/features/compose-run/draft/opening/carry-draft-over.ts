import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { isMadeFor } from '#core/descriptor/descriptor-digest.ts';
import { type CarriedChanges, carryOptions, carryOver } from '#core/draft/carry-over.ts';
import type { Draft } from '#core/draft/draft.ts';
import { carryProvenance, OWN, type Provenance } from '#core/draft/provenance.ts';
import { OPTION_NAMES } from '#core/options/option-names.ts';
import type { OptionsDraft } from '#core/options/options-draft.ts';

import { filledIn, usualOptions } from './default-draft.ts';

/**
 * Migrates a stored draft to the Worker's current descriptor if it was typed for another; also returns the
 * changes.
 */
export function carryDraftOver(
  stored: Draft,
  descriptor: WorkerDescriptor,
  cap?: number,
): { readonly draft: Draft; readonly changes: CarriedChanges } {
  const { values, changes } = carryOver(stored, descriptor.parameters);
  const { provenance } = stored;
  const moved = { before: stored.values, after: values };
  const version =
    stored.options.version === stored.workerVersion ? descriptor.version : stored.options.version;
  const { options, changed } = carriedOptions(stored, descriptor, cap);
  return {
    draft: {
      ...filledIn(descriptor, { values, options: { ...options, version } }),
      ...(stored.brokenJson === undefined ? {} : { brokenJson: stored.brokenJson }),
      ...(provenance && { provenance: carryProvenance(provenance, moved, descriptor.parameters) }),
    },
    changes: { ...changes, options: changed },
  };
}

/** For an unknown version it is not known which options its Worker had. */
function carriedOptions(stored: Draft, descriptor: WorkerDescriptor, cap: number | undefined) {
  const { workerVersion, options, usual = [], provenance } = stored;
  if (workerVersion === '' || isMadeFor(stored, descriptor)) return { options, changed: [] };
  // A limit of the person's own stands there because the form began with it.
  const isOwnCap = cap !== undefined && cap > 0 && options.maxCharge === String(cap);
  const known: Draft = isOwnCap ? { ...stored, usual: [...usual, 'maxCharge'] } : stored;
  return carryOptions(known, usualOptions(descriptor, cap), chosenOptions(provenance));
}

/** Options set from outside; they count as chosen even if they equal the form's own values. */
export function chosenOptions({ options }: Provenance = OWN): Partial<OptionsDraft> {
  return Object.fromEntries(
    OPTION_NAMES.flatMap((name) => {
      const set = options[name];
      return set ? [[name, set.text]] : [];
    }),
  );
}
