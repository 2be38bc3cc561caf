import { useState } from 'react';

import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';
import { YES_OR_NO } from '#core/stored/format.ts';

export const storedShowNames = openEntry(STORED.showNames, YES_OR_NO);

/** Whether fields show the names of their parameters at all times, as the browser remembers it. */
export function useShowNames(): [boolean, (isOn: boolean) => void] {
  const [isOn, setOn] = useState(() => {
    const stored = storedShowNames.read();
    return stored.ok && stored.value;
  });
  return [
    isOn,
    (next) => {
      storedShowNames.write(next);
      setOn(next);
    },
  ];
}
