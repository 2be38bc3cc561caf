import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { isList } from '#core/form/editors.ts';
import { itemText } from '#core/form/reading/item-text.ts';
import type { Parameter } from '#core/form/parameter.ts';
import { isJsonArray, type Json } from '#core/json/json.ts';
import { valueText } from '#core/json/write.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { LinkDraft } from '../link-draft.ts';
import { FIELD_PREFIX, OPTION_NAMES, PLATFORM_NAMES } from '#core/options/option-names.ts';
import { readQueryLink } from './query-link.ts';
import { isLikeSeveral } from './query-value.ts';

type Unsayable = readonly string[];

type LinkChanges = Pick<LinkDraft, 'custom' | 'options'> & { readonly cleared: readonly string[] };

/**
 * The link of a draft as a query that a person can read and edit. Refused if reading it back would not
 * give the same draft: an empty text, or a list option that reads as JSON, cannot be expressed.
 */
export function writeQueryLink(draft: LinkChanges, descriptor: WorkerDescriptor): Result<string, Unsayable> {
  const search = write(draft, descriptor);
  if (givesBack(search, draft, descriptor)) return ok(search);
  const unsayable = partsOf(draft).filter(
    ({ part }) => !givesBack(write(part, descriptor), part, descriptor),
  );
  return err(unsayable.map(({ name }) => name));
}

function partsOf({
  custom,
  cleared,
  options,
}: LinkChanges): readonly { readonly name: string; readonly part: LinkChanges }[] {
  const nothing: LinkChanges = { custom: {}, cleared: [], options: {} };
  return [
    ...Object.entries(custom).map(([name, value]) => ({
      name: FIELD_PREFIX + name,
      part: { ...nothing, custom: Object.fromEntries([[name, value]]) },
    })),
    ...cleared.map((name) => ({ name: FIELD_PREFIX + name, part: { ...nothing, cleared: [name] } })),
    ...OPTION_NAMES.filter((name) => options[name] !== undefined).map((name) => ({
      name: PLATFORM_NAMES[name],
      part: { ...nothing, options: { [name]: options[name] } },
    })),
  ];
}

function write({ custom, cleared, options }: LinkChanges, descriptor: WorkerDescriptor): string {
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
  return `?${query.toString()}`;
}

function textsOf(value: Json, parameter: Parameter | undefined): readonly string[] {
  if (!isJsonArray(value) || value.length === 0) return [valueText(value)];
  if (parameter === undefined || parameter.editor === 'requestListSource') return [valueText(value)];
  if (parameter.multiple) return value.map(valueText);
  if (!isList(parameter)) return [valueText(value)];
  const texts = value.map((item) => itemText(item, parameter.itemShape));
  const isPlain = texts.every((text) => text !== undefined) && !isLikeSeveral(parameter, texts);
  return isPlain ? texts : [valueText(value)];
}

function givesBack(search: string, draft: LinkChanges, descriptor: WorkerDescriptor): boolean {
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
