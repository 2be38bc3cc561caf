import { defaultOptions } from '#core/descriptor/default-options.ts';
import { composeRun } from '#core/draft/compose-run.ts';
import { equalWhereThere } from '#core/json/compare.ts';
import { ownValue } from '#core/json/json.ts';
import { OPTION_NAMES } from '#core/options/option-names.ts';
import type { RunOptions } from '#core/options/run-options.ts';

import type { RunOrder } from '#core/run/run.ts';

import type { BatchPlan, PlannedRow } from './batch.ts';
import type { RowChecker } from './sheet/check-rows.ts';
import { type DraftRow, isBlank, isUsedColumn } from './sheet/sheet-draft.ts';

export type PlannedRows = Required<Pick<BatchPlan, 'base' | 'judged'>> & {
  readonly planned: readonly PlannedRow[];
};

export type RowPlanner = {
  readonly base: BatchPlan['base'];
  /** Undefined for an invalid or empty row, which is not sent. */
  readonly plan: (row: DraftRow) => PlannedRow | undefined;
};

export function createRowPlanner(checker: RowChecker): RowPlanner {
  const base = baseOf(checker);
  return { base, plan: (row) => (isBlank(row) ? undefined : plannedRow(checker, base, row)) };
}

function baseOf({ rules }: RowChecker): BatchPlan['base'] {
  const { worker, descriptor, form, readOptions } = rules;
  const { built, options } = composeRun({ worker, descriptor }, form, { readOptions });
  const readable = OPTION_NAMES.filter((name) => options[name] !== undefined);
  const read: Partial<RunOptions> = Object.fromEntries(readable.map((name) => [name, options[name]]));
  return { custom: built.custom, options: { ...defaultOptions(descriptor), ...read } };
}

function plannedRow(checker: RowChecker, base: BatchPlan['base'], row: DraftRow): PlannedRow | undefined {
  const { order } = checker.check(row);
  if (order === undefined) return undefined;
  const { columns } = checker.rules;
  const cells = row.cells.filter((_, at) => columns[at] && isUsedColumn(columns[at]));
  return {
    number: row.number,
    cells,
    ...overBase(base, order),
    ...(row.leftOut && { leftOut: true }),
  };
}

export function overBase(
  base: BatchPlan['base'],
  order: Pick<RunOrder, 'custom'> & { readonly options: RunOptions },
): Pick<PlannedRow, 'custom' | 'without' | 'options'> {
  const own = Object.entries(order.custom).filter(
    ([name, value]) => !equalWhereThere(ownValue(base.custom, name), value),
  );
  const without = Object.keys(base.custom).filter((name) => !Object.hasOwn(order.custom, name));
  const changed = OPTION_NAMES.filter((name) => order.options[name] !== base.options[name]);
  return {
    custom: Object.fromEntries(own),
    ...(without.length > 0 && { without }),
    ...(changed.length > 0 && {
      options: Object.fromEntries(changed.map((name) => [name, order.options[name]])),
    }),
  };
}
