import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { textOfEntry } from '#core/form/entry.ts';
import { defaultEntry } from '#core/form/default-values.ts';
import { itemText } from '#core/form/reading/item-text.ts';
import type { Parameter } from '#core/form/parameter.ts';
import { rowAt, type Rows } from '#core/form/rows.ts';
import { isJsonArray, type Json } from '#core/json/json.ts';
import { valueText } from '#core/json/write.ts';
import { splittingFields } from '#core/tasks/split-into-tasks.ts';

/** Columns of an example. */
const SHOWN = 5;

/** A sheet for a Worker: its names of what rows mostly differ in, and two rows of what the Worker begins with. */
export function exampleSheet({ parameters, splitting }: WorkerDescriptor): {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
} {
  const splits = new Set(splittingFields(splitting));
  const weight = (parameter: Parameter) =>
    (splits.has(parameter.name) ? 4 : 0) +
    (parameter.required ? 2 : 0) +
    (exampleText(parameter, 0) === '' ? 0 : 1);
  const isPlain = ({ editor, type }: Parameter) =>
    editor !== 'json' && editor !== 'requestListSource' && type !== 'object';
  const plain = parameters.filter(isPlain);
  const telling = plain.filter((parameter) => parameter.required || exampleText(parameter, 0) !== '');
  const chosen = (telling.length > 0 ? telling : plain)
    .toSorted((a, b) => weight(b) - weight(a))
    .slice(0, SHOWN);
  return {
    columns: chosen.map(({ name }) => name),
    rows: [0, 1].map((row) => chosen.map((parameter) => exampleText(parameter, row))),
  };
}

/** What the Worker begins with; in another row another of its items or options, where there is one. */
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
