import { useEffect, useEffectEvent, useMemo, useState } from 'react';

import { valueIn } from '#core/address/query-part.ts';
import {
  COLUMN_LAYOUT_FORMAT,
  type ColumnLayout,
  encodeLayout,
  PLAIN_LAYOUT,
  withChanges,
} from '#core/results/columns/column-layout.ts';
import { openEach } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';
import { useAddress } from '#ui/hooks/use-address.ts';

export const storedLayouts = openEach(STORED.columns, COLUMN_LAYOUT_FORMAT);

/** As this browser remembers it. */
export function keptLayout(worker: string): ColumnLayout {
  const stored = storedLayouts.of(worker).read();
  return stored.ok ? stored.value : PLAIN_LAYOUT;
}

/** The columns as an address has them. */
export const LAYOUT = valueIn('cols', (text) => text);

/**
 * How the columns are laid out: as the address tells, so that it can be shared, else as this browser remembers it for the Worker.
 * The address is told once rows are shown. Another Worker has another: give it another React key. What a person changes is told to both, and the rest stays as another tab has kept it; widths are this browser's own.
 */
export function useSharedLayout(
  worker: string,
  isShown: boolean,
): [ColumnLayout, (layout: ColumnLayout) => void] {
  const [own, setOwn] = useState(() => keptLayout(worker));
  const [given, setGiven] = useAddress(LAYOUT);
  const layout = useMemo(() => readGiven(given, own), [given, own]);
  const tell = (next: ColumnLayout) => {
    const text = encodeLayout(next);
    if (text === (given ?? '')) return;
    setGiven(() => text, { replace: true });
  };
  const tellOwn = useEffectEvent(() => {
    if (isShown) tell(layout);
  });
  useEffect(() => tellOwn(), [worker, isShown]);
  return [
    layout,
    (next) => {
      const merged = withChanges(keptLayout(worker), layout, next);
      setOwn(merged);
      storedLayouts.of(worker).write(merged);
      tell(next);
    },
  ];
}

/** What an address says that is no layout counts for nothing; an empty text is that of every column as it comes. */
function readGiven(given: string | undefined, own: ColumnLayout): ColumnLayout {
  if (given === '') return { ...PLAIN_LAYOUT, widths: own.widths };
  const read = given === undefined ? undefined : COLUMN_LAYOUT_FORMAT.decode(given);
  return read?.ok === true ? { ...read.value, widths: own.widths } : own;
}
