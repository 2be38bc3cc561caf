import { useState } from 'react';

import type { StoredEntry } from './entry.ts';

/** The last choice made in this browser, and its setter; it lasts as long as the page if storage is forbidden. */
export function useStored<T>(entry: StoredEntry<T>, otherwise: T): readonly [T, (next: T) => void] {
  const [value, setValue] = useState(() => {
    const stored = entry.read();
    return stored.ok ? stored.value : otherwise;
  });
  const choose = (next: T) => {
    entry.write(next);
    setValue(next);
  };
  return [value, choose];
}
