import { withCell, withCellText } from '#core/form/cell-text.ts';
import type { Column } from '#core/form/parameter.ts';
import type { Json } from '#core/json/json.ts';

import { valueText } from '../fields/entry-value.ts';

/** How spreadsheets and people write what is on and what is off. */
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['1', true],
  ['false', false],
  ['no', false],
  ['0', false],
]);

/**
 * The row with text that came from elsewhere (a paste, a file) in a cell: an option by its value or its label, on and off in words, and
 * everything else as if it was typed.
 */
export function putCellText(row: Json | undefined, column: Column, text: string): Json {
  const trimmed = text.trim();
  const option =
    column.options.find(({ value }) => valueText(value) === trimmed) ??
    column.options.find(({ label }) => label.toLowerCase() === trimmed.toLowerCase());
  if (option && trimmed !== '') return withCell(row, column.name, option.value);
  const flag = column.type === 'boolean' ? BOOLEANS.get(trimmed.toLowerCase()) : undefined;
  return flag === undefined ? withCellText(row, column, trimmed) : withCell(row, column.name, flag);
}
