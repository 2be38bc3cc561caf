import type { OptionsDraft } from '#core/options/options-draft.ts';
import type { FormValues } from '#core/form/entry.ts';
import { chunksOfItems, toArray } from '#core/form/rows.ts';
import type { Parameter } from '#core/form/parameter.ts';
import { readEntry } from '#core/form/reading/read-entry.ts';
import { isJsonArray, isJsonObject, type Json, type JsonObject } from '#core/json/json.ts';
import { checksum } from '#core/bytes/checksum.ts';
import { OPTION_NAMES } from '#core/options/option-names.ts';

import { holdsAddress } from './address.ts';

/** From where a value came that this person did not enter: a link, a saved task, a file of presets, an import. */
export const SOURCES = ['link', 'task', 'file', 'import'] as const;
export type Source = (typeof SOURCES)[number];

/**
 * Stands for a value that was set: for a list, of up to `SAMPLED` of its items, each by itself, so that it is still known when
 * others were taken away or added; and for as many addresses within a list or an object, which stay known whatever is changed around
 * them.
 */
export type Print = number | readonly number[];

/** Which values of a draft came from outside, and what they were. It goes wherever the draft goes. */
export type Provenance = {
  readonly options: {
    readonly [Name in keyof OptionsDraft]?: { readonly source: Source; readonly text: string };
  };
  /** Fields, and keys that are sent without being in the form, by their names. */
  readonly fields: ReadonlyMap<string, { readonly source: Source; readonly print: Print }>;
  /** Set while the JSON tab holds a text from outside that is not right yet: what it comes to is from there. */
  readonly json?: Source;
};

export const OWN: Provenance = { options: {}, fields: new Map() };

/** So many items stand for a list. */
const SAMPLED = 64;

const ABSENT = -1;

/** @param value absent where the field is left out of what is sent */
function printOf(value: Json | undefined): Print {
  const items = itemsOf(value);
  if (items === undefined) return printOfOne(value);
  const step = Math.max(1, items.length / SAMPLED);
  const count = Math.min(SAMPLED, items.length);
  const prints = new Set<number>();
  for (let at = 0; at < count; at += 1) prints.add(printOfItem(items[Math.floor(at * step)] ?? null));
  someAddress(items, (print) => prints.add(print).size >= 2 * SAMPLED);
  return [...prints];
}

/** Of a list, and of an object as of a list of it alone. */
const itemsOf = (value: Json | undefined): readonly Json[] | undefined =>
  isJsonObject(value) ? [value] : isJsonArray(value) ? value : undefined;

/** Whether `is` holds of the print of an address among the members of a value, or of theirs. */
const someAddress = (value: Json, is: (print: number) => boolean): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).some((member: Json) =>
    typeof member === 'string' ? holdsAddress(member) && is(printOfItem(member)) : someAddress(member, is),
  );

const printOfOne = (value: Json | undefined): number => (value === undefined ? ABSENT : printOfItem(value));

function printOfItem(item: Json): number {
  return checksum(new TextEncoder().encode(JSON.stringify(item)));
}

/** True where a value is what was set; a list or an object, as long as any of what stands for it is in it. */
export function isAsSet(print: Print, value: Json | undefined): boolean {
  if (typeof print === 'number') return !isJsonArray(value) && printOfOne(value) === print;
  const items = itemsOf(value);
  if (items === undefined) return false;
  if (print.length === 0) return items.length === 0;
  return chunksOfItems(items).some((chunk) => holdsAny(chunk, print));
}

const known = new WeakMap<readonly Json[], WeakMap<readonly number[], boolean>>();

/** Remembered for each chunk, which never changes: after a key press in a long list one chunk is looked at. */
function holdsAny(chunk: readonly Json[], print: readonly number[]): boolean {
  const ofChunk = known.get(chunk) ?? new WeakMap<readonly number[], boolean>();
  known.set(chunk, ofChunk);
  const wanted = new Set(print);
  const isWanted = (one: number) => wanted.has(one);
  const found =
    ofChunk.get(print) ?? chunk.some((item) => isWanted(printOfItem(item)) || someAddress(item, isWanted));
  ofChunk.set(print, found);
  return found;
}

type SetFromOutside = {
  readonly source: Source;
  readonly values: FormValues;
  /** Names of fields and extras that were set. */
  readonly fields: Iterable<string>;
  readonly options: Partial<OptionsDraft>;
};

/** What is from outside once these fields and options were set from there. */
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

/** What a field holds, as it is sent where it can be. */
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

/** The names under which two forms hold something else. */
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

/** A provenance once values were put into another shape, as for another version of a Worker: what that changed is no less from outside. */
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

/** As JSON for a storage of the browser. */
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

/** What stored JSON says of the origin of values. What cannot be read of a value's source is from outside all the same. */
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
