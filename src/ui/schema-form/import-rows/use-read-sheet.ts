import { useEffect, useRef, useState } from 'react';

import { readSheetFile, type SheetSource } from '#browser/sheets/read-sheet-file.ts';
import type { SheetChoice, SheetFault, SheetFile } from '#core/sheet/sheet.ts';

import type { ImportSource } from './import-source.ts';

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
      readonly last?: ReadSheet | undefined;
    }
  | { readonly kind: 'fault'; readonly fault: SheetFault }
  | { readonly kind: 'read'; readonly sheet: ReadSheet };

export function sheetIn(reading: SheetReading): ReadSheet | undefined {
  return reading.kind === 'read' ? reading.sheet : reading.kind === 'reading' ? reading.last : undefined;
}

/** Reads one source at a time. A new source or closing the dialog cancels the previous one. */
export function useReadSheet(initial: ImportSource): {
  readonly reading: SheetReading;
  readonly read: (source: ImportSource) => void;
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
