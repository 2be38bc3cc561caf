import { composeRun } from '#core/draft/compose-run.ts';
import { entryFromValue } from '#core/form/entry.ts';
import { mapRows } from '#core/form/rows.ts';
import { equalJson } from '#core/json/compare.ts';
import { type Json, ownValue } from '#core/json/json.ts';
import { toOptionsDraft } from '#core/options/options-draft.ts';
import { uniqueNames } from '#core/sheet/grid.ts';

import type { BatchPlan } from '../batch.ts';
import { cellFromEntry } from './cell-entry.ts';
import type { RowRules } from './check-rows.ts';
import {
  type DraftColumn,
  ROW_OPTIONS,
  type RowOption,
  type SheetDraft,
  type Target,
} from './sheet-draft.ts';

type Carried = { readonly name: string; readonly target: Target; readonly text: string };

/**
 * Rows of a batch that are set up again: what all of them sent, and the form would not send by now, comes with a column of its own. They
 * start what they started before, whatever has become of the form.
 */
export function withBase(
  sheet: SheetDraft,
  base: BatchPlan['base'],
  rules: Omit<RowRules, 'columns'>,
): SheetDraft {
  const filled = new Set(sheet.columns.flatMap(({ target }) => ('name' in target ? [target.name] : [])));
  const carried = [...fieldsOf(base, rules), ...optionsOf(base, rules)].filter(
    ({ target }) => 'name' in target && !filled.has(target.name),
  );
  if (carried.length === 0) return sheet;
  const all: readonly DraftColumn[] = [
    ...sheet.columns,
    ...carried.map(({ name, target }) => ({ name, target })),
  ];
  const names = uniqueNames(all.map(({ name }) => name));
  const texts = carried.map(({ text }) => text);
  return {
    ...sheet,
    columns: all.map((column, at) => ({ ...column, name: names[at] ?? column.name })),
    rows: mapRows(sheet.rows, (row) => ({ ...row, cells: [...row.cells, ...texts] })),
  };
}

function fieldsOf(
  { custom, options: { version } }: BatchPlan['base'],
  { worker, descriptor, form, readOptions }: Omit<RowRules, 'columns'>,
): readonly Carried[] {
  const { built } = composeRun({ worker, descriptor }, form, { readOptions });
  return descriptor.parameters.flatMap((parameter) => {
    const { name } = parameter;
    const [before, now] = [ownValue(custom, name), ownValue(built.custom, name)];
    // A later version may have a field of which the batch knew nothing.
    const isKnown = before !== undefined || version === descriptor.version;
    if (!isKnown || isSame(before, now)) return [];
    const text = before === undefined ? '' : cellFromEntry(parameter, entryFromValue(parameter, before));
    return [{ name, target: { kind: 'field', name }, text }];
  });
}

/** An option that limits nothing, or says nothing, takes no limit of the form away. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(['', '0']);

function optionsOf({ options }: BatchPlan['base'], { form }: Omit<RowRules, 'columns'>): readonly Carried[] {
  const texts = toOptionsDraft(options);
  const isOther = (name: RowOption) => texts[name] !== form.options[name];
  // A size of memory sets the cores that go with it: they come behind it.
  const names = ROW_OPTIONS.filter((name) => isOther(name) || (name === 'cpus' && isOther('memory')));
  return names
    .toSorted((a, b) => Number(b === 'memory') - Number(a === 'memory'))
    .filter((name) => !SAYS_NOTHING.has(texts[name]))
    .map((name) => ({ name, target: { kind: 'option', name }, text: texts[name] }));
}

const isSame = (one: Json | undefined, other: Json | undefined): boolean =>
  one === undefined || other === undefined ? one === other : equalJson(one, other);
