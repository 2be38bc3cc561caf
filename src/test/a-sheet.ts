import { aDescriptor } from './a-descriptor.ts';
import { defaultOptions } from '#core/descriptor/default-options.ts';
import { defaultValues } from '#core/form/default-values.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { toOptionsDraft } from '#core/options/options-draft.ts';
import { createOptionsReader } from '#core/options/read-options.ts';

import type { FormOfBatch, RowRules } from '#core/batch/sheet/check-rows.ts';
import {
  type DraftColumn,
  type SheetDraft,
  type Target,
  toDraftRows,
  USUAL_LIMITS,
} from '#core/batch/sheet/sheet-draft.ts';

/** What a column fills, for tests: a field, `@` and an option, `label`, or nothing. */
export function aColumnOf(name: string, fills = name): DraftColumn {
  const target: Target =
    fills === 'label' || fills === 'unused'
      ? { kind: fills }
      : fills === '@maxCharge' || fills === '@memory' || fills === '@proxyRegion'
        ? {
            kind: 'option',
            name: fills === '@memory' ? 'memory' : fills === '@maxCharge' ? 'maxCharge' : 'proxyRegion',
          }
        : { kind: 'field', name: fills };
  return { name, target };
}

/** A sheet for tests, of these cells. */
export function aSheet(columns: readonly DraftColumn[], grid: readonly (readonly string[])[]): SheetDraft {
  return {
    source: { kind: 'file', name: 'cities.csv' },
    columns,
    rows: toDraftRows(grid, columns.length),
    limits: USUAL_LIMITS,
  };
}

/** The rules of rows, for tests, by the form as the Worker fills it. */
export function someRules(columns: readonly DraftColumn[], form: Partial<FormOfBatch> = {}): RowRules {
  const descriptor = aDescriptor();
  const { read } = createOptionsReader({ holdsKey: () => false, versionRequired: true });
  return {
    worker: 'someone/searching' as WorkerSlug, // as `parseWorkerSlug` gives it
    descriptor,
    columns,
    readOptions: read,
    form: {
      values: defaultValues(descriptor.parameters),
      options: toOptionsDraft(defaultOptions(descriptor)),
      isBroken: false,
      reading: [],
      ...form,
    },
  };
}
