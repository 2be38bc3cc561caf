import { isJsonArray, isJsonObject, type Json, type JsonObject, ownValue } from '#core/json/json.ts';

/**
 * The value of a row under the key of a column. A key such as `hours/monday` or `images/0/title` leads into what is nested,
 * unless the row has that very key: some Workers write their rows so.
 */
export function valueAt(row: JsonObject, key: string): Json | undefined {
  const own = ownValue(row, key);
  if (own !== undefined) return own;
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
  const item = isJsonArray(outer) && index !== undefined ? outer[Number(index)] : undefined;
  return item === undefined || rest === undefined ? item : memberAt(item, rest);
}

type Column = { readonly key: string; readonly label: string };

/** The most columns that one is split into; a column with more members stays whole. */
const MAX_PARTS = 50;

/** True for a list or an object that holds something. */
export function isSplittable(value: Json | undefined): boolean {
  return value !== undefined && partsOf(value).length > 0;
}

type Parts = { readonly names: Set<string>; hasPlain: boolean };

/**
 * Splits columns by the members of their values, gathered row by row: each column with members is replaced by one for each
 * of them, beside itself where some row has a plain value there.
 */
export function columnSplitter<C extends Column>(columns: readonly C[], split: ReadonlySet<string>) {
  const found = new Map<string, Parts>(
    columns
      .filter(({ key }) => split.has(key))
      .map(({ key }) => [key, { names: new Set<string>(), hasPlain: false }]),
  );
  return {
    take: (row: JsonObject) => {
      for (const [key, parts] of found) {
        const value = valueAt(row, key) ?? '';
        if (isJsonArray(value) || isJsonObject(value)) {
          for (const name of partsOf(value)) parts.names.add(name);
        } else if (value !== '') parts.hasPlain = true;
      }
    },
    columns: (): readonly C[] =>
      columns.flatMap((column) => {
        const parts = found.get(column.key);
        if (!parts || parts.names.size === 0 || parts.names.size > MAX_PARTS) return [column];
        const split = [...parts.names].map((name) => ({
          ...column,
          key: `${column.key}/${name}`,
          label: `${column.label} / ${name}`,
        }));
        return parts.hasPlain ? [column, ...split] : split;
      }),
  };
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

function partsOf(value: Json): readonly string[] {
  if (isJsonArray(value)) return value.map((_, index) => String(index));
  return isJsonObject(value) ? Object.keys(value) : [];
}
