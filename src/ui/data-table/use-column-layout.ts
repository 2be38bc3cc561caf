import { useState } from 'react';

import { type ColumnLayout, decodeColumnLayout, encodeColumnLayout } from '#core/results/column-layout.ts';

import { readStored, writeStored } from '../stored-json.ts';

/**
 * The layout of a table's columns, remembered by this browser.
 * @param storageKey of the local storage; a table under another key is another table: give it another React key
 */
export function useColumnLayout(storageKey: string): [ColumnLayout, (layout: ColumnLayout) => void] {
  const [layout, setLayout] = useState(() => decodeColumnLayout(readStored(storageKey)));
  return [
    layout,
    (next) => {
      setLayout(next);
      writeStored(storageKey, encodeColumnLayout(next));
    },
  ];
}
