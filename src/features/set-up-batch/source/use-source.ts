import { useRef, useState } from 'react';

import { headerOf, MOST_ROWS, takeSheet } from '#core/batch/take-sheet.ts';
import type { SheetDraft, SheetSource } from '#core/batch/sheet-draft.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { sheetOf } from '#core/sheet/grid.ts';
import type { SheetChoice, SheetFault, SheetFile, SheetRemark } from '#core/sheet/sheet.ts';
import { useMessages } from '#messages/use-messages.ts';
import { readSheetFile } from '#browser/sheets/read-sheet-file.ts';

import { rememberedTargets } from '../sheet-store.ts';

/** A file, or text that was pasted. */
export type RowsFrom = File | string;

/** What was read last, and how: it can be read otherwise as long as the file is there. */
export type ReadSource = {
  readonly from: RowsFrom;
  readonly file: SheetFile;
  readonly choice: SheetChoice;
  /** Which row names the columns, from 0. */
  readonly header: number | undefined;
  /** Rows below the header, also those beyond what a batch can have. */
  readonly count: number;
  /** What else there is to say of it. */
  readonly remarks: readonly SheetRemark[];
};

export type SourceFault = { readonly name: string; readonly kind: SheetFault['kind'] | 'onlyHeader' };

type Input = {
  readonly slug: WorkerSlug;
  readonly descriptor: WorkerDescriptor;
  readonly onSheet: (sheet: SheetDraft) => void;
};

/** Reads rows from files and from pasted cells, and reads them again otherwise. */
export function useSource({ slug, descriptor, onSheet }: Input) {
  const t = useMessages();
  const [reading, setReading] = useState<{ readonly name: string; readonly part: number }>();
  const [fault, setFault] = useState<SourceFault>();
  const [read, setRead] = useState<ReadSource>();
  /** Of the read under way: the last one holds. */
  const controller = useRef<AbortController>(undefined);
  const nameOf = (from: RowsFrom) => (typeof from === 'string' ? t('batch.fault.pasted') : from.name);
  const put = (next: Omit<ReadSource, 'count' | 'remarks'>) => {
    const { from, file, header } = next;
    const sheet = sheetOf(file.grid, { header, nameOf: (letters) => t('sheet.column', { letters }) });
    if (sheet.rows.length === 0) return setFault({ name: nameOf(from), kind: 'onlyHeader' });
    setFault(undefined);
    const cut = sheet.remarks.find(({ kind }) => kind === 'rowsCut');
    setRead({
      ...next,
      count: (cut?.kind === 'rowsCut' ? cut.of : undefined) ?? sheet.rows.length,
      remarks: sheet.remarks.filter((remark) => remark !== cut),
    });
    onSheet(takeSheet(sheet, { source: sourceOf(file), descriptor, remembered: rememberedTargets(slug) }));
  };
  const cancel = () => {
    controller.current?.abort();
    setReading(undefined);
  };
  const take = async (from: RowsFrom, choice: SheetChoice = {}) => {
    cancel();
    const { signal } = (controller.current = new AbortController());
    const name = nameOf(from);
    setReading({ name, part: 0 });
    const isFile = typeof from !== 'string';
    const source = isFile ? { kind: 'file' as const, file: from } : { kind: 'text' as const, text: from };
    const onProgress = (part: number) => {
      if (!signal.aborted) setReading({ name, part });
    };
    try {
      const result = await readSheetFile(source, choice, { signal, onProgress });
      if (signal.aborted) return;
      setReading(undefined);
      if (!result.ok) return setFault({ name, kind: result.error.kind });
      put({ from, file: result.value, choice, header: headerOf(result.value.grid, descriptor, isFile) });
    } catch {
      // Given up.
    }
  };
  return {
    /** What is being read, and how much of it is, from 0 to 1. */
    reading,
    fault,
    read,
    take: (from: RowsFrom) => void take(from),
    /** Reads the same once more, otherwise. */
    readAs: (choice: SheetChoice) => {
      if (read) void take(read.from, { ...read.choice, ...choice });
    },
    setHeader: (isHeader: boolean) => {
      if (read)
        put({ ...read, header: isHeader ? (headerOf(read.file.grid, descriptor, true) ?? 0) : undefined });
    },
    cancel,
    /** What was read is not what stands there any more. */
    forget: () => {
      setRead(undefined);
      setFault(undefined);
    },
    /** How many rows were too many. */
    cut: read && read.count > MOST_ROWS ? read.count : undefined,
  };
}

export type Source = ReturnType<typeof useSource>;

function sourceOf({ name, format }: SheetFile): SheetSource {
  if (name === undefined) return { kind: 'pasted' };
  const sheet = format.kind === 'workbook' ? format.sheet : undefined;
  return { kind: 'file', name, ...(sheet !== undefined && { sheet }) };
}
