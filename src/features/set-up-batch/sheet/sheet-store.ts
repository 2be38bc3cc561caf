import { SHEET_FORMAT, sheetPieces, SHEETS_FORMAT } from '#core/batch/sheet/sheet-codec.ts';
import { SHEET_STAMP_FORMAT } from '#core/batch/sheet/sheet-stamp.ts';
import { type DraftRow, isBlank, type SheetDraft, withoutBegun } from '#core/batch/sheet/sheet-draft.ts';
import { createUndoStore, type UndoStore } from '#core/draft/undo-store.ts';
import { mapRows, toArray } from '#core/form/rows.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { holdsKey } from '#core/secrets/own-key.ts';
import { forEachInTimeSlices } from '#browser/time-slices.ts';
import { openEach } from '#browser/stored/entry.ts';
import { type Packing, putInSlices, readPacked, writePacked } from '#browser/stored/packed-entry.ts';
import { packText, unpackText } from '#core/bytes/pack-text.ts';
import { STORED } from '#browser/stored/registry.ts';

export const storedSheets = openEach(STORED.sheet, SHEET_FORMAT);
export const storedAsides = openEach(STORED.stashedSheet, SHEETS_FORMAT);
export const storedSheetStamps = openEach(STORED.sheetAt, SHEET_STAMP_FORMAT);

export type HeldSheet = {
  readonly sheet: SheetDraft | undefined;
  readonly stash: readonly SheetDraft[];
};
export type SheetStore = UndoStore<HeldSheet>;

/** Last as long as the page, including their undo steps. */
const stores = new Map<WorkerSlug, SheetStore>();

const NONE: readonly SheetDraft[] = [];

/** Maximum number of stashed sheets, the latest: they share a small storage with the current one. */
const MAX_STASHED = 2;

type StashWrite = {
  readonly stash: readonly SheetDraft[];
  readonly key: string | undefined;
  readonly put: readonly SheetDraft[];
};

/** Result of storing the stash; not tried again until the rows or the key change. */
const stashWrites = new Map<WorkerSlug, StashWrite>();

/** True if replacing these rows would lose them; rows of a batch can be taken from it again. */
const isOwn = ({ source, edited, rows }: SheetDraft): boolean =>
  (source.kind !== 'batch' || edited === true) && toArray(rows).some((row) => !isBlank(row));

/** Replaces the rows and stashes the previous ones as one undo step. */
export function putBefore(worker: WorkerSlug, sheet: SheetDraft): void {
  sheetStoreOf(worker)
    .getState()
    .apply('batch', (held) => ({
      sheet,
      stash: held.sheet && isOwn(held.sheet) ? [...held.stash, held.sheet].slice(-MAX_STASHED) : held.stash,
    }));
}

/**
 * Removes rows of which a batch was made; a row changed since stays.
 * Not an undo step, and none restores them: even in an earlier version they would be paid for twice.
 */
export function takeOutBegun(worker: WorkerSlug, begun: ReadonlySet<DraftRow>): void {
  const { draft, amend } = sheetStoreOf(worker).getState();
  const now = draft.sheet;
  const numbers = new Set([...begun].map(({ number }) => number));
  const begunIn = (sheet: SheetDraft) =>
    sheet === now || sheet.source !== now?.source
      ? begun
      : new Set(toArray(sheet.rows).filter(({ number }) => numbers.has(number)));
  // One and the same for all steps of which nothing is left: there is none between them to undo.
  const emptied: HeldSheet = { sheet: undefined, stash: draft.stash };
  amend((held) => {
    const sheet = held.sheet && withoutBegun(held.sheet, begunIn(held.sheet));
    return sheet === undefined && held.stash === draft.stash ? emptied : { ...held, sheet };
  });
}

/** Swaps the current rows with the last stash. */
export function swapStash(worker: WorkerSlug): void {
  sheetStoreOf(worker)
    .getState()
    .apply('bring back', ({ sheet, stash }) => {
      const last = stash.at(-1);
      const others = stash.slice(0, -1);
      return last
        ? { sheet: last, stash: sheet && isOwn(sheet) ? [...others, sheet] : others }
        : { sheet, stash };
    });
}

const PACKING: Packing = { packText, unpackText };

/** The sheet of a Worker in this tab: from memory, else from the tab's storage. */
export function sheetStoreOf(worker: WorkerSlug): SheetStore {
  const known = stores.get(worker);
  if (known) return known;
  const stored = readPacked(storedSheets.of(worker), unpackText);
  const stashed = readPacked(storedAsides.of(worker), unpackText);
  const stash = stashed.ok ? stashed.value.slice(-MAX_STASHED) : NONE;
  const stamp = storedSheetStamps.of(worker).read();
  if (stored.ok && stamp.ok) firstStoredAt.set(stored.value.rows, stamp.value.at);
  const made = createUndoStore<HeldSheet>({ sheet: stored.ok ? stored.value : undefined, stash });
  stores.set(worker, made);
  stashWrites.set(worker, { stash, key: undefined, put: stash });
  return made;
}

/** Stores the sheet of a Worker in the tab at once; false if the storage is full or forbidden. */
export function keepSheet(worker: WorkerSlug, key: string | undefined): boolean {
  const { sheet } = sheetStoreOf(worker).getState().draft;
  stampSheet(worker, sheet);
  const stored = storedSheets.of(worker);
  if (sheet === undefined) stored.remove();
  else {
    const put = () => writePacked(stored, withoutKey(sheet, key), PACKING);
    if (!put() && !(dropStash(worker, key) && put())) return false;
  }
  return keepStash(worker, key);
}

/** Stores all stashed rows or the latest, if they or the key changed; false if the storage did not take all. */
function keepStash(worker: WorkerSlug, key: string | undefined): boolean {
  const { stash } = sheetStoreOf(worker).getState().draft;
  const before = stashWrites.get(worker);
  if (before?.stash === stash && before.key === key) return before.put.length === stash.length;
  return putStash(worker, key, [stash, stash.slice(1)]);
}

/**
 * Frees storage for the current rows, which come before the stash.
 * @returns whether there was anything to free
 */
function dropStash(worker: WorkerSlug, key: string | undefined): boolean {
  const hadAny = stashWrites.get(worker)?.put.length !== 0;
  if (hadAny) putStash(worker, key, []);
  return hadAny;
}

/** Stores the first of these parts of the stash that fits; always removes the stored one. */
function putStash(
  worker: WorkerSlug,
  key: string | undefined,
  parts: readonly (readonly SheetDraft[])[],
): boolean {
  const { stash } = sheetStoreOf(worker).getState().draft;
  const stored = storedAsides.of(worker);
  const clean = (sheet: SheetDraft) => withoutKey(sheet, key);
  const put = parts.find((part) => part.length > 0 && writePacked(stored, part.map(clean), PACKING)) ?? NONE;
  // What a later build put there stays.
  if (put.length === 0 && stashWrites.get(worker)?.put.length !== 0) stored.remove();
  stashWrites.set(worker, { stash, key, put });
  return put.length === stash.length;
}

/** As `keepSheet`, without blocking the page for long; undefined if aborted. */
export async function keepSheetInSlices(
  worker: WorkerSlug,
  key: string | undefined,
  signal: AbortSignal,
): Promise<boolean | undefined> {
  const { sheet } = sheetStoreOf(worker).getState().draft;
  if (sheet === undefined) return keepSheet(worker, key);
  stampSheet(worker, sheet);
  const pieces: string[] = [];
  const clean = (rows: readonly DraftRow[]) => rows.map(rowWithout(key));
  const shouldContinue = () => !signal.aborted;
  const isWhole = await forEachInTimeSlices(sheetPieces(sheet, clean), (piece) => pieces.push(piece), {
    stride: 1,
    shouldContinue,
  });
  if (!isWhole) return undefined;
  const load = () => Promise.resolve(PACKING);
  const put = () => putInSlices(storedSheets.of(worker), pieces.join(''), { load, signal });
  let isPut = await put();
  if (isPut === false && dropStash(worker, key)) isPut = await put();
  return isPut && keepStash(worker, key);
}

/**
 * When the rows of a Worker became what they are in this tab, in milliseconds since the epoch; Infinity if
 * unknown. Other changes and undone ones do not count.
 */
export function rowsSince(worker: WorkerSlug): number {
  const { sheet } = sheetStoreOf(worker).getState().draft;
  return (sheet && firstStoredAt.get(sheet.rows)) ?? Infinity;
}

/** When rows were first stored in this page; for the initial rows, when they were last changed. */
const firstStoredAt = new WeakMap<SheetDraft['rows'], number>();

function stampSheet(worker: WorkerSlug, sheet: SheetDraft | undefined): void {
  const stamp = storedSheetStamps.of(worker);
  if (sheet === undefined || sheet.rows.length === 0) {
    stamp.remove();
    return;
  }
  const { source, rows } = sheet;
  const at = Date.now();
  if (!firstStoredAt.has(rows)) firstStoredAt.set(rows, at);
  stamp.write({ at, name: 'name' in source ? source.name : '', rows: rows.length });
}

/** The sheet for storage: without the cells that contain the API key. */
const withoutKey = (sheet: SheetDraft, key: string | undefined): SheetDraft =>
  key === undefined ? sheet : { ...sheet, rows: mapRows(sheet.rows, rowWithout(key)) };

const rowWithout =
  (key: string | undefined) =>
  (row: DraftRow): DraftRow =>
    // Ten times faster than cell by cell.
    holdsKey(row.cells.join('\n'), key)
      ? { ...row, cells: row.cells.map((cell) => (holdsKey(cell, key) ? '' : cell)) }
      : row;
