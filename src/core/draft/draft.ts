import type { FormValues } from '#core/form/entry.ts';
import type { OptionsDraft } from '#core/options/options-draft.ts';
import type { DraftParameter } from './draft-parameter.ts';
import type { Provenance } from './provenance.ts';

/** All that a person has typed for a run of one Worker, whether it can be sent yet or not. */
export type Draft = {
  /** Version of the descriptor that the values were typed for. */
  readonly workerVersion: string;
  /** Digest of that descriptor (`descriptorDigest`); absent in a draft of an earlier build. */
  readonly workerDigest?: number;
  /** That descriptor's parameters: one without a value was left empty, and is not new. */
  readonly parameters: readonly DraftParameter[];
  readonly values: FormValues;
  readonly options: OptionsDraft;
  /** Options that stand as that version of the Worker has them. Drafts of older builds do not say. */
  readonly usual?: readonly (keyof OptionsDraft)[];
  /** The text of the JSON tab while it is not right, and so not in the values. */
  readonly brokenJson?: string;
  /** Which of it came from outside; absent where nothing did. */
  readonly provenance?: Provenance;
};
