import { useEffect, useEffectEvent, useRef } from 'react';

import type { FileNames } from '#core/results/files/file-format.ts';
import type { RowReader } from '#core/results/row-reader.ts';

import { readStoredLayout } from '../columns/use-shared-layout.ts';
import { currentHabits, TARGETS, usableTarget } from './export-habits.ts';
import { usualOrder } from './export-order.ts';
import { Outcome } from './export-outcome.tsx';
import { useExports } from './use-exports.ts';

export type SaveRowsProps = {
  readonly worker: string;
  readonly names: FileNames;
  readonly openReader: () => Promise<RowReader>;
};

/** Saves all rows on mount, in the last format and columns. */
export function SaveRows({
  worker,
  names,
  openReader,
  onDone,
}: SaveRowsProps & { readonly onDone: () => void }) {
  const isBegun = useRef(false);
  const exports = useExports({
    names,
    rows: { readAll: async () => (await openReader()).readTo(Infinity), stop: () => undefined },
  });
  const save = useEffectEvent(() => {
    const habits = currentHabits();
    const target = usableTarget(habits.target, false);
    const facts = TARGETS[target];
    if (isBegun.current || facts.kind !== 'here') return;
    isBegun.current = true;
    const shown = { source: { worker }, layout: readStoredLayout(worker), arrangement: { filter: '' } };
    exports.here.making.mutate(usualOrder({ ...habits, target }, facts.format, shown), { onSettled: onDone });
  });
  useEffect(() => save(), []);
  return <Outcome exports={exports} />;
}
