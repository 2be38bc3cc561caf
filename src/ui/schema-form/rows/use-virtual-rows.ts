import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useState } from 'react';

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
};

type VirtualRowsOptions = {
  readonly field: RowsField;
  /** The row that has, or is about to get, the focus. */
  readonly current: number | undefined;
  /** Rows to show although there are none. */
  readonly least: number;
};

/**
 * Draws only the rows in view and a few around; the one that Tab reaches is always among them, so that scrolling away does not take
 * the focus from it, and so that it can be given the focus wherever it is.
 */
export function useVirtualRows({ field, current, least }: VirtualRowsOptions): VirtualRows {
  const { rows, visible, scroller } = field;
  const [rowHeight] = useState(currentRowHeight);
  const maxHeight = IN_VIEW * rowHeight;
  const count = visible?.length ?? Math.max(least, rows.length);
  const place = current !== undefined && visible ? visible.indexOf(current) : (current ?? 0);
  const kept = place >= 0 && place < count ? place : 0;
  const rowOf = (index: number) => visible?.[index] ?? index;
  // A short list is drawn whole: measuring its box would make the browser lay out the page while the form is being put in.
  const isShort = count <= IN_VIEW + OVERSCAN;
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count,
    enabled: !isShort,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    initialRect: { width: 0, height: maxHeight },
    // Where a list that was short until now has been scrolled to.
    initialOffset: () => scroller.current?.scrollTop ?? 0,
    rangeExtractor: (range) => {
      const drawn = defaultRangeExtractor(range);
      if (drawn.includes(kept)) return drawn;
      return [...drawn, kept].sort((a, b) => a - b);
    },
  });
  const drawn = isShort
    ? Array.from({ length: count }, (_, index) => ({ index, start: index * rowHeight }))
    : virtualizer.getVirtualItems();
  return {
    drawn,
    height: count * rowHeight,
    rowHeight,
    maxHeight,
    rowOf,
    reached: rowOf(kept),
  };
}
