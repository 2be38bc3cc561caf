import { useEffect, useMemo, useState } from 'react';

import { useKeyFingerprint, useKeyStore } from '#api/api-context.tsx';
import { type DraftRow, fills, type SheetDraft } from '#core/batch/sheet/sheet-draft.ts';
import { holdsKey } from '#core/secrets/own-key.ts';
import { forEachInTimeSlices } from '#browser/time-slices.ts';

import { rowsOf } from './use-checks.ts';

/** Where the API key itself stands in what a sheet sends: columns by name, rows by number. */
export type KeyCells = { readonly names: readonly string[]; readonly rows: readonly number[] };

const NONE: KeyCells = { names: [], rows: [] };

/** Finds this tab's API key in all rows of a sheet; reads each row once, because it never changes. */
export function useKeyCells({ columns, rows }: SheetDraft): KeyCells {
  const keyStore = useKeyStore();
  const fingerprint = useKeyFingerprint();
  const [found, setFound] = useState(NONE);
  const columnsOf = useMemo(
    () => createFinder(columns, fingerprint && keyStore.get()),
    [columns, keyStore, fingerprint],
  );
  useEffect(() => {
    let isOver = false;
    const names = new Set<string>();
    const numbers: number[] = [];
    const take = (row: DraftRow) => {
      const holding = row.leftOut === true ? [] : columnsOf(row);
      if (holding.length > 0) numbers.push(row.number);
      for (const name of holding) names.add(name);
    };
    void forEachInTimeSlices(rowsOf(rows), take, { stride: 64, shouldContinue: () => !isOver }).then(
      (isDone) => {
        if (!isDone || isOver) return;
        setFound((before) =>
          numbers.length + before.rows.length === 0 ? before : { names: [...names], rows: numbers },
        );
      },
    );
    return () => {
      isOver = true;
    };
  }, [columnsOf, rows]);
  return found;
}

function createFinder(columns: SheetDraft['columns'], key: string | undefined) {
  const known = new WeakMap<DraftRow, readonly string[]>();
  return (row: DraftRow): readonly string[] => {
    const before = known.get(row);
    if (before) return before;
    const holding = columns.filter((column, at) => fills(column) && holdsKey(row.cells[at], key));
    const names = holding.map(({ name }) => name);
    known.set(row, names);
    return names;
  };
}
