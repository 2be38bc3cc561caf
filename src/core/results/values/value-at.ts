import { isJsonArray, isJsonObject, type Json, type JsonObject, ownValue } from '#core/json/json.ts';

import { familyMembers } from './families.ts';
import { textItems, textListJudge } from './text-list.ts';

/**
 * The value of a row under the key of a column. A key such as `hours/monday` or `images/0/title` leads into what is nested,
 * unless the row has that very key: some Workers write their rows so. The key of a family, `email_*`, gives a list of what
 * `email_1`, `email_2` and so on hold.
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

/** The items of a list, also of one that is written as text. */
function itemsOf(value: Json): readonly Json[] | undefined {
  if (isJsonArray(value)) return value;
  return typeof value === 'string' ? textItems(value) : undefined;
}

/** What is there under these keys; undefined where nothing is. */
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

/** Those of the keys that a row has: most rows have the keys of the row before, so that most of the thirty are not looked for. */
function membersIn(row: JsonObject, members: readonly string[]): readonly string[] {
  const keys = Object.keys(row);
  const known = latest.get(members);
  if (known?.keys.length === keys.length && known.keys.every((key, at) => key === keys[at]))
    return known.members;
  const own = members.filter((member) => Object.hasOwn(row, member));
  latest.set(members, { keys, members: own });
  return own;
}

type Column = { readonly key: string; readonly label: string };

/** The most columns that one is split into; a column with more members stays whole. */
const MAX_PARTS = 50;

/** True for a list or an object that holds something. */
export function isSplittable(value: Json | undefined): boolean {
  return value !== undefined && partsOf(value).length > 0;
}

type Parts = {
  readonly names: Set<string>;
  hasPlain: boolean;
  /** Items of the longest list that is written as text. */
  textItems: number;
  /** Tells whether texts are lists, where nobody said so. */
  readonly judge: ReturnType<typeof textListJudge> | undefined;
  judged: number;
};

/** Texts of a column that tell whether they are lists. */
const JUDGED = 1_000;

/**
 * Splits columns by the members of their values, gathered row by row: each column with members is replaced by one for each
 * of them, beside itself where some row has a plain value there. One that holds nothing but texts is split as lists that are
 * written as text.
 * @param split keys of the columns to split; without it all are, but texts only where they are lists
 */
export function columnSplitter<C extends Column>(columns: readonly C[], split?: ReadonlySet<string>) {
  const found = new Map<string, Parts>(
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

const noParts = (key: string, split: ReadonlySet<string> | undefined): Parts => ({
  names: new Set(),
  hasPlain: false,
  textItems: 0,
  judge: split ? undefined : textListJudge(key),
  judged: 0,
});

/** @returns whether the value tells anything of how its column is split */
function notePart(parts: Parts, value: Json): boolean {
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

function namesOf({ names, textItems: items, judge }: Parts): readonly string[] {
  if (names.size > 0 || items < 2 || judge?.isList() === false) return [...names];
  return Array.from({ length: items }, (_, at) => String(at));
}

/** The columns as these rows split them. */
export function splitColumns<C extends Column>(
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
 * Gathers, row by row, the few rows by which `splitColumns` splits columns as it does by all of them.
 * @param split keys of the columns
 */
export function tellingRows(split: ReadonlySet<string>) {
  const found = [...split].map((key) => [key, noParts(key, split)] as const);
  let rows: readonly JsonObject[] = [];
  return {
    take: (row: JsonObject) => {
      const told = found.filter(([key, parts]) => notePart(parts, valueAt(row, key) ?? ''));
      if (told.length > 0) rows = [...rows, row];
    },
    /** The same list while no row tells more. */
    rows: () => rows,
  };
}

function partsOf(value: Json): readonly string[] {
  if (isJsonArray(value)) return value.map((_, index) => String(index));
  return isJsonObject(value) ? Object.keys(value) : [];
}
