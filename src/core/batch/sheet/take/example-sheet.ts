import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { textOfEntry } from '#core/form/reading/entry-text.ts';
import { defaultEntry } from '#core/form/default-values.ts';
import { cellText } from '#core/form/reading/cell-text.ts';
import { itemText } from '#core/form/reading/item-text.ts';
import type { Parameter } from '#core/form/parameter.ts';
import { rowAt, type Rows } from '#core/form/rows.ts';
import { isJsonArray, type Json } from '#core/json/json.ts';
import { valueText } from '#core/json/write.ts';
import { splittingFields } from '#core/subtasks/split-into-subtasks.ts';

import { fillableColumns } from '../sheet-draft.ts';

const SHOWN = 5;

export function exampleSheet({ parameters, splitting }: WorkerDescriptor): {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
} {
  const splits = new Set(splittingFields(splitting));
  const isPlain = ({ editor, type }: Parameter) =>
    editor !== 'json' && editor !== 'requestListSource' && type !== 'object';
  const plain = parameters.flatMap((parameter): readonly Example[] =>
    isPlain(parameter)
      ? [{ ...parameter, field: parameter.name, textOf: (row) => exampleText(parameter, row) }]
      : partsOf(parameter),
  );
  const weight = ({ field, required, textOf }: Example) =>
    (splits.has(field) ? 4 : 0) + (required ? 2 : 0) + (textOf(0) === '' ? 0 : 1);
  const telling = plain.filter(({ required, textOf }) => required || textOf(0) !== '');
  const chosen = (telling.length > 0 ? telling : plain)
    .toSorted((a, b) => weight(b) - weight(a))
    .slice(0, SHOWN);
  return {
    columns: chosen.map(({ name }) => name),
    rows: [0, 1].map((row) => chosen.map(({ textOf }) => textOf(row))),
  };
}

type Example = {
  readonly name: string;
  readonly field: string;
  readonly required: boolean;
  readonly textOf: (row: number) => string;
};

function partsOf(parameter: Parameter): readonly Example[] {
  const entry = defaultEntry(parameter);
  const rows = entry?.kind === 'rows' ? entry.rows : undefined;
  return fillableColumns(parameter).map((column) => ({
    name: `${parameter.name} › ${column.name}`,
    field: parameter.name,
    required: parameter.required && column.required,
    textOf: (row) => (rows ? cellText(column, rowAt(rows, Math.min(row, rows.length - 1))) : ''),
  }));
}

function exampleText(parameter: Parameter, row: number): string {
  const entry = defaultEntry(parameter);
  if (entry?.kind === 'rows') return itemOfRow(parameter, entry.rows, row);
  if (entry?.kind === 'value' && isJsonArray(entry.value)) return entry.value.map(valueText).join(', ');
  const other = row > 0 && !parameter.multiple ? parameter.options[row] : undefined;
  if (other) return valueText(other.value);
  const text = textOfEntry(parameter, entry);
  return text === '' ? (parameter.placeholder ?? '') : text;
}

function itemOfRow({ itemShape }: Parameter, rows: Rows<Json>, row: number): string {
  const item = rowAt(rows, Math.min(row, rows.length - 1));
  return item === undefined ? '' : (itemText(item, itemShape) ?? valueText(item));
}
