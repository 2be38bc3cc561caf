import { emptyRows, rowsOf, toArray } from '#core/form/rows.ts';
import { isBatchId } from '../batch.ts';
import { isJsonArray, isJsonObject, type Json, type JsonObject } from '#core/json/json.ts';
import { err, ok, type Result } from '#core/result.ts';
import { defineFormat, type Unread } from '#core/stored/format.ts';

import { CELL_WAYS, type ColumnWays } from './cells/cell-ways.ts';
import type { RememberedTargets } from './take/map-columns.ts';
import { ROW_OPTIONS } from './row-option.ts';
import {
  type BatchLimits,
  type DraftColumn,
  type SheetDraft,
  type DraftRow,
  type MovedRows,
  type SentRows,
  type SheetSource,
  type Target,
  USUAL_LIMITS,
} from './sheet-draft.ts';
import { SEPARATORS } from './cells/cell-items.ts';

export const SHEET_FORMAT = defineFormat<SheetDraft>({ read: readSheet, write: writeSheet });

export const SHEETS_FORMAT = defineFormat<readonly SheetDraft[]>({
  read: (stored) => {
    if (!isJsonObject(stored)) return err('unreadable');
    const { sheets = null } = stored;
    const read = listOf(sheets).map(SHEET_FORMAT.fromJson);
    return ok(read.flatMap((sheet) => (sheet.ok ? [sheet.value] : [])));
  },
  write: (sheets) => ({ sheets: sheets.map(SHEET_FORMAT.toJson) }),
});

export const TARGETS_FORMAT = defineFormat<RememberedTargets>({
  read: (stored) => {
    if (!isJsonObject(stored)) return err('unreadable');
    const { targets = null } = stored;
    return ok(new Map(listOf(targets).flatMap(toNamedTarget)));
  },
  write: (targets) => ({ targets: [...targets].map(([name, target]) => [name, target]) }),
});

function writeSheet(sheet: SheetDraft): JsonObject {
  return {
    ...writeSetUp(sheet),
    ...(sheet.edited && { edited: true }),
    rows: toArray(sheet.rows).map(writeRow),
  };
}

const writeRow = ({ number, cells, leftOut }: DraftRow): Json => [leftOut ? -number : number, ...cells];

/**
 * The text of `SHEET_FORMAT` in lazily created pieces.
 * @param clean rows of a chunk as they are written
 */
export function* sheetPieces(
  sheet: SheetDraft,
  clean: (rows: readonly DraftRow[]) => readonly DraftRow[],
): Generator<string> {
  const END = ']}';
  const empty = SHEET_FORMAT.encode({ ...sheet, rows: emptyRows });
  yield empty.slice(0, -END.length);
  for (const [at, chunk] of sheet.rows.chunks.entries()) {
    const text = JSON.stringify(clean(chunk).map(writeRow)).slice(1, -1);
    yield at === 0 ? text : `,${text}`;
  }
  yield END;
}

export function writeSetUp({
  source,
  columns,
  limits,
  seen,
}: Pick<SheetDraft, 'source' | 'columns' | 'limits' | 'seen'>): JsonObject {
  return {
    source,
    columns: columns.map(({ name, target, auto, takesErrors, asRead }, at) => ({
      name,
      target,
      ...(auto && { auto }),
      ...(takesErrors && { takesErrors }),
      ...(asRead && { asRead }),
      ...(seen?.has(at) && { seen: [...(seen.get(at) ?? [])] }),
    })),
    limits: { ...limits, parallel: limits.parallel ?? null, stopAtSpent: limits.stopAtSpent ?? null },
  };
}

export function readSetUp(stored: Json, rows: readonly DraftRow[]): Result<SheetDraft, Unread> {
  if (!isJsonObject(stored)) return err('unreadable');
  const { source = null, columns = null, limits = null } = stored;
  const read = listOf(columns).map(toColumn);
  const known = read.filter((column) => column !== undefined);
  if (known.length === 0 || known.length < read.length) return err('unreadable');
  const seen = toSeen(listOf(columns));
  return ok({
    source: toSource(source),
    columns: known,
    limits: toLimits(limits),
    rows: rowsOf(rows),
    ...(seen.size > 0 && { seen }),
  });
}

function toSeen(columns: readonly Json[]): ColumnWays {
  const ways = columns.map((stored) => {
    const { seen = null } = isJsonObject(stored) ? stored : {};
    return new Set(CELL_WAYS.filter((way) => listOf(seen).includes(way)));
  });
  return new Map([...ways.entries()].filter(([, { size }]) => size > 0));
}

function readSheet(stored: Json): Result<SheetDraft, Unread> {
  if (!isJsonObject(stored)) return err('unreadable');
  const { rows = null, edited } = stored;
  const read = readSetUp(stored, listOf(rows).flatMap(toRow));
  return read.ok && edited === true ? ok({ ...read.value, edited }) : read;
}

const listOf = (stored: Json): readonly Json[] => (isJsonArray(stored) ? stored : []);

function toRow(stored: Json): readonly DraftRow[] {
  const [number, ...cells] = listOf(stored);
  if (typeof number !== 'number' || !Number.isInteger(number) || number === 0) return [];
  const texts = cells.map((cell) => (typeof cell === 'string' ? cell : ''));
  return [{ number: Math.abs(number), cells: texts, ...(number < 0 && { leftOut: true }) }];
}

function toColumn(stored: Json): DraftColumn | undefined {
  if (!isJsonObject(stored)) return undefined;
  const { name, target = null, auto, takesErrors, asRead } = stored;
  const read = toTarget(target);
  if (typeof name !== 'string' || read === undefined) return undefined;
  return {
    name,
    target: read,
    ...(auto === true && { auto }),
    ...(takesErrors === true && { takesErrors }),
    ...(asRead === true && { asRead }),
  };
}

function toTarget(stored: Json): Target | undefined {
  if (!isJsonObject(stored)) return undefined;
  const { kind, name, within, separator } = stored;
  if (kind === 'label' || kind === 'unused') return { kind };
  if (kind === 'field' && typeof name === 'string') {
    const known = SEPARATORS.find((one) => one === separator);
    return {
      kind,
      name,
      ...(typeof within === 'string' && { within }),
      ...(known && { separator: known }),
    };
  }
  const option = ROW_OPTIONS.find((one) => one === name);
  return kind === 'option' && option ? { kind, name: option } : undefined;
}

function toNamedTarget(stored: Json): readonly (readonly [string, Target])[] {
  const [name, target = null] = listOf(stored);
  const read = toTarget(target);
  return typeof name === 'string' && read ? [[name, read]] : [];
}

function toSource(stored: Json): SheetSource {
  const read = isJsonObject(stored) ? stored : {};
  const { kind } = read;
  const [name, sheet, field, run] = [read['name'], read['sheet'], read['field'], read['run']].map(textOf);
  if (kind === 'run' && run !== undefined) return { kind, run, ...(name !== undefined && { name }) };
  if (kind === 'list' && field !== undefined) return { kind, field };
  if (kind === 'typed') return { kind };
  if (kind === 'batch' && name !== undefined)
    return { kind, name, ...toMoved(read['moved']), ...toSent(read['sent']) };
  return (name === undefined ? undefined : toNamedSource(kind, name, sheet)) ?? { kind: 'pasted' };
}

function toMoved(stored: Json = null): { readonly moved?: MovedRows } {
  const { from, last, limit = null } = isJsonObject(stored) ? stored : {};
  const isBatch = typeof from === 'string' && isBatchId(from);
  return isBatch && typeof last === 'number' ? { moved: { from, last, ...toLimit(limit) } } : {};
}

function toLimit(stored: Json): Pick<MovedRows, 'limit'> {
  const { of, left } = isJsonObject(stored) ? stored : {};
  return typeof of === 'string' && typeof left === 'string' ? { limit: { of, left } } : {};
}

function toSent(stored: Json = null): { readonly sent?: SentRows } {
  const { of, last, rows = null } = isJsonObject(stored) ? stored : {};
  const isBatch = typeof of === 'string' && isBatchId(of);
  return isBatch && typeof last === 'number'
    ? { sent: { of, last, rows: listOf(rows).flatMap(toSentRow) } }
    : {};
}

function toSentRow(stored: Json): SentRows['rows'] {
  const { number, row, attempt } = isJsonObject(stored) ? stored : {};
  if (typeof number !== 'number' || typeof row !== 'number') return [];
  return [{ number, row, ...(typeof attempt === 'string' && { attempt }) }];
}

function toNamedSource(
  kind: Json | undefined,
  name: string,
  sheet: string | undefined,
): SheetSource | undefined {
  if (kind === 'file') return { kind, name, ...(sheet !== undefined && { sheet }) };
  return kind === 'results' ? { kind, name } : undefined;
}

const textOf = (stored: Json | undefined) => (typeof stored === 'string' ? stored : undefined);

function toLimits(stored: Json): BatchLimits {
  if (!isJsonObject(stored)) return USUAL_LIMITS;
  const { parallel, stopAfterFailures, stopAtSpent } = stored;
  const isCount = (value: Json | undefined, least: number): value is number =>
    typeof value === 'number' && Number.isInteger(value) && value >= least;
  return {
    ...(isCount(parallel, 1) && { parallel }),
    stopAfterFailures: isCount(stopAfterFailures, 0) ? stopAfterFailures : USUAL_LIMITS.stopAfterFailures,
    ...(typeof stopAtSpent === 'string' && { stopAtSpent }),
  };
}
