import { type UIEvent, useState } from 'react';
import { flushSync } from 'react-dom';

import type { RowsField } from './use-rows-field.ts';

/** Rows in view before a list scrolls. */
const IN_VIEW = 8;

/** Lines are 32 px high, and 45 px where they are touched, of which 1 px is the line between them. */
const currentLineHeight = (): number => (window.matchMedia('(pointer: coarse)').matches ? 45 : 32);

/** Rows that are drawn before and after those in view. */
const OVERSCAN = 6;

export type VirtualRows = {
  /** The rows to draw: their place among those that are shown, and where they begin (px). */
  readonly drawn: readonly { readonly index: number; readonly start: number }[];
  /** All rows that are shown, px. */
  readonly height: number;
  /** px. */
  readonly rowHeight: number;
  /** Of a control in a row, px. */
  readonly lineHeight: number;
  /** Of the rows in view before they scroll, px; undefined where they fill what is there. */
  readonly maxHeight: number | undefined;
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
  /** Lines of a row that is drawn as a card, below one another; a row is one line without it. */
  readonly cardLines?: number | undefined;
};

/** px of a card beside its lines, and of the title above each of them. */
const CARD = { frame: 56, title: 24 } as const;

/** Where a card is higher than that, one and the top of the next are in view. */
const CARDS_OF_WINDOW = 0.6;

type View = Pick<VirtualRows, 'rowHeight' | 'lineHeight'> & { readonly inView: number };

function viewOf(lineHeight: number, cardLines: number | undefined, isFull: boolean): View {
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

type RowsInView = { readonly count: number; readonly first: number; readonly kept: number };

/** The places of the rows around those in view, in order; `kept` is among them wherever it is. */
function drawnPlaces({ count, first, kept }: RowsInView, inView: number): readonly number[] {
  const begin = Math.min(first, Math.max(0, count - inView));
  const from = Math.max(0, begin - OVERSCAN);
  const to = Math.min(count, begin + inView + 1 + OVERSCAN);
  const places = Array.from({ length: to - from }, (_, index) => from + index);
  if (kept < from) return [kept, ...places];
  return kept >= to && kept < count ? [...places, kept] : places;
}

/**
 * Draws only the rows in view and a few around; the one that Tab reaches is always among them, so that scrolling away does not take
 * the focus from it, and so that it can be given the focus wherever it is. By hand: all rows are as high as each other and
 * the box is as high as so many, so that nothing is measured, and a library for it is 11 kB of the form's first load.
 */
export function useVirtualRows({ field, current, least, cardLines }: VirtualRowsOptions): VirtualRows {
  const { rows, visible, isFull } = field;
  const [line] = useState(currentLineHeight);
  const { rowHeight, lineHeight, inView } = viewOf(line, cardLines, isFull);
  /** The place of the first row in view. */
  const [first, setFirst] = useState(0);
  const count = visible?.length ?? Math.max(least, rows.length);
  // They no longer scroll, or another list stands in their place.
  if (count <= inView && first !== 0) setFirst(0);
  const place = current !== undefined && visible ? visible.indexOf(current) : (current ?? 0);
  const kept = place >= 0 && place < count ? place : 0;
  const rowOf = (index: number) => visible?.[index] ?? index;
  return {
    drawn: drawnPlaces({ count, first, kept }, Math.ceil(inView)).map((index) => ({
      index,
      start: index * rowHeight,
    })),
    height: count * rowHeight,
    rowHeight,
    lineHeight,
    maxHeight: isFull ? undefined : Math.round(inView * rowHeight),
    rowOf,
    reached: rowOf(kept),
    onScroll: ({ currentTarget }) => {
      const next = Math.floor(currentTarget.scrollTop / rowHeight);
      // Before what was scrolled is painted, or it is empty for a moment.
      if (next !== first) flushSync(() => setFirst(next));
    },
  };
}
