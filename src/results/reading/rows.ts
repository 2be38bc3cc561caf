import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';

import type { RowsReading, RowReader } from '#core/results/row-reader.ts';
import type { RowSet } from '#core/results/row-set.ts';

/** Rows that are read without being asked for, and the most that a copy reads. */
export const READ_UNASKED = 20_000;

/** How many rows are read unasked of so many: all of them, or of very many the first. */
export function unaskedOf(total: number): number {
  return total > READ_UNASKED ? READ_UNASKED : Infinity;
}

export type Rows = RowsReading & {
  /** Reads on until there are so many, also with the next reader; what becomes of it is told by `busy` and `failure`. */
  readonly read: (atLeast: number) => void;
  /** @throws Failure */
  readonly readTo: (atLeast: number) => Promise<RowSet>;
  /** Reads all rows; where more may come, also those that came since. @throws Failure */
  readonly readAll: () => Promise<RowSet>;
  readonly stop: () => void;
  /** Begins anew: what came since is among the rows then. */
  readonly renew: () => void;
};

/**
 * The rows that a reader gives, of which nothing is read until somebody wants them. Another reader (of a run that has
 * ended, say) reads anew what was wanted of the one before.
 * @param live more rows may come
 */
export function useRows(reader: RowReader, live: boolean): Rows {
  const latest = useRef(reader);
  const wanted = useRef(0);
  useEffect(() => {
    latest.current = reader;
    if (wanted.current > 0) void reader.readTo(wanted.current).catch(() => undefined);
  }, [reader]);
  useEffect(() => () => latest.current.stop(), []);
  const reading = useSyncExternalStore(reader.subscribe, reader.current);
  const ways = useMemo(
    () => ({
      readTo: reader.readTo,
      read: (atLeast: number) => {
        wanted.current = atLeast;
        void reader.readTo(atLeast).catch(() => undefined);
      },
      readAll: () => {
        if (live && reader.current().set.whole) reader.restart();
        return reader.readTo(Infinity);
      },
      stop: reader.stop,
      renew: () => {
        reader.restart();
        void reader.readTo(READ_UNASKED).catch(() => undefined);
      },
    }),
    [reader, live],
  );
  return { ...reading, ...ways };
}

/**
 * The rows to look at while more come: new ones at the end of the reading, and before that whenever they have doubled, so
 * that not every page has all rows sorted anew. While a reading begins anew, those of the one before.
 * @param held by what is asked of the rows, where those that come once all were there wait until they are asked for
 */
export function useSteadySet({ set, busy }: RowsReading, held: object | undefined) {
  const [shown, setShown] = useState({ set, held });
  const asksElse = held !== shown.held;
  const isHeld = held !== undefined && !asksElse && shown.set.whole;
  const isDue = set !== shown.set && (busy ? set.count > 2 * shown.set.count : set.count > 0 || set.whole);
  const steady = asksElse || (isDue && !isHeld) ? set : shown.set;
  if (asksElse || steady !== shown.set) setShown({ set: steady, held });
  return {
    steady,
    waiting: isHeld ? Math.max(0, set.count - steady.count) : 0,
    showAll: () => setShown({ set, held }),
  };
}
