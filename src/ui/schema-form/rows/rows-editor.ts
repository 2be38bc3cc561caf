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

/** From so many new items on, they are checked piece by piece before they are put in, for that must not block the page. */
const CHECKED_BEFORE = 2_000;

const NO_ROWS: Rows<Json> = emptyRows;
const rowsOfEntry = new WeakMap<Entry, Rows<Json>>();

/** The rows of a list's or table's entry; an array that came as a value is made into rows once. */
export function toRows(entry: Entry | undefined): Rows<Json> {
  if (entry?.kind === 'rows') return entry.rows;
  if (entry?.kind !== 'value' || !isJsonArray(entry.value)) return NO_ROWS;
  const known = rowsOfEntry.get(entry);
  if (known) return known;
  const made = rowsOf(entry.value);
  rowsOfEntry.set(entry, made);
  return made;
}

/** Changes to the rows of one parameter: each reads the latest rows, so none of them ever goes stale. */
export type RowsEditor = {
  readonly current: () => Rows<Json>;
  /** Puts rows in place of all; no rows at all leave the field out of what is sent. */
  readonly put: (rows: Rows<Json>) => void;
  readonly replace: (row: number, item: Json) => void;
  readonly insert: (at: number, items: readonly Json[]) => void;
  readonly remove: (row: number) => void;
  readonly move: (from: number, to: number) => void;
  /**
   * Takes in items of any number. Many of them are made, and what is wrong with them is found and remembered by `core`, in slices, before they
   * are put in; whoever reads the rows then finds the answer ready. `onChecking` hears how many rows there will be, and
   * undefined at the end.
   */
  readonly takeIn: (
    incoming: IncomingRows,
    onChecking: (count: number | undefined) => void,
  ) => Promise<TakenIn>;
};

/** The items that were taken in, and all rows before and after that. */
export type TakenIn = RowsChange & { readonly items: readonly Json[] };
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
