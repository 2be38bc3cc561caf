import { defaultRangeExtractor, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useState } from 'react';

import type { RowsField } from './use-rows-field.ts';

/** Rows in view before a list scrolls. */
const IN_VIEW = 8;

/** Rows are 32 px high, and 44 px where they are touched. */
const currentRowHeight = (): number => (window.matchMedia('(pointer: coarse)').matches ? 44 : 32);

export type VirtualRows = {
  readonly virtualizer: Virtualizer<HTMLDivElement, Element>;
  /** px. */
  readonly rowHeight: number;
  readonly maxHeight: number;
  /** The row that stands at a place among those that are shown. */
  readonly rowOf: (index: number) => number;
};

type VirtualRowsOptions = {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly field: RowsField;
  /** The row that has, or is about to get, the focus. */
  readonly current: number | undefined;
  /** Rows to show although there are none. */
  readonly least: number;
};

/**
 * Draws only the rows in view and a few around; the current row is always among them, so that scrolling away does not take the focus
 * from it, and so that it can be given the focus wherever it is.
 */
export function useVirtualRows({ scroller, field, current, least }: VirtualRowsOptions): VirtualRows {
  const { rows, visible } = field;
  const [rowHeight] = useState(currentRowHeight);
  const maxHeight = IN_VIEW * rowHeight;
  const count = visible?.length ?? Math.max(least, rows.length);
  const kept = current !== undefined && visible ? visible.indexOf(current) : (current ?? -1);
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    initialRect: { width: 0, height: maxHeight },
    rangeExtractor: (range) => {
      const drawn = defaultRangeExtractor(range);
      if (kept < 0 || kept >= count || drawn.includes(kept)) return drawn;
      return [...drawn, kept].sort((a, b) => a - b);
    },
  });
  return { virtualizer, rowHeight, maxHeight, rowOf: (index) => visible?.[index] ?? index };
}
