import type { OptionsDraft } from '#core/options/options-draft.ts';
import type { FormValues } from '#core/form/entry.ts';
import { chunksOfItems, toArray } from '#core/form/rows.ts';
import type { Parameter } from '#core/form/parameter.ts';
import { readEntry } from '#core/form/reading/read-entry.ts';
import { isJsonArray, isJsonObject, type Json, type JsonObject } from '#core/json/json.ts';
import { checksum } from '#core/bytes/checksum.ts';
import { OPTION_NAMES } from '#core/options/option-names.ts';

import { addressesIn, holdsAddress, receiverOf } from './address.ts';

export const SOURCES = ['link', 'task', 'file', 'import'] as const;
export type Source = (typeof SOURCES)[number];

/**
 * Identifies a value that was set. For a list, covers up to `SAMPLED` items individually, so that it
 * survives additions and removals; likewise up to as many addresses within a list or object, and up to as
 * many of their receivers, as those of a text, so that they survive changes of the text around them.
 */
export type Print = number | readonly number[];

export type Provenance = {
  readonly options: {
    readonly [Name in keyof OptionsDraft]?: { readonly source: Source; readonly text: string };
  };
  readonly fields: ReadonlyMap<string, { readonly source: Source; readonly print: Print }>;
  readonly json?: Source;
};

export const OWN: Provenance = { options: {}, fields: new Map() };

const SAMPLED = 64;

const ABSENT = -1;

/** @param value absent if the field is not sent */
function printOf(value: Json | undefined): Print {
  const items = itemsOf(value);
  if (items === undefined) {
    const receivers = typeof value === 'string' ? receiverPrints(value).slice(0, SAMPLED) : [];
    return receivers.length === 0 ? printOfOne(value) : [printOfOne(value), ...receivers];
  }
  const step = Math.max(1, items.length / SAMPLED);
  const count = Math.min(SAMPLED, items.length);
  const prints = new Set<number>();
  for (let at = 0; at < count; at += 1) prints.add(printOfItem(items[Math.floor(at * step)] ?? null));
  someAddress(items, (text) => prints.add(printOfItem(text)).size >= 2 * SAMPLED);
  const receivers = new Set<number>();
  someAddress(items, (text) => {
    for (const print of receiverPrints(text)) receivers.add(print);
    return receivers.size >= SAMPLED;
  });
  return [...prints, ...[...receivers].slice(0, SAMPLED)];
}

const receiverPrints = (text: string): readonly number[] =>
  addressesIn(text).map((address) => printOfItem({ receiver: receiverOf(address) }));

const itemsOf = (value: Json | undefined): readonly Json[] | undefined =>
  isJsonObject(value) ? [value] : isJsonArray(value) ? value : undefined;

const someAddress = (value: Json, is: (text: string) => boolean): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).some((member: Json) =>
    typeof member === 'string' ? holdsAddress(member) && is(member) : someAddress(member, is),
  );

const printOfOne = (value: Json | undefined): number => (value === undefined ? ABSENT : printOfItem(value));

function printOfItem(item: Json): number {
  return checksum(new TextEncoder().encode(JSON.stringify(item)));
}

/** True if a value is still the one that was set; for a list or object, if any of its sampled parts remains. */
export function isAsSet(print: Print, value: Json | undefined): boolean {
  if (typeof print === 'number') return !isJsonArray(value) && printOfOne(value) === print;
  const items = itemsOf(value);
  if (items === undefined) return value !== undefined && print.includes(printOfOne(value));
  if (print.length === 0) return items.length === 0;
  return chunksOfItems(items).some((chunk) => lookIn(chunk, print).isSet);
}

/** True if an address in a value leads to a receiver that was set, whatever is written around it. */
export function keepsReceiver(print: Print, value: Json): boolean {
  if (typeof print === 'number') return false;
  if (typeof value === 'string') return receiverPrints(value).some((one) => print.includes(one));
  return chunksOfItems(itemsOf(value) ?? []).some((chunk) => lookIn(chunk, print).keepsReceiver);
}

type Found = { readonly isSet: boolean; readonly keepsReceiver: boolean };

const known = new WeakMap<readonly Json[], WeakMap<readonly number[], Found>>();

/** Memoized per immutable chunk: a key press in a long list checks one chunk. */
function lookIn(chunk: readonly Json[], print: readonly number[]): Found {
  const ofChunk = known.get(chunk) ?? new WeakMap<readonly number[], Found>();
  known.set(chunk, ofChunk);
  const wanted = new Set(print);
  const isWanted = (value: Json) => wanted.has(printOfItem(value));
  const found = ofChunk.get(print) ?? {
    isSet: chunk.some((item) => isWanted(item) || someAddress(item, isWanted)),
    keepsReceiver: someAddress(chunk, (text) => receiverPrints(text).some((one) => wanted.has(one))),
  };
  ofChunk.set(print, found);
  return found;
}

type SetFromOutside = {
  readonly source: Source;
  readonly values: FormValues;
  readonly fields: Iterable<string>;
  readonly options: Partial<OptionsDraft>;
};

export function setFromOutside(
  before: Provenance,
  { source, values, fields, options }: SetFromOutside,
  parameters: readonly Parameter[],
): Provenance {
  const byName = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const set = [...fields].map(
    (name) => [name, { source, print: printOf(held(values, name, byName.get(name))) }] as const,
  );
  const texts = OPTION_NAMES.flatMap((name) => {
    const text = options[name];
    return text === undefined ? [] : [[name, { source, text }] as const];
  });
  return {
    ...before,
    options: { ...before.options, ...Object.fromEntries(texts) },
    fields: new Map([...before.fields, ...set]),
  };
}

function held(
  { entries, extras }: FormValues,
  name: string,
  parameter: Parameter | undefined,
): Json | undefined {
  const entry = entries.get(name);
  if (parameter === undefined || entry === undefined) return extras.get(name);
  if (entry.kind === 'rows') return readEntry(parameter, entry).value ?? toArray(entry.rows);
  return readEntry(parameter, entry).value ?? (entry.kind === 'value' ? entry.value : entry.text);
}

export function changedNames(before: FormValues, after: FormValues): readonly string[] {
  const names = new Set(
    [before, after].flatMap(({ entries, extras }) => [...entries.keys(), ...extras.keys()]),
  );
  return [...names].filter(
    (name) =>
      before.entries.get(name) !== after.entries.get(name) ||
      before.extras.get(name) !== after.extras.get(name),
  );
}

/** Carries provenance through a conversion such as a version change: converted values still come from outside. */
export function carryProvenance(
  provenance: Provenance,
  { before, after }: { readonly before: FormValues; readonly after: FormValues },
  parameters: readonly Parameter[],
): Provenance {
  return changedNames(before, after).reduce<Provenance>((carried, name) => {
    const set = provenance.fields.get(name);
    if (set === undefined) return carried;
    return setFromOutside(
      carried,
      { source: set.source, values: after, fields: [name], options: {} },
      parameters,
    );
  }, provenance);
}

export function encodeProvenance({ options, fields, json }: Provenance): JsonObject {
  return {
    options: Object.fromEntries(
      OPTION_NAMES.flatMap((name) => {
        const set = options[name];
        return set ? [[name, [set.source, set.text]]] : [];
      }),
    ),
    fields: [...fields].map(([name, { source, print }]) => [name, source, print]),
    ...(json && { json }),
  };
}

/** Reads stored provenance. Values with an unreadable source still count as from outside. */
export function decodeProvenance(stored: Json | undefined): Provenance | undefined {
  if (!isJsonObject(stored)) return undefined;
  const { options = null, fields = null, json } = stored;
  const texts = OPTION_NAMES.flatMap((name) => {
    const set = isJsonObject(options) ? options[name] : undefined;
    if (!isJsonArray(set)) return [];
    const [source, text] = set;
    return typeof text === 'string' ? [[name, { source: toSource(source), text }] as const] : [];
  });
  const prints = isJsonArray(fields) ? fields.flatMap(toSetField) : [];
  return {
    options: Object.fromEntries(texts),
    fields: new Map(prints),
    ...(json !== undefined && { json: toSource(json) }),
  };
}

const toSource = (stored: Json | undefined): Source => SOURCES.find((source) => source === stored) ?? 'link';

function toSetField(stored: Json) {
  if (!isJsonArray(stored)) return [];
  const [name, source, print] = stored;
  const isPrint = (value: Json | undefined): value is Print =>
    typeof value === 'number' || (isJsonArray(value) && value.every((one) => typeof one === 'number'));
  return typeof name === 'string' && isPrint(print)
    ? [[name, { source: toSource(source), print }] as const]
    : [];
}
