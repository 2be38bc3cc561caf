import type { Entry } from '#core/form/entry.ts';
import { entryFromText, textOfEntry } from '#core/form/reading/entry-text.ts';
import { isList } from '#core/form/editors.ts';
import { itemText, withItemText } from '#core/form/reading/item-text.ts';
import type { Parameter } from '#core/form/parameter.ts';
import { namedValue, putCellText } from '#core/form/reading/cell-text.ts';
import { readJsonText } from '#core/form/reading/read-value.ts';
import { rowsOf, toArray } from '#core/form/rows.ts';
import { isJsonArray, isJsonObject, type Json } from '#core/json/json.ts';
import { valueText, writeJson } from '#core/json/write.ts';

import { itemTexts, type Separator } from './cell-items.ts';

export function entryFromCell(
  parameter: Parameter,
  text: string,
  separator: Separator = '\n',
): Entry | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  if (isList(parameter)) return { kind: 'rows', rows: rowsOf(itemsFromCell(parameter, trimmed, separator)) };
  if (takesSeveral(parameter)) return { kind: 'value', value: valuesFromCell(parameter, trimmed, separator) };
  const named = namedValue(parameter, trimmed);
  return named === undefined ? entryFromText(parameter, trimmed) : { kind: 'value', value: named };
}

export function cellFromEntry(
  parameter: Parameter,
  entry: Entry | undefined,
  separator: Separator = '\n',
): string {
  if (entry === undefined) return '';
  if (entry.kind === 'rows') return cellFromItems(parameter, toArray(entry.rows), separator);
  if (entry.kind === 'text') return entry.text;
  const { value } = entry;
  // A blank cell says nothing, and an option without a text is named by its label.
  if (value === '') return parameter.options.find((option) => option.value === '')?.label ?? '';
  if (isJsonArray(value) && takesSeveral(parameter)) return value.map(valueText).join(separator);
  return typeof value === 'string' ? textOfEntry(parameter, entry) : valueText(value);
}

/** Items that are not single texts, or that contain the separator, are written as JSON. */
function cellFromItems(parameter: Parameter, items: readonly Json[], separator: Separator): string {
  const texts = items.map((item) =>
    parameter.editor === 'requestListSource' ? undefined : itemText(item, parameter.itemShape),
  );
  const text = texts.join(separator);
  const isPlain = texts.every((one) => one !== undefined && itemTexts(one, separator).length === 1);
  return isPlain && !/^[[{]/.test(text) ? text : writeJson(items);
}

export const holdsItems = (parameter: Parameter): boolean => isList(parameter) || takesSeveral(parameter);

const takesSeveral = ({ multiple, type }: Parameter) => multiple && type === 'array';

function itemsFromCell(parameter: Parameter, text: string, separator: Separator): readonly Json[] {
  const written = writtenIn(text);
  if (isJsonArray(written)) return written.map((item) => inShape(parameter, item));
  const isTable = parameter.editor === 'requestListSource';
  if (isTable && written !== undefined && isJsonObject(written)) return [written];
  const [first] = [...parameter.columns].sort((a, b) => Number(b.required) - Number(a.required));
  return itemTexts(text, separator).map((item) =>
    isTable && first
      ? putCellText(undefined, first, item)
      : withItemText(undefined, item, parameter.itemShape),
  );
}

function writtenIn(text: string): Json | undefined {
  const spelled = /^[[{]/.test(text) ? readJsonText(text) : undefined;
  return spelled?.ok === true ? spelled.value : undefined;
}

/** An item of a JSON array, as in results: if items are objects, a text becomes the text of one. */
const inShape = ({ editor, itemShape }: Parameter, item: Json): Json =>
  typeof item === 'string' && itemShape.kind === 'object' && editor !== 'requestListSource'
    ? withItemText(undefined, item, itemShape)
    : item;

function valuesFromCell(parameter: Parameter, text: string, separator: Separator): readonly Json[] {
  const written = writtenIn(text);
  const items = isJsonArray(written) ? written.map(valueText) : itemTexts(text, separator);
  return items.map((item) => namedValue(parameter, item) ?? item);
}
