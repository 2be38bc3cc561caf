import { isJsonArray, isJsonObject, type Json, type JsonObject, ownValue } from '#core/json/json.ts';

import { familyMembers } from './families.ts';
import { textItems, textListJudge } from './text-list.ts';

/**
 * The value of a row under a column key. A key such as `hours/monday` or `images/0/title` leads into
 * nested values, unless the row has that exact key: some Workers write rows that way. A family key,
 * `email_*`, gives a list of the values of `email_1`, `email_2` and so on.
 */
export function valueAt(row: JsonObject, key: string): Json | undefined {
  const own = ownValue(row, key);
  if (own !== undefined) return own;
  const members = familyMembers(key);
  if (members) return listOf(row, members);
  for (let slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', slash + 1)) {
    const outer = ownValue(row, key.slice(0, slash));
    const inner = outer === undefined ? undefined : memberAt(outer, key.slice(slash + 1));
    if (inner !== undefined) return inner;
  }
  return undefined;
}

function memberAt(outer: Json, key: string): Json | undefined {
  if (isJsonObject(outer)) return valueAt(outer, key);
  const [, index, rest] = /^(\d{1,9})(?:\/(.*))?$/s.exec(key) ?? [];
  const item = index === undefined ? undefined : itemsOf(outer)?.[Number(index)];
  return item === undefined || rest === undefined ? item : memberAt(item, rest);
}

function itemsOf(value: Json): readonly Json[] | undefined {
  if (isJsonArray(value)) return value;
  return typeof value === 'string' ? textItems(value) : undefined;
}

function listOf(row: JsonObject, members: readonly string[]): Json | undefined {
  let there: Json[] | undefined;
  for (const member of membersIn(row, members)) {
    const value = row[member] ?? '';
    if (value !== '') (there ??= []).push(value);
  }
  return there;
}

type Shape = { readonly keys: readonly string[]; readonly members: readonly string[] };
const latest = new WeakMap<readonly string[], Shape>();

/**
 * The given keys that a row has. Most rows have the keys of the row before, so most of the thirty are not
 * looked up.
 */
function membersIn(row: JsonObject, members: readonly string[]): readonly string[] {
  const keys = Object.keys(row);
  const known = latest.get(members);
  if (known?.keys.length === keys.length && known.keys.every((key, at) => key === keys[at]))
    return known.members;
  const own = members.filter((member) => Object.hasOwn(row, member));
  latest.set(members, { keys, members: own });
  return own;
}

type LabelledKey = { readonly key: string; readonly label: string };

const MAX_PARTS = 50;

export function isSplittable(value: Json | undefined): boolean {
  return value !== undefined && partsOf(value).length > 0;
}

type ListFacts = {
  readonly names: Set<string>;
  hasPlain: boolean;
  textItems: number;
  readonly judge: ReturnType<typeof textListJudge> | undefined;
  judged: number;
};

const JUDGED = 1_000;

/**
 * Splits columns by the members of their values, gathered row by row. Each member gets a column; the
 * original stays if some row has a plain value there. A column of text only is split as lists written as
 * text.
 * @param split keys of the columns to split; by default all are, but text only if it is a list
 */
export function columnSplitter<C extends LabelledKey>(columns: readonly C[], split?: ReadonlySet<string>) {
  const found = new Map<string, ListFacts>(
    columns.filter(({ key }) => split?.has(key) ?? true).map(({ key }) => [key, noParts(key, split)]),
  );
  return {
    take: (row: JsonObject) => {
      for (const [key, parts] of found) notePart(parts, valueAt(row, key) ?? '');
    },
    columns: (): readonly C[] =>
      columns.flatMap((column) => {
        const parts = found.get(column.key);
        const names = parts ? namesOf(parts) : [];
        if (names.length === 0 || names.length > MAX_PARTS) return [column];
        const split = names.map((name) => ({
          ...column,
          key: `${column.key}/${name}`,
          label: `${column.label} / ${name}`,
        }));
        return parts?.hasPlain === true && parts.names.size > 0 ? [column, ...split] : split;
      }),
  };
}

const noParts = (key: string, split: ReadonlySet<string> | undefined): ListFacts => ({
  names: new Set(),
  hasPlain: false,
  textItems: 0,
  judge: split ? undefined : textListJudge(key),
  judged: 0,
});

function notePart(parts: ListFacts, value: Json): boolean {
  const { size } = parts.names;
  if (isJsonArray(value) || isJsonObject(value)) {
    for (const name of partsOf(value)) parts.names.add(name);
    return size <= MAX_PARTS && parts.names.size > size;
  }
  if (value === '') return false;
  const { hasPlain, textItems: items } = parts;
  parts.hasPlain = true;
  parts.textItems = Math.max(items, itemsOf(value)?.length ?? 1);
  if (parts.judged < JUDGED) parts.judge?.take(value);
  parts.judged += 1;
  return !hasPlain || (items <= MAX_PARTS && parts.textItems > items);
}

function namesOf({ names, textItems: items, judge }: ListFacts): readonly string[] {
  if (names.size > 0 || items < 2 || judge?.isList() === false) return [...names];
  return Array.from({ length: items }, (_, at) => String(at));
}

export function splitColumns<C extends LabelledKey>(
  columns: readonly C[],
  split: ReadonlySet<string>,
  rows: readonly JsonObject[],
): readonly C[] {
  if (split.size === 0) return columns;
  const splitter = columnSplitter(columns, split);
  for (const row of rows) splitter.take(row);
  return splitter.columns();
}

/**
 * Collects the few rows for which `splitColumns` splits columns as it would for all of them.
 * @param split keys of the columns
 */
export function tellingRows(split: ReadonlySet<string>) {
  const found = [...split].map((key) => [key, noParts(key, split)] as const);
  let rows: readonly JsonObject[] = [];
  return {
    take: (row: JsonObject) => {
      const extended = found.filter(([key, parts]) => notePart(parts, valueAt(row, key) ?? ''));
      if (extended.length > 0) rows = [...rows, row];
    },
    rows: () => rows,
  };
}

function partsOf(value: Json): readonly string[] {
  if (isJsonArray(value)) return value.map((_, index) => String(index));
  return isJsonObject(value) ? Object.keys(value) : [];
}
