import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { isList } from '#core/form/is-list.ts';
import { itemText } from '#core/form/item-text.ts';
import type { Parameter } from '#core/form/parameter.ts';
import { isJsonArray, type Json } from '#core/json/json.ts';
import type { LinkDraft } from './link-draft.ts';
import { FIELD_PREFIX, OPTION_NAMES, PLATFORM_NAMES } from '../options/option-names.ts';
import { readQueryLink } from './query-link.ts';

/**
 * The link of a draft as a query that a person can read and change. Undefined where the query, read again, would not
 * give the very same draft: not everything can be said in words (an empty text, an option of a list that reads as JSON).
 */
export function writeQueryLink(draft: LinkDraft, descriptor: WorkerDescriptor): string | undefined {
  const { custom, cleared, options, version } = draft;
  if (cleared === 'others' || version !== descriptor.version || options.version !== undefined)
    return undefined;
  const parameters = new Map(descriptor.parameters.map((parameter) => [parameter.name, parameter]));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(custom)) {
    for (const text of textsOf(value, parameters.get(name))) query.append(FIELD_PREFIX + name, text);
  }
  for (const name of cleared) query.append(FIELD_PREFIX + name, '');
  for (const name of OPTION_NAMES) {
    const value = options[name];
    if (value === undefined) continue;
    query.append(PLATFORM_NAMES[name], name === 'mode' ? String(value === 'async') : String(value));
  }
  const search = `?${query.toString()}`;
  return givesBack(search, draft, descriptor) ? search : undefined;
}

function textsOf(value: Json, parameter: Parameter | undefined): readonly string[] {
  if (!isJsonArray(value) || value.length === 0) return [textOf(value)];
  if (parameter === undefined || parameter.editor === 'requestListSource') return [textOf(value)];
  if (parameter.multiple) return value.map(textOf);
  if (!isList(parameter)) return [textOf(value)];
  const texts = value.map((item) => itemText(item, parameter.itemShape));
  return texts.every((text) => text !== undefined) ? texts : [textOf(value)];
}

const textOf = (value: Json) => (typeof value === 'string' ? value : JSON.stringify(value));

function givesBack(search: string, draft: LinkDraft, descriptor: WorkerDescriptor): boolean {
  const read = readQueryLink(search, descriptor);
  if (!read.ok) return false;
  const again = read.value;
  if (again === undefined) return Object.keys(draft.custom).length === 0;
  const texts = Object.entries(draft.options).map(([name, value]) => [name, String(value)] as const);
  return (
    again.issues.length === 0 &&
    JSON.stringify(again.custom) === JSON.stringify(draft.custom) &&
    JSON.stringify(again.cleared) === JSON.stringify(draft.cleared) &&
    JSON.stringify(again.options) === JSON.stringify(Object.fromEntries(texts))
  );
}
