import { useEffect, useRef, useState } from 'react';

import type { ImportSource } from './import-source.ts';
import type { Delimiter } from './parse-grid.ts';
import { type ReadGrid, readGrid } from './read-grid.ts';

export type Reading =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'reading'; readonly part: number }
  | { readonly kind: 'unreadable' | 'workbook' }
  | { readonly kind: 'read'; readonly grid: ReadGrid };

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
    setReading({ kind: 'reading', part: 0 });
    const onProgress = (part: number) => setReading({ kind: 'reading', part });
    readGrid(source, { signal, onProgress, delimiter }).then(
      (grid) => grid && setReading(grid === 'workbook' ? { kind: grid } : { kind: 'read', grid }),
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
