import type { OptionsDraft } from '#core/options/options-draft.ts';
import type { Draft } from '#core/draft/draft.ts';
import type { DraftStore } from '#core/draft/draft-store.ts';
import type { Provenance } from '#core/draft/provenance.ts';
import type { FormValues } from '#core/form/entry.ts';

import type { BrokenJson, DraftOrigin } from './open-draft.ts';

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
};

export type ComposedStore = DraftStore<Composed>;
