import type { OptionsDraft } from '#core/options/options-draft.ts';
import type { Draft } from '#core/draft/draft.ts';
import type { DraftStore } from '#core/draft/draft-store.ts';
import type { Provenance } from '#core/draft/provenance.ts';
import type { FormValues } from '#core/form/entry.ts';
import { OPTION_NAMES } from '#core/options/option-names.ts';

import type { BrokenJson, DraftOrigin } from './opening/draft-origin.ts';

/** All that a person sees and changes of a run that is being composed. */
export type Composed = {
  readonly values: FormValues;
  readonly options: OptionsDraft;
  /** The text of the JSON tab and what is wrong with it, as long as something is. */
  readonly broken: BrokenJson | undefined;
  readonly origin: DraftOrigin;
  readonly provenance: Provenance;
  /** Drafts in whose place something else was put; the latest first. */
  readonly aside: readonly Draft[];
  /** What stood in the form when it was filled from its origin. */
  readonly filled: Pick<Composed, 'values' | 'options' | 'broken'>;
};

/** True until something is changed of what the form was filled with. */
export const isAsFilled = ({ values, options, broken, filled }: Composed): boolean =>
  values === filled.values &&
  broken === filled.broken &&
  OPTION_NAMES.every((name) => options[name] === filled.options[name]);

export type ComposedStore = DraftStore<Composed>;
