import type { Parameter } from '#core/form/parameter.ts';
import { chunksOfItems } from '#core/form/rows.ts';
import { isJsonArray, isJsonObject, type Json } from '#core/json/json.ts';

import { addressesIn, isHost, isOfWeb, receiverOf } from '../address.ts';
import { isPlainName, type Reading, readingOf } from './reading-of.ts';

export type SentAddress = { readonly value: string; readonly count: number };

type AddressMap = Map<string, SentAddress>;

/**
 * Addresses in a field that may receive data, by receiver: except those that the field reads from or that
 * the Worker itself declares.
 * @param isSplit the run is split by the field's items, so that the Worker reads them
 */
export function sentAddresses(
  parameter: Parameter,
  value: Json,
  { isSplit }: { readonly isSplit: boolean },
): readonly SentAddress[] {
  const reading = isSplit ? 'anything' : readingOf({ ...parameter, hasPages: hasPages(parameter) });
  if (!isJsonArray(value)) return [...lookThrough([value], parameter, reading).values()];
  const all: AddressMap = new Map();
  for (const chunk of chunksOfItems(value))
    for (const found of foundIn(chunk, parameter, reading).values()) add(all, found);
  return [...all.values()];
}

const hasPages = (parameter: Parameter): boolean =>
  (parameter.editor === 'requestList' || parameter.editor === 'requestListSource') &&
  [...ownTexts(parameter)].some((text) => addressesIn(text).some(isOfWeb));

const known = new WeakMap<readonly Json[], WeakMap<Parameter, AddressMap>>();

function foundIn(chunk: readonly Json[], parameter: Parameter, reading: Reading): AddressMap {
  const ofChunk = known.get(chunk) ?? new WeakMap<Parameter, AddressMap>();
  known.set(chunk, ofChunk);
  const found = ofChunk.get(parameter) ?? lookThrough(chunk, parameter, reading);
  ofChunk.set(parameter, found);
  return found;
}

function lookThrough(values: readonly Json[], parameter: Parameter, reading: Reading): AddressMap {
  const found: AddressMap = new Map();
  const own = ownTexts(parameter);
  const columns = new Map(parameter.columns.map((column) => [column.name, column]));
  const members = new Map<string, Reading | 'around'>();
  const readingOfMember = (key: string, around: Reading): Reading => {
    const said =
      members.get(key) ?? (isPlainName(key) ? 'around' : readingOf(columns.get(key) ?? { name: key }));
    members.set(key, said);
    return said === 'around' ? around : said;
  };
  const look = (value: Json, said: Reading): void => {
    if (typeof value === 'string') {
      if (own.has(value) || said === 'anything') return;
      const text = value.trim();
      for (const address of said === 'sent' && isHost(text) ? [text] : addressesIn(value))
        if (said !== 'pages' || !isOfWeb(address)) add(found, { value: address, count: 1 });
    } else if (isJsonArray(value)) value.forEach((item) => look(item, said));
    else if (isJsonObject(value))
      for (const [key, member] of Object.entries(value)) look(member, readingOfMember(key, said));
  };
  values.forEach((value) => look(value, reading));
  return found;
}

function add(found: AddressMap, { value, count }: SentAddress): void {
  const receiver = receiverOf(value);
  const before = found.get(receiver);
  found.set(receiver, before ? { ...before, count: before.count + count } : { value, count });
}

function ownTexts({ options, default: usual = null }: Parameter): ReadonlySet<string> {
  const texts = new Set<string>();
  const collect = (value: Json): void => {
    if (typeof value === 'string') texts.add(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
  };
  collect(usual);
  for (const { value } of options) collect(value);
  return texts;
}
