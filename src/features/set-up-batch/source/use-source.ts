import { useEffect, useRef, useState } from 'react';

import { betterSheet } from '#core/batch/sheet/take/best-sheet.ts';
import type { ListRows } from '#core/batch/sheet/take/rows-of-list.ts';
import { columnsToRead, headerOf, MOST_ROWS, takeSheet } from '#core/batch/sheet/take/take-sheet.ts';
import {
  afterThose,
  passedOver,
  type DraftRemarks,
  remarksOfDraft,
} from '#core/batch/sheet/take/draft-remarks.ts';
import {
  type SheetDraft,
  type SheetSource,
  toDraftRows,
  USUAL_LIMITS,
} from '#core/batch/sheet/sheet-draft.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { sheetOf } from '#core/sheet/grid.ts';
import type { Sheet, SheetChoice, SheetFault, SheetFile, SheetRemark } from '#core/sheet/sheet.ts';
import { useMessages } from '#messages/use-messages.ts';
import { nextTurn } from '#browser/time-slices.ts';
import { readSheetFile } from '#browser/sheets/read-sheet-file.ts';

import { rememberedTargets } from '../sheet/remembered-targets.ts';

export type RowsFrom = File | string;

export type ReadText = {
  readonly from: RowsFrom;
  readonly file: SheetFile;
  readonly choice: SheetChoice;
  /** Index of the row that names the columns, from 0. */
  readonly header: number | undefined;
  /** Index of the last skipped row of the file, however it is read: a batch may have these rows already. */
  readonly after?: number | undefined;
  readonly wanted?: readonly string[];
  /** Holds only the chosen columns of the rows; for others the file is read again. */
  readonly narrowed?: boolean;
};

type RereadOptions = Pick<ReadText, 'after' | 'wanted'> & {
  /** Whether a row names the columns; detected if not set. */
  readonly headed?: boolean;
};

type ReadList = { readonly list: ListRows; readonly passed: number };

export type RowsRead = DraftRemarks & { readonly text?: ReadText; readonly items?: ReadList };

export type SourceFault = {
  readonly name: string;
  readonly kind: SheetFault['kind'] | 'onlyHeader' | 'noneAfter';
  /** Text of a file that could be read: its only row may not be a header, its rows may stand in another sheet. */
  readonly text?: ReadText;
};

/** By the source of a sheet, so that Undo and Redo keep it with the sheet. */
const READ = new WeakMap<SheetSource, RowsRead>();

/** Remarks on how the rows of a sheet were read; undefined after the page was left, and for typed rows. */
export const readOf = ({ source }: SheetDraft): RowsRead | undefined => READ.get(source);

/** Milliseconds of reading after which progress is shown. */
const TELL_AFTER = 300;

type SourceInput = {
  readonly slug: WorkerSlug;
  readonly descriptor: WorkerDescriptor;
  readonly emptyTables: () => ReadonlySet<string>;
  readonly onSheet: (sheet: SheetDraft) => void;
};

export function useSource({ slug, descriptor, onSheet, ...input }: SourceInput) {
  const t = useMessages();
  const [reading, setReading] = useState<{ readonly name: string; readonly part: number }>();
  const [fault, setFault] = useState<SourceFault>();
  const controller = useRef<AbortController>(undefined);
  useEffect(() => () => controller.current?.abort(), []);
  const nameOf = (from: RowsFrom) => (typeof from === 'string' ? t('batch.fault.pasted') : from.name);
  const headerIn = ({ grid }: SheetFile, headed: boolean | undefined, isFile: boolean) => {
    if (headed === false) return undefined;
    const found = headerOf(grid, descriptor, headed ?? isFile);
    return headed ? (found ?? 0) : found;
  };
  const sheetIn = ({ grid }: SheetFile, header: number | undefined) =>
    sheetOf(grid, { header, nameOf: (letters) => t('sheet.column', { letters }) });
  const known = () => ({
    descriptor,
    remembered: rememberedTargets(slug),
    emptyTables: input.emptyTables(),
  });
  /** Columns for which a wide file is read again, so that a batch has as many of its rows as possible. */
  const columnsOf = (
    file: SheetFile,
    { headed, isFile, wanted = [] }: RereadOptions & { readonly isFile: boolean },
  ) => {
    if (!file.grid.remarks.some(({ kind }) => kind === 'rowsCut')) return undefined;
    const sheet = sheetIn(file, headerIn(file, headed, isFile));
    const draft = takeSheet(sheet, { source: sourceOf(file), ...known(), wanted });
    return columnsToRead(file.grid, sheet, draft);
  };
  const put = (sheet: Sheet, source: SheetSource, text?: ReadText) => {
    setFault(undefined);
    const { after, wanted = [] } = text ?? {};
    const passed = passedOver(sheet.numbers, after);
    const draft = takeSheet(sheet, { source, ...known(), passed, wanted });
    READ.set(source, { ...remarksOfDraft(sheet, draft, passed), ...(text && { text }) });
    onSheet(draft);
  };
  const putText = (text: ReadText) => {
    const { from, file, header } = text;
    const sheet = sheetIn(file, header);
    if (sheet.rows.length === 0) return setFault({ name: nameOf(from), kind: 'onlyHeader', text });
    if (passedOver(sheet.numbers, text.after) === sheet.rows.length)
      return setFault({ name: nameOf(from), kind: 'noneAfter', text });
    return put(sheet, sourceOf(file), text);
  };
  const putList = (source: SheetSource, items: ReadList) => {
    const { list, passed } = items;
    const { columns, grid } = list;
    const rows = toDraftRows(grid.slice(passed, passed + MOST_ROWS), columns.length, passed + 1);
    const draft = { source, columns, rows, limits: USUAL_LIMITS };
    const sheet = { columns: columns.map(({ name }) => name), rows: grid, remarks: [] };
    READ.set(source, { ...remarksOfDraft(sheet, draft, passed), items });
    onSheet(draft);
  };
  /**
   * Reads the sheet that fits the Worker. It then counts as chosen and stays when the file is read
   * differently.
   */
  const readSheet = async (
    read: (as: SheetChoice) => ReturnType<typeof readSheetFile>,
    choice: SheetChoice,
  ) => {
    const result = await read(choice);
    const found = result.ok ? foundSheet(result.value, betterSheet(result.value, known())) : undefined;
    if (!found) return { result, chosen: result.ok ? { ...choice, ...chosenSheet(result.value) } : choice };
    const chosen = { ...choice, sheet: found.sheet };
    return { result: await read(chosen), chosen, found };
  };
  const cancel = () => {
    controller.current?.abort();
    setReading(undefined);
  };
  const take = async (from: RowsFrom, choice: SheetChoice = {}, { headed, ...rest }: RereadOptions = {}) => {
    cancel();
    const { signal } = (controller.current = new AbortController());
    const name = nameOf(from);
    // What is read in a moment is not spoken of.
    let part = 0;
    const timer = window.setTimeout(() => setReading({ name, part }), TELL_AFTER);
    signal.addEventListener('abort', () => window.clearTimeout(timer));
    const isFile = typeof from !== 'string';
    const source = isFile ? { kind: 'file' as const, file: from } : { kind: 'text' as const, text: from };
    const onProgress = (next: number) => {
      part = next;
      if (!signal.aborted) setReading((shown) => shown && { name, part });
    };
    try {
      const read = (as: SheetChoice) => readSheetFile(source, as, { signal, onProgress });
      const sheet = await readSheet(read, choice);
      const { chosen } = sheet;
      let { result } = sheet;
      const columns = result.ok
        ? columnsOf(result.value, { ...rest, ...(headed !== undefined && { headed }), isFile })
        : undefined;
      if (columns) result = await read({ ...chosen, columns });
      if (signal.aborted) return;
      window.clearTimeout(timer);
      setReading(undefined);
      if (!result.ok) return setFault({ name, kind: result.error.kind });
      const file = withRemark(result.value, sheet.found);
      const header = headerIn(file, headed, isFile);
      // What came is taken in first, and drawn then: each within a frame or two.
      await nextTurn();
      signal.throwIfAborted();
      putText({
        ...rest,
        from,
        file,
        choice: chosen,
        header,
        ...(columns && { narrowed: true }),
      });
    } catch {
      // Given up.
    }
  };
  return {
    reading,
    fault,
    take: (from: RowsFrom) => void take(from),
    readAs: ({ from, choice, after, wanted = [] }: ReadText, other: SheetChoice) =>
      void take(from, { ...choice, ...other }, other.sheet === undefined ? { after, wanted } : {}),
    setHeader: (text: ReadText, isHeader: boolean) =>
      text.narrowed
        ? void take(text.from, text.choice, { ...rereadOptions(text), headed: isHeader })
        : putText({ ...text, header: headerIn(text.file, isHeader, true) }),
    /** Takes the rows after those of a sheet; undefined if they are no longer available. */
    nextOf: (sheet: SheetDraft): (() => void) | undefined => {
      const { text, items } = readOf(sheet) ?? {};
      if (items) return () => putList({ ...sheet.source }, { ...items, passed: items.passed + MOST_ROWS });
      if (!text) return undefined;
      const { file, header = -1, after } = text;
      return () => putText({ ...text, after: afterThose(file.grid.numbers.slice(header + 1), after) });
    },
    takeColumn: (text: ReadText, name: string) => {
      const wanted = [...(text.wanted ?? []), name];
      if (text.narrowed)
        void take(text.from, text.choice, {
          ...rereadOptions(text),
          headed: text.header !== undefined,
          wanted,
        });
      else putText({ ...text, wanted });
    },
    put: (sheet: Sheet, source: SheetSource) => {
      cancel();
      put(sheet, source);
    },
    putList: (list: ListRows, source: SheetSource) => {
      cancel();
      setFault(undefined);
      putList(source, { list, passed: 0 });
    },
    cancel,
    forgetFault: () => setFault(undefined),
  };
}

export type Source = ReturnType<typeof useSource>;

const rereadOptions = ({ after, wanted = [] }: ReadText) => ({ after, wanted });

type FoundSheet = Extract<SheetRemark, { readonly kind: 'sheetFound' }>;

const foundSheet = ({ format }: SheetFile, sheet: string | undefined): FoundSheet | undefined =>
  format.kind === 'workbook' && sheet !== undefined
    ? { kind: 'sheetFound', sheet, first: format.sheet }
    : undefined;

const chosenSheet = ({ format }: SheetFile): Pick<SheetChoice, 'sheet'> =>
  format.kind === 'workbook' ? { sheet: format.sheet } : {};

const withRemark = (file: SheetFile, remark: SheetRemark | undefined): SheetFile =>
  remark ? { ...file, grid: { ...file.grid, remarks: [remark, ...file.grid.remarks] } } : file;

function sourceOf({ name, format }: SheetFile): SheetSource {
  if (name === undefined) return { kind: 'pasted' };
  const sheet = format.kind === 'workbook' ? format.sheet : undefined;
  return { kind: 'file', name, ...(sheet !== undefined && { sheet }) };
}
