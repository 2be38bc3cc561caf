import { expect, it } from 'vitest';

import { aColumnOf, aSheet } from '#test/a-sheet.ts';
import { type SheetDraft, withCells } from '#core/batch/sheet/sheet-draft.ts';
import { rowAt, toArray } from '#core/form/rows.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';

import { sheetStoreOf, takeOutBegun } from './sheet-store.ts';

const WORKER = 'acme/undo' as WorkerSlug;
const COLUMNS = [aColumnOf('city', 'place')];
const citiesOf = (sheet: SheetDraft | undefined) => sheet && toArray(sheet.rows).map(({ cells }) => cells[0]);

it('brings no row back by Undo of which a batch was made, nor as it was before it was edited', () => {
  const store = sheetStoreOf(WORKER);
  const put = (sheet: SheetDraft) => store.getState().apply('sheet', (held) => ({ ...held, sheet }));
  const other = aSheet(COLUMNS, [['Rome']]);
  const sheet = aSheet(COLUMNS, [['Ulm'], ['Bonn'], ['Kiel']]);
  put(other);
  put(sheet);
  const edited = withCells(sheet, [{ row: 1, column: 0, text: 'Berlin' }]);
  put(edited);
  takeOutBegun(WORKER, new Set([rowAt(edited.rows, 0)!, rowAt(edited.rows, 1)!]));
  expect(citiesOf(store.getState().draft.sheet)).toEqual(['Kiel']);
  store.getState().undo();
  expect(citiesOf(store.getState().draft.sheet)).toEqual(['Kiel']);
  // Another sheet, whose rows have the same numbers.
  store.getState().undo();
  expect(citiesOf(store.getState().draft.sheet)).toEqual(['Rome']);
  store.getState().redo();
  expect(citiesOf(store.getState().draft.sheet)).toEqual(['Kiel']);
});

it('leaves nothing to undo where a batch has all rows', () => {
  const store = sheetStoreOf('acme/all' as WorkerSlug);
  const sheet = aSheet(COLUMNS, [['Ulm'], ['Bonn']]);
  store.getState().apply('sheet', (held) => ({ ...held, sheet }));
  takeOutBegun('acme/all' as WorkerSlug, new Set(toArray(sheet.rows)));
  expect(store.getState()).toMatchObject({ draft: { sheet: undefined }, canUndo: false, canRedo: false });
});
