import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';

import { forEachInTimeSlices } from '#browser/time-slices.ts';
import { lazyModule } from '#browser/lazy-module.ts';
import { Failure } from '#core/errors/failure.ts';
import type { Exported as Noted } from '#core/collection/collection.ts';
import { countByRun, newRows } from '#core/collection/new-rows.ts';
import { type Arrangement, isArranged, isFiltered } from '#core/results/arrange-rows.ts';
import type { ColumnLayout } from '#core/results/columns/column-layout.ts';
import { tableColumns, wholeColumns } from '#core/results/columns/table-columns.ts';
import { withLateColumns } from '#core/results/columns/with-late-columns.ts';
import { fileName, type FileFormat } from '#core/results/files/file-format.ts';
import type { RepeatRule } from '#core/results/repeats/repeats.ts';
import { type PlacedRow, type RowSet, placedRows } from '#core/results/row-set.ts';
import { isFilled } from '#core/results/values/is-filled.ts';
import { columnSplitter, splitColumns, tellingRows, valueAt } from '#core/results/values/value-at.ts';
import type { ResultColumn, ResultRow } from '#core/run/run.ts';
import { downloadBlob } from '#ui/text/download-blob.ts';

import type { ResultsSource } from '../results-source.ts';
import { arrange } from '../use-arranged-rows.ts';
import { saveInFolder } from './folder.ts';

/** How lists and objects appear in a table file: as readable text, a column per member, or exact JSON. */
export type NestedForm = 'text' | 'split' | 'json';

export type ExportOrder = {
  readonly format: FileFormat;
  /** The table's columns over all rows, every column, or these keys in this order. */
  readonly columns: 'table' | 'all' | readonly string[];
  readonly offered?: readonly string[];
  readonly layout: ColumnLayout;
  readonly names: 'labels' | 'keys';
  readonly nested: NestedForm;
  readonly escapeFormulas: boolean;
  readonly marked: boolean;
  readonly arrangement: Arrangement;
  /** Only rows that no file has had yet; rows that the arrangement omits as duplicates count then. */
  readonly onlyNew: boolean;
  readonly sheetBy?: string;
  /** Target folder; the file is downloaded without one. */
  readonly folder?: FileSystemDirectoryHandle;
};

type ExportOutcome = {
  readonly name: string;
  readonly rows: number;
  readonly of: number;
  readonly bytes: number;
  readonly cut: number;
  /** Rows that the platform counts but did not return. */
  readonly missing: number;
  /** Columns that only later rows have and nobody could choose. */
  readonly leftOut: number;
};

export type ExportedRows = Pick<ResultsSource, 'names' | 'exported' | 'before' | 'platformFile'> & {
  readonly rows: Pick<ResultsSource['rows'], 'readAll' | 'stop'>;
};

const MAKE_FILE = lazyModule(async () => (await import('./make-file.ts')).makeFile);

const cancelled = () => new Failure({ kind: 'cancelled' });

/**
 * Makes a file of all matching rows in the browser, however many are loaded, and saves it. Can be
 * cancelled, and then saves nothing.
 */
export function useExport({ names, rows, exported, before }: ExportedRows, onSaved: () => void) {
  const going = useRef<AbortController>(undefined);
  const [phase, setPhase] = useState<'reading' | 'writing'>('reading');
  const making = useMutation({
    mutationFn: async (order: ExportOrder): Promise<ExportOutcome> => {
      const cancel = new AbortController();
      going.current = cancel;
      cancel.signal.addEventListener('abort', rows.stop);
      const shouldContinue = () => !cancel.signal.aborted;
      setPhase('reading');
      const loading = MAKE_FILE.load();
      loading.catch(() => undefined);
      const set = await rows.readAll();
      setPhase('writing');
      const makeFile = await loading;
      const wanted = await wantedRows(set, { order, exported: exported?.last, shouldContinue });
      const { leftOut, ...columns } = await columnsOf(order, { set, wanted, before, shouldContinue });
      const made = await makeFile(wanted, { ...order, ...columns }, shouldContinue);
      if (!made || !shouldContinue()) throw cancelled();
      const name = await save(fileName(names, order.format), made.blob, order);
      if (exported && hasAll(order)) exported.note(countByRun(placedRows(set)));
      return {
        name,
        rows: wanted.length,
        of: set.count,
        bytes: made.blob.size,
        cut: made.cut,
        missing: set.total - set.count,
        leftOut,
      };
    },
    onSuccess: onSaved,
  });
  return {
    making,
    phase,
    cancel: () => {
      if (making.isPending) going.current?.abort();
    },
  };
}

async function save(name: string, blob: Blob, { folder }: ExportOrder): Promise<string> {
  if (folder) return saveInFolder(folder, name, blob);
  downloadBlob(name, blob);
  return name;
}

/** True if a file has all rows except duplicates and rows that an earlier file had. */
const hasAll = ({ arrangement, onlyNew }: ExportOrder): boolean =>
  onlyNew || (!isFiltered(arrangement) && arrangement.repeats?.show !== 'leftOut');

type ExportRequest = {
  readonly order: ExportOrder;
  readonly exported: Noted | undefined;
  readonly shouldContinue: () => boolean;
};

async function wantedRows(
  set: RowSet,
  { order: { arrangement, onlyNew }, exported, shouldContinue }: ExportRequest,
): Promise<readonly ResultRow[]> {
  const all = placedRows(set);
  const found = onlyNew
    ? await newOf(all, { exported, rule: arrangement.repeats, shouldContinue })
    : isArranged(arrangement)
      ? await arrange(all, arrangement, shouldContinue)
      : all;
  if (!found || !shouldContinue()) throw cancelled();
  return found.map(({ row }) => row);
}

type NewRowsOptions = Pick<ExportRequest, 'exported' | 'shouldContinue'> & {
  readonly rule: RepeatRule | undefined;
};

async function newOf(rows: readonly PlacedRow[], { exported, rule, shouldContinue }: NewRowsOptions) {
  const found: PlacedRow[] = [];
  const take = (placed: PlacedRow | undefined) => {
    if (placed) found.push(placed);
  };
  const steps = newRows(rows, exported?.rows ?? new Map(), rule);
  return (await forEachInTimeSlices(steps, take, { shouldContinue })) ? found : undefined;
}

type WantedSet = {
  readonly before: ResultsSource['before'] | undefined;
  readonly set: RowSet;
  readonly wanted: readonly ResultRow[];
  readonly shouldContinue: () => boolean;
};

async function columnsOf(order: ExportOrder, { set, wanted, before, shouldContinue }: WantedSet) {
  const { format, names, nested, layout } = order;
  const toFile = (columns: readonly ResultColumn[]) =>
    columns.map(({ key, label }) => ({ key, head: names === 'labels' ? label : key }));
  const through = async (take: (row: ResultRow) => void) => {
    if (!(await forEachInTimeSlices(wanted, take, { shouldContinue }))) throw cancelled();
  };
  const telling = tellingRows(layout.split);
  if (layout.split.size > 0) await through(telling.take);
  const shown = { layout, before, splitBy: telling.rows() };
  const isTable = hasTable(format);
  const found = isTable ? splitColumns(set.columns, layout.split, shown.splitBy) : set.columns;
  const inTable = async () => {
    const every = tableColumns(set.columns, { ...shown, isEmpty: () => false }, true);
    const empty = await emptyOf(set, { keys: every.map(({ key }) => key), shouldContinue });
    const isEmpty = (key: string) => empty.has(key);
    const columns = tableColumns(set.columns, { ...shown, isEmpty }, isTable && nested === 'text');
    return isTable ? columns : wholeColumns(columns, set.columns);
  };
  const { columns, leftOut } = Array.isArray(order.columns)
    ? withLateColumns(ofKeys(order.columns, found), {
        offered: ofKeys(order.offered ?? found.map(({ key }) => key), found),
        found,
        split: layout.split,
      })
    : { columns: order.columns === 'all' ? found : await inTable(), leftOut: 0 };
  if (nested !== 'split' || !isTable) {
    const form = nested === 'text' ? ('text' as const) : ('json' as const);
    return { columns: toFile(columns), nested: form, leftOut };
  }
  const splitter = columnSplitter(columns);
  await through(splitter.take);
  return { columns: toFile(splitter.columns()), nested: 'json' as const, leftOut };
}

/** Only a table has columns for the members of nested values and for families. */
export const hasTable = (format: FileFormat): boolean => format !== 'json' && format !== 'jsonl';

export function ofKeys(keys: readonly string[], columns: readonly ResultColumn[]): readonly ResultColumn[] {
  const known = new Map(columns.map((column) => [column.key, column]));
  return keys.flatMap((key) => known.get(key) ?? []);
}

type EmptyColumnsOptions = Pick<WantedSet, 'shouldContinue'> & { readonly keys: readonly string[] };

async function emptyOf(
  set: RowSet,
  { keys, shouldContinue }: EmptyColumnsOptions,
): Promise<ReadonlySet<string>> {
  const empty = new Set(keys);
  const take = ({ row }: PlacedRow) => {
    for (const key of empty) if (isFilled(valueAt(row, key))) empty.delete(key);
  };
  if (!(await forEachInTimeSlices(placedRows(set), take, { shouldContinue }))) throw cancelled();
  return empty;
}
