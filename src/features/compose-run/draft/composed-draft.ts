import type { OptionsDraft } from '#core/options/options-draft.ts';
import type { Draft } from '#core/draft/draft.ts';
import type { DraftStore } from '#core/draft/draft-store.ts';
import type { Provenance } from '#core/draft/provenance.ts';
import type { FormValues } from '#core/form/entry.ts';
import { OPTION_NAMES } from '#core/options/option-names.ts';

import type { BrokenJson, DraftOrigin } from './opening/draft-origin.ts';

export type Composed = {
  readonly values: FormValues;
  readonly options: OptionsDraft;
  /** Text of the JSON tab and its problem; undefined while the text is valid. */
  readonly broken: BrokenJson | undefined;
  readonly origin: DraftOrigin;
  readonly provenance: Provenance;
  /** Stashed drafts, latest first. */
  readonly stash: readonly Draft[];
  readonly filled: Pick<Composed, 'values' | 'options' | 'broken'>;
};

export const isAsFilled = ({ values, options, broken, filled }: Composed): boolean =>
  values === filled.values &&
  broken === filled.broken &&
  OPTION_NAMES.every((name) => options[name] === filled.options[name]);

export type ComposedStore = DraftStore<Composed>;
