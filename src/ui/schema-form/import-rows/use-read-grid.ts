import { useEffect, useRef, useState } from 'react';

import type { ImportSource } from './import-source.ts';
import type { Delimiter } from './parse-grid.ts';
import { type ReadGrid, readGrid } from './read-grid.ts';

export type Reading =
  | { readonly kind: 'waiting' }
  | {
      readonly kind: 'reading';
      readonly part: number;
      /** What the same source was read as before, while it is read by another delimiter. */
      readonly last?: LastGrid | undefined;
    }
  | { readonly kind: 'unreadable' | 'workbook' }
  | { readonly kind: 'read'; readonly grid: ReadGrid };

/** The grid to be shown: the one that was read, also while it is read anew. */
export function gridOf(reading: Reading): ReadGrid | undefined {
  return reading.kind === 'read' ? reading.grid : reading.kind === 'reading' ? reading.last?.grid : undefined;
}

type LastGrid = { readonly grid: ReadGrid; readonly chosen: Delimiter };

/** Reads one source after another; a new one, and the end of the dialog, cancel the one before. */
export function useReadGrid(initial: ImportSource): {
  readonly reading: Reading;
  /** `delimiter` is what a person says to stand between the cells. */
  readonly read: (source: ImportSource, delimiter?: Delimiter) => void;
} {
  const [reading, setReading] = useState<Reading>({ kind: 'waiting' });
  const running = useRef<AbortController>(undefined);
  const read = (source: ImportSource, delimiter?: Delimiter) => {
    running.current?.abort();
    if (source.kind === 'nothing') return setReading({ kind: 'waiting' });
    const { signal } = (running.current = new AbortController());
    const grid = delimiter === undefined ? undefined : gridOf(reading);
    const last = grid && delimiter !== undefined ? { grid, chosen: delimiter } : undefined;
    const onProgress = (part: number) => setReading({ kind: 'reading', part, last });
    onProgress(0);
    readGrid(source, { signal, onProgress, delimiter }).then(
      (next) => next && setReading(next === 'workbook' ? { kind: next } : { kind: 'read', grid: next }),
      () => setReading({ kind: 'unreadable' }),
    );
    return undefined;
  };
  const begin = useRef(() => read(initial));
  useEffect(() => {
    begin.current();
    return () => running.current?.abort();
  }, []);
  return { reading, read };
}
