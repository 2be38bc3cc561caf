import { useEffect, useRef, useState } from 'react';

import type { ImportSource } from './import-source.ts';
import { type ReadGrid, readGrid } from './read-grid.ts';

export type Reading =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'reading'; readonly part: number }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'read'; readonly grid: ReadGrid };

/** Reads one source after another; a new one, and the end of the dialog, cancel the one before. */
export function useReadGrid(initial: ImportSource): {
  readonly reading: Reading;
  readonly read: (source: ImportSource) => void;
} {
  const [reading, setReading] = useState<Reading>({ kind: 'waiting' });
  const running = useRef<AbortController>(undefined);
  const read = (source: ImportSource) => {
    running.current?.abort();
    if (source.kind === 'nothing') return setReading({ kind: 'waiting' });
    const { signal } = (running.current = new AbortController());
    setReading({ kind: 'reading', part: 0 });
    readGrid(source, { signal, onProgress: (part) => setReading({ kind: 'reading', part }) }).then(
      (grid) => grid && setReading({ kind: 'read', grid }),
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
