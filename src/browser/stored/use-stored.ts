import { useState } from 'react';

import type { StoredEntry } from './entry.ts';

/** A choice as it was made last in this browser, and the way to make another: it holds for the page where the storage is forbidden. */
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
