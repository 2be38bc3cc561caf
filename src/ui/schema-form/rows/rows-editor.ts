import { forEachInTimeSlices } from '#browser/time-slices.ts';
import type { Entry } from '#core/form/entry.ts';
import type { FormStore } from '#core/form/form-store.ts';
import type { Parameter } from '#core/form/parameter.ts';
import {
  emptyRows,
  type IncomingRows,
  insertRows,
  moveRow,
  removeRow,
  replaceRow,
  type Rows,
  rowsOf,
} from '#core/form/rows.ts';
import { isJsonArray, type Json } from '#core/json/json.ts';

import { checkRows } from '#browser/check-rows.ts';

/** From this many new items on, they are checked in slices before insertion, so that the page does not block. */
const CHECKED_BEFORE = 2_000;

const NO_ROWS: Rows<Json> = emptyRows;
const rowsOfEntry = new WeakMap<Entry, Rows<Json>>();

/** Rows of a list or table entry. An array value is converted once. */
export function toRows(entry: Entry | undefined): Rows<Json> {
  if (entry?.kind === 'rows') return entry.rows;
  if (entry?.kind !== 'value' || !isJsonArray(entry.value)) return NO_ROWS;
  const known = rowsOfEntry.get(entry);
  if (known) return known;
  const made = rowsOf(entry.value);
  rowsOfEntry.set(entry, made);
  return made;
}

export type RowsEditor = {
  readonly current: () => Rows<Json>;
  /** Replaces all rows. Without rows, the field is omitted from the request. */
  readonly put: (rows: Rows<Json>) => void;
  readonly replace: (row: number, item: Json) => void;
  readonly insert: (at: number, items: readonly Json[]) => void;
  readonly remove: (row: number) => void;
  readonly move: (from: number, to: number) => void;
  /**
   * Inserts any number of items. Many items are created and checked in slices before insertion; `core`
   * caches the problems for readers of the rows. `onChecking` receives the number of rows, and undefined
   * at the end.
   */
  readonly takeIn: (
    incoming: IncomingRows,
    onChecking: (count: number | undefined) => void,
  ) => Promise<InsertedRows>;
};

export type InsertedRows = RowsChange & { readonly items: readonly Json[] };
export type RowsChange = { readonly before: Rows<Json>; readonly after: Rows<Json> };

export function createRowsEditor(store: FormStore, parameter: Parameter): RowsEditor {
  const current = () => toRows(store.getState().draft.values.entries.get(parameter.name));
  const put = (rows: Rows<Json>) =>
    store.getState().setEntry(parameter.name, rows.length === 0 ? undefined : { kind: 'rows', rows });
  const takeIn: RowsEditor['takeIn'] = async ({ items: steps, change }, onChecking) => {
    const items: Json[] = [];
    await forEachInTimeSlices(steps, (item) => {
      if (item !== undefined) items.push(item);
    });
    const base = current();
    const next = change(base, items);
    if (next.length < CHECKED_BEFORE) {
      put(next);
      return { items, before: base, after: current() };
    }
    onChecking(next.length);
    await checkRows(parameter, next);
    const latest = current();
    put(latest === base ? next : change(latest, items));
    return { items, before: latest, after: current() };
  };
  return {
    current,
    put,
    replace: (row, item) => put(replaceRow(current(), row, item)),
    insert: (at, items) => put(insertRows(current(), at, items)),
    remove: (row) => put(removeRow(current(), row)),
    move: (from, to) => put(moveRow(current(), from, to)),
    takeIn: async (incoming, onChecking) => {
      const end = store.getState().beginReading(parameter.name);
      try {
        return await takeIn(incoming, onChecking);
      } finally {
        onChecking(undefined);
        end();
      }
    },
  };
}
