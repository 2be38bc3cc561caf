import type { StoreApi } from 'zustand/vanilla';

import type { FormOfBatch } from '#core/batch/sheet/check-rows.ts';
import type { Provenance } from '#core/draft/provenance.ts';
import type { FormValues } from '#core/form/entry.ts';
import type { FormState } from '#core/form/form-store.ts';
import type { OptionsDraft } from '#core/options/options-draft.ts';
import type { ReadOptions } from '#core/options/read-options.ts';

export type BatchFormState = FormState & {
  readonly draft: {
    readonly values: FormValues;
    readonly options: OptionsDraft;
    readonly broken: object | undefined;
    readonly provenance: Provenance;
  };
};

export type FormSource = {
  readonly store: Pick<StoreApi<BatchFormState>, 'getState' | 'getInitialState' | 'subscribe'>;
  readonly readOptions: (options: OptionsDraft) => ReadOptions;
  readonly setOptions: (options: OptionsDraft) => void;
};

/** The form's values for rows; a batch does not wait for its runs one by one. */
export function formOfBatch({
  draft: { values, options, broken },
  reading,
}: Pick<BatchFormState, 'draft' | 'reading'>): FormOfBatch {
  return { values, options: { ...options, mode: 'async' }, isBroken: broken !== undefined, reading };
}
