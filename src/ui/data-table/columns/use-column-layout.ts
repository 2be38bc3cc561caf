import { useState } from 'react';

import {
  COLUMN_LAYOUT_FORMAT,
  type ColumnLayout,
  PLAIN_LAYOUT,
} from '#core/results/columns/column-layout.ts';
import { openEach } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

export const storedLayouts = openEach(STORED.columns, COLUMN_LAYOUT_FORMAT);

/**
 * The layout of a table's columns, remembered by this browser.
 * @param name what it is remembered by; a table of another name is another table: give it another React key
 */
export function useColumnLayout(name: string): [ColumnLayout, (layout: ColumnLayout) => void] {
  const [layout, setLayout] = useState(() => {
    const stored = storedLayouts.of(name).read();
    return stored.ok ? stored.value : PLAIN_LAYOUT;
  });
  return [
    layout,
    (next) => {
      setLayout(next);
      storedLayouts.of(name).write(next);
    },
  ];
}
