import type { FormValues } from '#core/form/entry.ts';
import type { OptionsDraft } from '#core/options/options-draft.ts';
import type { DraftParameter } from './draft-parameter.ts';
import type { Provenance } from './provenance.ts';

export type Draft = {
  readonly workerVersion: string;
  /** Digest of that descriptor (`descriptorDigest`); absent in a draft of an earlier build. */
  readonly workerDigest?: number;
  readonly parameters: readonly DraftParameter[];
  readonly values: FormValues;
  readonly options: OptionsDraft;
  readonly usual?: readonly (keyof OptionsDraft)[];
  readonly brokenJson?: string;
  readonly provenance?: Provenance;
};
