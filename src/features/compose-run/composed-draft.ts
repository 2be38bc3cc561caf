import type { OptionsDraft } from '#core/draft/draft.ts';
import type { DraftStore } from '#core/draft/draft-store.ts';
import type { FormValues } from '#core/form/entry.ts';
import type { LinkMarks } from '#core/share/link-dangers.ts';

import type { BrokenJson, DraftOrigin } from './open-draft.ts';

/** All that a person sees and changes of a run that is being composed. */
export type Composed = {
  readonly values: FormValues;
  readonly options: OptionsDraft;
  /** The text of the JSON tab and what is wrong with it, as long as something is. */
  readonly broken: BrokenJson | undefined;
  readonly origin: DraftOrigin;
  /** What a link set, which is asked about before a start; undefined where none did, or where it was put aside. */
  readonly marks: LinkMarks | undefined;
};

export type ComposedStore = DraftStore<Composed>;
