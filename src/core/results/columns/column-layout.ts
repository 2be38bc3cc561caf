import { isJsonArray, isJsonObject, ownValue, type Json } from '#core/json/json.ts';
import { err, ok, type Result } from '#core/result.ts';
import { defineFormat, type Unread } from '#core/stored/format.ts';

/** How a person has laid out a table's columns. Keys that the table does not have are kept. */
export type ColumnLayout = {
  readonly order: readonly string[];
  readonly hidden: ReadonlySet<string>;
  /** Pixels, for columns resized by hand. */
  readonly widths: ReadonlyMap<string, number>;
  readonly split: ReadonlySet<string>;
  readonly showEmpty: boolean;
  readonly pinned: readonly string[];
  readonly formats: ReadonlyMap<string, ColumnFormat>;
};

/** `number` groups digits, `date` reads moments, `list` splits text, `plain` writes values unchanged. */
export const COLUMN_FORMATS = ['number', 'date', 'list', 'plain'] as const;
export type ColumnFormat = (typeof COLUMN_FORMATS)[number];

type Keyed = { readonly key: string };

export const PLAIN_LAYOUT: ColumnLayout = {
  order: [],
  hidden: new Set(),
  widths: new Map(),
  split: new Set(),
  showEmpty: false,
  pinned: [],
  formats: new Map(),
};

export function orderColumns<Column extends Keyed>(
  columns: readonly Column[],
  layout: ColumnLayout,
): readonly Column[] {
  const ordered = inOrder(columns, layout.order);
  if (layout.pinned.length === 0) return ordered;
  const pinned = new Set(layout.pinned);
  return [
    ...layout.pinned.flatMap((key) => ordered.filter((column) => column.key === key)),
    ...ordered.filter(({ key }) => !pinned.has(key)),
  ];
}

function inOrder<Column extends Keyed>(
  columns: readonly Column[],
  order: readonly string[],
): readonly Column[] {
  if (order.length === 0) return columns;
  const byKey = new Map(columns.map((column) => [column.key, column]));
  const ordered = order.flatMap((key) => byKey.get(key) ?? []);
  const known = new Set(order);
  columns.forEach((column, index) => {
    if (known.has(column.key)) return;
    const before = columns[index - 1]?.key;
    ordered.splice(ordered.findIndex(({ key }) => key === before) + 1, 0, column);
  });
  return ordered;
}

export function shownColumns<Column extends Keyed>(
  columns: readonly Column[],
  layout: ColumnLayout,
): readonly Column[] {
  return orderColumns(columns, layout).filter(({ key }) => !layout.hidden.has(key));
}

export function moveColumn(
  columns: readonly Keyed[],
  layout: ColumnLayout,
  { key, step }: { readonly key: string; readonly step: -1 | 1 },
): ColumnLayout {
  const keys = orderColumns(columns, layout).map((column) => column.key);
  const from = keys.indexOf(key);
  const other = keys[from + step];
  if (from < 0 || other === undefined) return layout;
  keys[from + step] = key;
  keys[from] = other;
  return { ...layout, order: keys };
}

export function withChanges(layout: ColumnLayout, before: ColumnLayout, after: ColumnLayout): ColumnLayout {
  const changed = <Name extends keyof ColumnLayout>(name: Name): ColumnLayout[Name] =>
    after[name] === before[name] ? layout[name] : after[name];
  return {
    order: changed('order'),
    hidden: changed('hidden'),
    widths: changed('widths'),
    split: changed('split'),
    showEmpty: changed('showEmpty'),
    pinned: changed('pinned'),
    formats: changed('formats'),
  };
}

export function toggleColumn(layout: ColumnLayout, key: string): ColumnLayout {
  const hidden = new Set(layout.hidden);
  if (!hidden.delete(key)) hidden.add(key);
  return { ...layout, hidden };
}

export function toggleSplit(layout: ColumnLayout, key: string): ColumnLayout {
  const split = new Set(layout.split);
  if (!split.delete(key)) split.add(key);
  return { ...layout, split };
}

export function placeColumn(
  columns: readonly Keyed[],
  layout: ColumnLayout,
  { key, at }: { readonly key: string; readonly at: string },
): ColumnLayout {
  const keys = orderColumns(columns, layout).map((column) => column.key);
  const [from, to] = [keys.indexOf(key), keys.indexOf(at)];
  if (from < 0 || to < 0 || from === to) return layout;
  keys.splice(from, 1);
  keys.splice(to, 0, key);
  return { ...layout, order: keys };
}

export function togglePinned(layout: ColumnLayout, key: string): ColumnLayout {
  const others = layout.pinned.filter((pinned) => pinned !== key);
  return { ...layout, pinned: others.length < layout.pinned.length ? others : [...others, key] };
}

/** @param format undefined for the default of the values */
export function formatColumn(
  layout: ColumnLayout,
  key: string,
  format: ColumnFormat | undefined,
): ColumnLayout {
  const formats = new Map(layout.formats);
  if (format === undefined) formats.delete(key);
  else formats.set(key, format);
  return { ...layout, formats };
}

/** @param width in pixels */
export function resizeColumn(layout: ColumnLayout, key: string, width: number): ColumnLayout {
  return { ...layout, widths: new Map(layout.widths).set(key, width) };
}

export function unsizeColumn(layout: ColumnLayout, key: string): ColumnLayout {
  const widths = new Map(layout.widths);
  widths.delete(key);
  return { ...layout, widths };
}

/** Keys are stored as values, so that no column name can do harm. */
export const COLUMN_LAYOUT_FORMAT = defineFormat<ColumnLayout>({
  read: readLayout,
  write: writeLayout,
  // Version 1 knew less: what it did not know is as in the plain layout.
  migrations: [(stored) => stored],
});

function writeLayout({ order, hidden, widths, split, showEmpty, pinned, formats }: ColumnLayout) {
  return {
    order,
    hidden: [...hidden],
    widths: [...widths],
    split: [...split],
    showEmpty,
    pinned,
    formats: [...formats],
  };
}

/** Encodes a layout for an address, without widths, which depend on the screen; empty for the default layout. */
export function encodeLayout(layout: ColumnLayout): string {
  const entries = Object.entries(writeLayout({ ...layout, widths: new Map() })).filter(
    ([, value]) => value === true || (isJsonArray(value) && value.length > 0),
  );
  return entries.length === 0 ? '' : JSON.stringify(Object.fromEntries(entries));
}

function readLayout(json: Json): Result<ColumnLayout, Unread> {
  if (!isJsonObject(json)) return err('unreadable');
  return ok({
    order: [...new Set(texts(ownValue(json, 'order')))],
    hidden: new Set(texts(ownValue(json, 'hidden'))),
    widths: new Map(items(ownValue(json, 'widths')).flatMap(readWidth)),
    split: new Set(texts(ownValue(json, 'split'))),
    showEmpty: ownValue(json, 'showEmpty') === true,
    pinned: [...new Set(texts(ownValue(json, 'pinned')))],
    formats: new Map(items(ownValue(json, 'formats')).flatMap(readFormat)),
  });
}

const MAX_WIDTH = 5_000;

function readWidth(pair: Json): readonly (readonly [string, number])[] {
  if (!isJsonArray(pair)) return [];
  const [key, width] = pair;
  const fits = typeof width === 'number' && width > 0 && width <= MAX_WIDTH;
  return typeof key === 'string' && fits ? [[key, width]] : [];
}

function readFormat(pair: Json): readonly (readonly [string, ColumnFormat])[] {
  if (!isJsonArray(pair)) return [];
  const format = COLUMN_FORMATS.find((known) => known === pair[1]);
  return typeof pair[0] === 'string' && format !== undefined ? [[pair[0], format]] : [];
}

function items(json: Json | undefined): readonly Json[] {
  return isJsonArray(json) ? json : [];
}

function texts(json: Json | undefined): readonly string[] {
  return items(json).filter((item) => typeof item === 'string');
}
