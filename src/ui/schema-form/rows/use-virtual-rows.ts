import { type UIEvent, useState } from 'react';
import { flushSync } from 'react-dom';

import type { RowsField } from './use-rows-field.ts';

/** Rows in view before a list scrolls. */
const IN_VIEW = 8;

/** Rows are 32 px high, and 45 px where they are touched, of which 1 px is the line between them. */
const currentRowHeight = (): number => (window.matchMedia('(pointer: coarse)').matches ? 45 : 32);

/** Rows that are drawn before and after those in view. */
const OVERSCAN = 6;

export type VirtualRows = {
  /** The rows to draw: their place among those that are shown, and where they begin (px). */
  readonly drawn: readonly { readonly index: number; readonly start: number }[];
  /** All rows that are shown, px. */
  readonly height: number;
  /** px. */
  readonly rowHeight: number;
  readonly maxHeight: number;
  /** The row that stands at a place among those that are shown. */
  readonly rowOf: (index: number) => number;
  /** The row that Tab reaches: the current one, or the first where that is gone. */
  readonly reached: number;
  /** Of the box that scrolls. */
  readonly onScroll: (event: UIEvent<HTMLElement>) => void;
};

type VirtualRowsOptions = {
  readonly field: RowsField;
  /** The row that has, or is about to get, the focus. */
  readonly current: number | undefined;
  /** Rows to show although there are none. */
  readonly least: number;
};

/** The places of the rows around those in view, in order; `kept` is among them wherever it is. */
function drawnPlaces(count: number, first: number, kept: number): readonly number[] {
  const inView = Math.min(first, Math.max(0, count - IN_VIEW));
  const from = Math.max(0, inView - OVERSCAN);
  const to = Math.min(count, inView + IN_VIEW + 1 + OVERSCAN);
  const places = Array.from({ length: to - from }, (_, index) => from + index);
  if (kept < from) return [kept, ...places];
  return kept >= to && kept < count ? [...places, kept] : places;
}

/**
 * Draws only the rows in view and a few around; the one that Tab reaches is always among them, so that scrolling away does not take
 * the focus from it, and so that it can be given the focus wherever it is. By hand: all rows are as high as each other and
 * the box is as high as eight, so that nothing is measured, and a library for it is 11 kB of the form's first load.
 */
export function useVirtualRows({ field, current, least }: VirtualRowsOptions): VirtualRows {
  const { rows, visible } = field;
  const [rowHeight] = useState(currentRowHeight);
  /** The place of the first row in view. */
  const [first, setFirst] = useState(0);
  const count = visible?.length ?? Math.max(least, rows.length);
  // They no longer scroll, or another list stands in their place.
  if (count <= IN_VIEW && first !== 0) setFirst(0);
  const place = current !== undefined && visible ? visible.indexOf(current) : (current ?? 0);
  const kept = place >= 0 && place < count ? place : 0;
  const rowOf = (index: number) => visible?.[index] ?? index;
  return {
    drawn: drawnPlaces(count, first, kept).map((index) => ({ index, start: index * rowHeight })),
    height: count * rowHeight,
    rowHeight,
    maxHeight: IN_VIEW * rowHeight,
    rowOf,
    reached: rowOf(kept),
    onScroll: ({ currentTarget }) => {
      const next = Math.floor(currentTarget.scrollTop / rowHeight);
      // Before what was scrolled is painted, or it is empty for a moment.
      if (next !== first) flushSync(() => setFirst(next));
    },
  };
}
