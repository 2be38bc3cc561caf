import { useDeferredValue, useMemo } from 'react';

import type { DraftRow } from '#core/batch/sheet/sheet-draft.ts';
import { textTest } from '#core/find/text-test.ts';
import { rowAt, type Rows } from '#core/form/rows.ts';

type Filter = {
  readonly search: string;
  /**
   * Restricts the search to these indexes of these or earlier rows, because a row keeps its number. All
   * if absent.
   */
  readonly only: { readonly rows: Rows<DraftRow>; readonly places: readonly number[] } | undefined;
};

/** Indexes of the matching rows; undefined if all match. */
export function useFoundRows(rows: Rows<DraftRow>, { search, only }: Filter): readonly number[] | undefined {
  const wanted = useDeferredValue(search.trim());
  return useMemo(() => {
    if (wanted === '' && only === undefined) return undefined;
    const among = only && new Set(only.places.map((place) => rowAt(only.rows, place)?.number));
    const holds = textTest(wanted);
    const found: number[] = [];
    let at = -1;
    for (const chunk of rows.chunks) {
      for (const { number, cells } of chunk) {
        at += 1;
        if (among?.has(number) === false) continue;
        if (holds(cells)) found.push(at);
      }
    }
    return found;
  }, [rows, wanted, only]);
}
