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

export function readStoredLayout(worker: string): ColumnLayout {
  const stored = storedLayouts.of(worker).read();
  return stored.ok ? stored.value : PLAIN_LAYOUT;
}

export const LAYOUT = valueIn('cols', (text) => text);

/**
 * Column layout from the address, so that it can be shared, else as this browser remembers it for the
 * Worker. Give another Worker another React key.
 * Writes the address once rows are shown. Writes changes of the user to both and keeps the rest as another
 * tab stored it; widths stay in this browser.
 */
export function useSharedLayout(
  worker: string,
  isShown: boolean,
): [ColumnLayout, (layout: ColumnLayout) => void] {
  const [own, setOwn] = useState(() => readStoredLayout(worker));
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
      const merged = withChanges(readStoredLayout(worker), layout, next);
      setOwn(merged);
      storedLayouts.of(worker).write(merged);
      tell(next);
    },
  ];
}

/** Ignores an invalid layout in an address; an empty text means every column in its default form. */
function readGiven(given: string | undefined, own: ColumnLayout): ColumnLayout {
  if (given === '') return { ...PLAIN_LAYOUT, widths: own.widths };
  const read = given === undefined ? undefined : COLUMN_LAYOUT_FORMAT.decode(given);
  return read?.ok === true ? { ...read.value, widths: own.widths } : own;
}
