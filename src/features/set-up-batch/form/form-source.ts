import type { StoreApi } from 'zustand/vanilla';

import type { FormOfBatch } from '#core/batch/sheet/check-rows.ts';
import type { Provenance } from '#core/draft/provenance.ts';
import type { FormValues } from '#core/form/entry.ts';
import type { FormState } from '#core/form/form-store.ts';
import type { OptionsDraft } from '#core/options/options-draft.ts';
import type { ReadOptions } from '#core/options/read-options.ts';

/** What the Batch tab sees of the form of the Input tab, and does to it. */
export type BatchFormState = FormState & {
  readonly draft: {
    readonly values: FormValues;
    readonly options: OptionsDraft;
    /** Something where the JSON tab holds a text that is not right. */
    readonly broken: object | undefined;
    readonly provenance: Provenance;
  };
};

export type FormSource = {
  readonly store: Pick<StoreApi<BatchFormState>, 'getState' | 'getInitialState' | 'subscribe'>;
  readonly readOptions: (options: OptionsDraft) => ReadOptions;
  readonly setOptions: (options: OptionsDraft) => void;
};

/** The form as rows take its values; a batch does not wait for its runs one by one. */
export function formOfBatch({
  draft: { values, options, broken },
  reading,
}: Pick<BatchFormState, 'draft' | 'reading'>): FormOfBatch {
  return { values, options: { ...options, mode: 'async' }, isBroken: broken !== undefined, reading };
}
