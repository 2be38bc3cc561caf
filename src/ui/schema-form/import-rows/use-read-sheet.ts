import { useEffect, useRef, useState } from 'react';

import { readSheetFile, type SheetSource } from '#browser/sheets/read-sheet-file.ts';
import type { SheetChoice, SheetFault, SheetFile } from '#core/sheet/sheet.ts';

import type { ImportSource } from './import-source.ts';

/** A sheet that was read, from what and how. */
export type ReadSheet = {
  readonly file: SheetFile;
  readonly source: SheetSource;
  readonly choice: SheetChoice;
};

export type SheetReading =
  | { readonly kind: 'waiting' }
  | {
      readonly kind: 'reading';
      readonly part: number;
      /** What the same source was read as before, while it is read otherwise; `choice` is the new one. */
      readonly last?: ReadSheet | undefined;
    }
  | { readonly kind: 'fault'; readonly fault: SheetFault }
  | { readonly kind: 'read'; readonly sheet: ReadSheet };

/** The sheet to be shown: the one that was read, also while it is read anew. */
export function sheetIn(reading: SheetReading): ReadSheet | undefined {
  return reading.kind === 'read' ? reading.sheet : reading.kind === 'reading' ? reading.last : undefined;
}

/** Reads one source after another; a new one, and the end of the dialog, cancel the one before. */
export function useReadSheet(initial: ImportSource): {
  readonly reading: SheetReading;
  readonly read: (source: ImportSource) => void;
  /** Reads the same source otherwise. */
  readonly readAs: (choice: SheetChoice) => void;
} {
  const [reading, setReading] = useState<SheetReading>({ kind: 'waiting' });
  const running = useRef<AbortController>(undefined);
  const start = (source: SheetSource, choice: SheetChoice, before?: ReadSheet) => {
    running.current?.abort();
    const { signal } = (running.current = new AbortController());
    const last = before && { ...before, choice };
    const onProgress = (part: number) => {
      if (!signal.aborted) setReading({ kind: 'reading', part, last });
    };
    onProgress(0);
    readSheetFile(source, choice, { signal, onProgress }).then(
      (result) => {
        if (signal.aborted) return;
        setReading(
          result.ok
            ? { kind: 'read', sheet: { file: result.value, source, choice } }
            : { kind: 'fault', fault: result.error },
        );
      },
      () => {
        if (!signal.aborted) setReading({ kind: 'fault', fault: { kind: 'unreadable' } });
      },
    );
  };
  const read = (source: ImportSource) => {
    if (source.kind !== 'nothing') return start(source, {});
    running.current?.abort();
    return setReading({ kind: 'waiting' });
  };
  const readAs = (choice: SheetChoice) => {
    const before = sheetIn(reading);
    if (before) start(before.source, { ...before.choice, ...choice }, before);
  };
  const begin = useRef(() => read(initial));
  useEffect(() => {
    begin.current();
    return () => running.current?.abort();
  }, []);
  return { reading, read, readAs };
}
