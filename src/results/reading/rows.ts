import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';

import type { RowsReading, RowReader } from '#core/results/row-reader.ts';
import type { RowSet } from '#core/results/row-set.ts';

/** Rows that are read automatically; also the limit of a copy. */
export const READ_UNASKED = 20_000;

/** How many rows of `total` are read automatically: all, or the first ones if there are very many. */
export function unaskedOf(total: number): number {
  return total > READ_UNASKED ? READ_UNASKED : Infinity;
}

export type Rows = RowsReading & {
  readonly read: (atLeast: number) => void;
  readonly readTo: (atLeast: number) => Promise<RowSet>;
  /**
   * Reads all rows, including those that arrived since on a live run.
   * @throws Failure
   */
  readonly readAll: () => Promise<RowSet>;
  readonly stop: () => void;
  readonly renew: () => void;
};

/**
 * Rows of a reader, read only on demand. A new reader (for example of a finished run) reads again what was
 * requested from the previous one.
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
 * The rows to show while more arrive. They update at the end of the reading and whenever their count has
 * doubled, so that not every page sorts all rows again. A restarted reading shows the previous rows until
 * then.
 * @param held while set, rows that arrive after a complete reading wait until the person asks for them
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
