import { useEffect, useMemo, useState } from 'react';

import { inSlices } from '#browser/in-slices.ts';
import { type Arrangement, repeatTest, type RepeatView } from '#core/results/arrange-rows.ts';
import { keyJudge, type ProposedKey } from '#core/results/repeats/propose-keys.ts';
import { repeatFinder, type Repeats } from '#core/results/repeats/repeats.ts';
import type { PlacedRow } from '#core/results/row-set.ts';

type Found = { readonly asked: RepeatView; readonly repeats: Repeats };

/**
 * What repeats among rows by the rule that is asked for, found in slices, and the rows that are shown for it: all of them
 * until it is found, and where nothing is asked. Rows that came since are shown until they are gone through.
 */
export function useRepeats(rows: readonly PlacedRow[], { repeats: asked }: Arrangement) {
  const [found, setFound] = useState<Found>();
  useEffect(() => {
    if (asked === undefined) return undefined;
    let current = true;
    const finder = repeatFinder(asked);
    void inSlices(rows, finder.take, { stride: 8, goesOn: () => current }).then((finished) => {
      if (finished && current) setFound({ asked, repeats: finder.found() });
    });
    return () => {
      current = false;
    };
  }, [rows, asked]);
  const repeats = found !== undefined && found.asked === asked ? found.repeats : undefined;
  const distinct = useMemo(
    () => (asked && repeats ? rows.filter(repeatTest(asked, repeats)) : rows),
    [rows, repeats, asked],
  );
  return { repeats, distinct };
}

/** By which of some columns rows may be known, told by all rows in slices. */
export function useProposedKeys(keys: readonly string[], rows: readonly PlacedRow[]): readonly ProposedKey[] {
  const [proposed, setProposed] = useState<readonly ProposedKey[]>([]);
  useEffect(() => {
    let current = true;
    const judge = keyJudge(keys);
    void inSlices(rows, ({ row }) => judge.take(row), { stride: 8, goesOn: () => current }).then(
      (finished) => {
        if (finished && current) setProposed(judge.proposed());
      },
    );
    return () => {
      current = false;
    };
  }, [keys, rows]);
  return proposed;
}
