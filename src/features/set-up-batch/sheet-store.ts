import { type RememberedTargets } from '#core/batch/sheet/map-columns.ts';
import { SHEET_FORMAT, sheetPieces, TARGETS_FORMAT } from '#core/batch/sheet/sheet-codec.ts';
import { SHEET_MARK_FORMAT } from '#core/batch/sheet/sheet-mark.ts';
import { type DraftRow, fills, type SheetDraft } from '#core/batch/sheet/sheet-draft.ts';
import { createUndoStore, type UndoStore } from '#core/draft/draft-store.ts';
import { mapRows } from '#core/form/rows.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { holdsKey } from '#core/secrets/own-key.ts';
import { plainName } from '#core/sheet/guess-grid.ts';
import { inSlices } from '#browser/in-slices.ts';
import { openEach } from '#browser/stored/entry.ts';
import { putInSlices, readPacked, writePacked } from '#browser/stored/packed-entry.ts';
import { STORED } from '#browser/stored/registry.ts';

export const storedSheets = openEach(STORED.sheet, SHEET_FORMAT);
export const storedSheetMarks = openEach(STORED.sheetAt, SHEET_MARK_FORMAT);
export const storedTargets = openEach(STORED.batchColumns, TARGETS_FORMAT);

/** The rows of a batch that is set up; undefined where there are none yet. */
export type HeldSheet = { readonly sheet: SheetDraft | undefined };
export type SheetStore = UndoStore<HeldSheet>;

/** They last as long as the page, with their steps to undo. */
const stores = new Map<WorkerSlug, SheetStore>();

/** The sheet of a Worker in this tab: as it was left, or as the tab's storage has it. */
export function sheetStoreOf(worker: WorkerSlug): SheetStore {
  const known = stores.get(worker);
  if (known) return known;
  const kept = readPacked(storedSheets.of(worker));
  const made = createUndoStore<HeldSheet>({ sheet: kept.ok ? kept.value : undefined });
  stores.set(worker, made);
  return made;
}

/** Keeps the sheet of a Worker in the tab at once; false where its storage is full or forbidden. */
export function keepSheet(worker: WorkerSlug, key: string | undefined): boolean {
  const { sheet } = sheetStoreOf(worker).getState().draft;
  markSheet(worker, sheet);
  if (sheet !== undefined) return writePacked(storedSheets.of(worker), withoutKey(sheet, key));
  storedSheets.of(worker).remove();
  return true;
}

/** The same without blocking the page for long; undefined when it was aborted. */
export async function keepSheetInSlices(
  worker: WorkerSlug,
  key: string | undefined,
  signal: AbortSignal,
): Promise<boolean | undefined> {
  const { sheet } = sheetStoreOf(worker).getState().draft;
  if (sheet === undefined) return keepSheet(worker, key);
  markSheet(worker, sheet);
  const pieces: string[] = [];
  const clean = (rows: readonly DraftRow[]) => rows.map(rowWithout(key));
  const goesOn = () => !signal.aborted;
  const isWhole = await inSlices(sheetPieces(sheet, clean), (piece) => pieces.push(piece), {
    stride: 1,
    goesOn,
  });
  return isWhole ? putInSlices(storedSheets.of(worker), pieces.join(''), signal) : undefined;
}

function markSheet(worker: WorkerSlug, sheet: SheetDraft | undefined): void {
  const mark = storedSheetMarks.of(worker);
  if (sheet === undefined || sheet.rows.length === 0) {
    mark.remove();
    return;
  }
  const { source, rows } = sheet;
  mark.write({ at: Date.now(), name: 'name' in source ? source.name : '', rows: rows.length });
}

/** The sheet as a storage may have it: without the cells that hold the API key. */
const withoutKey = (sheet: SheetDraft, key: string | undefined): SheetDraft =>
  key === undefined ? sheet : { ...sheet, rows: mapRows(sheet.rows, rowWithout(key)) };

const rowWithout =
  (key: string | undefined) =>
  (row: DraftRow): DraftRow =>
    // Ten times faster than cell by cell.
    holdsKey(row.cells.join('\n'), key)
      ? { ...row, cells: row.cells.map((cell) => (holdsKey(cell, key) ? '' : cell)) }
      : row;

/** What columns filled in the batches of a Worker before. */
export function rememberedTargets(worker: WorkerSlug): RememberedTargets {
  const stored = storedTargets.of(worker).read();
  return stored.ok ? stored.value : new Map();
}

/** Names of columns that are remembered for a Worker. */
const MOST_REMEMBERED = 200;

/** Remembers what the columns of a sheet fill that somebody chose, or that a batch was started with. */
export function rememberTargets(worker: WorkerSlug, { columns }: SheetDraft): void {
  const chosen = columns
    .filter((column) => column.auto !== true || fills(column))
    .map(({ name, target }) => [plainName(name), target] as const)
    .filter(([name]) => name !== '');
  const names = new Set(chosen.map(([name]) => name));
  const before = [...rememberedTargets(worker)].filter(([name]) => !names.has(name));
  storedTargets.of(worker).write(new Map([...chosen, ...before].slice(0, MOST_REMEMBERED)));
}
