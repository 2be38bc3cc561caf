import { type UIEvent, useState } from 'react';
import { flushSync } from 'react-dom';

import type { RowsField } from './use-rows-field.ts';

const IN_VIEW = 8;

/** Lines are 32 px high, 45 px on touch screens, including 1 px of border. */
const currentLineHeight = (): number => (window.matchMedia('(pointer: coarse)').matches ? 45 : 32);

const OVERSCAN = 6;

export type VirtualRows = {
  readonly drawn: readonly { readonly index: number; readonly start: number }[];
  /** Height of all shown rows, px. */
  readonly height: number;
  /** px. */
  readonly rowHeight: number;
  /** Height of a control in a row, px. */
  readonly lineHeight: number;
  /** Maximum height before the rows scroll, px; undefined if they fill the available space. */
  readonly maxHeight: number | undefined;
  readonly rowOf: (index: number) => number;
  /** The tab stop: the current row, or the first if that is gone. */
  readonly reached: number;
  readonly onScroll: (event: UIEvent<HTMLElement>) => void;
};

type VirtualRowsOptions = {
  readonly field: RowsField;
  readonly current: number | undefined;
  /** Minimum number of rows to show, even without rows. */
  readonly least: number;
  readonly cardLines?: number | undefined;
};

/** px of a card around its lines, and of the title above each line. */
const CARD = { frame: 56, title: 24 } as const;

/** Share of the window that cards may fill. If a card is taller, it and the top of the next are in view. */
const CARDS_OF_WINDOW = 0.6;

type ViewSize = Pick<VirtualRows, 'rowHeight' | 'lineHeight'> & { readonly inView: number };

function viewOf(lineHeight: number, cardLines: number | undefined, isFull: boolean): ViewSize {
  const rowHeight = cardLines === undefined ? lineHeight : CARD.frame + cardLines * (CARD.title + lineHeight);
  const { innerHeight } = window;
  if (isFull) return { rowHeight, lineHeight, inView: Math.ceil(innerHeight / rowHeight) };
  if (cardLines === undefined) return { rowHeight, lineHeight, inView: IN_VIEW };
  return {
    rowHeight,
    lineHeight,
    inView: Math.max(1.15, (innerHeight * CARDS_OF_WINDOW) / rowHeight),
  };
}

type VirtualWindow = { readonly count: number; readonly first: number; readonly currentIndex: number };

/** Indices of the rows around the visible ones, in order, always including `currentIndex`. */
function drawnPlaces({ count, first, currentIndex }: VirtualWindow, inView: number): readonly number[] {
  const begin = Math.min(first, Math.max(0, count - inView));
  const from = Math.max(0, begin - OVERSCAN);
  const to = Math.min(count, begin + inView + 1 + OVERSCAN);
  const places = Array.from({ length: to - from }, (_, index) => from + index);
  if (currentIndex < from) return [currentIndex, ...places];
  return currentIndex >= to && currentIndex < count ? [...places, currentIndex] : places;
}

/**
 * Virtualizes rows. The tab stop is always rendered, so that scrolling does not remove its focus and it
 * can receive the focus anywhere. Written by hand: all rows have equal height, so nothing is measured, and
 * a library would add 11 kB to the form's first load.
 */
export function useVirtualRows({ field, current, least, cardLines }: VirtualRowsOptions): VirtualRows {
  const { rows, visible, isFull } = field;
  const [line] = useState(currentLineHeight);
  const { rowHeight, lineHeight, inView } = viewOf(line, cardLines, isFull);
  const [first, setFirst] = useState(0);
  const count = visible?.length ?? Math.max(least, rows.length);
  // They no longer scroll, or another list stands in their place.
  if (count <= inView && first !== 0) setFirst(0);
  const place = current !== undefined && visible ? visible.indexOf(current) : (current ?? 0);
  const currentIndex = place >= 0 && place < count ? place : 0;
  const rowOf = (index: number) => visible?.[index] ?? index;
  return {
    drawn: drawnPlaces({ count, first, currentIndex }, Math.ceil(inView)).map((index) => ({
      index,
      start: index * rowHeight,
    })),
    height: count * rowHeight,
    rowHeight,
    lineHeight,
    maxHeight: isFull ? undefined : Math.round(inView * rowHeight),
    rowOf,
    reached: rowOf(currentIndex),
    onScroll: ({ currentTarget }) => {
      const next = Math.floor(currentTarget.scrollTop / rowHeight);
      // Before what was scrolled is painted, or it is empty for a moment.
      if (next !== first) flushSync(() => setFirst(next));
    },
  };
}
