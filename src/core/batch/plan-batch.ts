import { defaultOptions } from '#core/descriptor/default-options.ts';
import { composeRun } from '#core/draft/compose-run.ts';
import { equalJson } from '#core/json/compare.ts';
import { type Json, type JsonObject, ownValue } from '#core/json/json.ts';
import { OPTION_NAMES } from '#core/options/option-names.ts';
import type { RunOptions } from '#core/options/run-options.ts';

import type { BatchPlan, BatchRules, PlannedRow } from './batch.ts';
import type { RowChecker } from './check-rows.ts';
import { isBlank, type SheetDraft, type SheetRow } from './sheet-draft.ts';

type Planned = {
  readonly checker: RowChecker;
  readonly sheet: SheetDraft;
  readonly name: string;
  readonly setUp: Json;
  readonly secret: boolean;
};

/** The batch that a sheet comes to; rows with something wrong in them, and those without anything, are not in it. */
export function planBatch({ checker, sheet, name, setUp, secret }: Planned): BatchPlan {
  const { worker } = checker.rules;
  const base = baseOf(checker);
  const rows = sheet.rows.chunks.flatMap((chunk) => chunk.flatMap((row) => plannedRow(checker, base, row)));
  return {
    ...{ worker, title: worker, name, base, rows, setUp, secret },
    columns: sheet.columns.map((column) => column.name),
    rules: rulesOf(sheet),
  };
}

function rulesOf({ limits: { parallel, stopAfterFailures, stopAtSpent } }: SheetDraft): BatchRules {
  const spent = stopAtSpent?.trim() ?? '';
  return { parallel, stopAfterFailures, ...(spent !== '' && { stopAtSpent: spent }) };
}

/** What the form sends by itself; what of it cannot be read is set by every row. */
function baseOf({ rules }: RowChecker): BatchPlan['base'] {
  const { worker, descriptor, form, readOptions } = rules;
  const { built, options } = composeRun({ worker, descriptor }, form, { readOptions });
  const readable = OPTION_NAMES.filter((name) => options[name] !== undefined);
  const read: Partial<RunOptions> = Object.fromEntries(readable.map((name) => [name, options[name]]));
  return { custom: built.custom, options: { ...defaultOptions(descriptor), ...read } };
}

function plannedRow(checker: RowChecker, base: BatchPlan['base'], row: SheetRow): readonly PlannedRow[] {
  if (isBlank(row)) return [];
  const { order } = checker.check(row);
  if (order === undefined) return [];
  const own = Object.entries(order.custom).filter(
    ([name, value]) => !isSame(ownValue(base.custom, name), value),
  );
  const without = Object.keys(base.custom).filter((name) => !Object.hasOwn(order.custom, name));
  const changed = OPTION_NAMES.filter((name) => order.options[name] !== base.options[name]);
  const custom: JsonObject = Object.fromEntries(own);
  return [
    {
      ...{ number: row.number, cells: row.cells, custom },
      ...(without.length > 0 && { without }),
      ...(changed.length > 0 && {
        options: Object.fromEntries(changed.map((name) => [name, order.options[name]])),
      }),
      ...(row.leftOut && { leftOut: true }),
    },
  ];
}

const isSame = (one: Json | undefined, other: Json) => one !== undefined && equalJson(one, other);
