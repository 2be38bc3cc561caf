import { type ClipboardEvent, type FocusEvent, type KeyboardEvent, useState } from 'react';

import { type CellPlace, moveCell } from './move-cell.ts';

type ActiveCellOptions = {
  readonly rows: number;
  readonly columns: number;
  /** How many rows a page key moves. */
  readonly pageRows: () => number;
  readonly scrollTo: (place: CellPlace) => void;
  readonly onOpen: (row: number) => void;
  readonly onResize: (column: number, steps: -1 | 1) => void;
  /** The text of a cell for the clipboard; undefined while its row is not loaded. */
  readonly copyText: (place: CellPlace) => string | undefined;
};

const FIRST: CellPlace = { row: 0, column: 0 };

/** The one active cell of a grid, and the keys that move it, open its row, resize its column and copy it. */
export function useActiveCell(options: ActiveCellOptions) {
  const { rows, columns, pageRows, scrollTo, onOpen, onResize, copyText } = options;
  const [active, setActive] = useState<CellPlace>();

  const goTo = (place: CellPlace) => {
    setActive(place);
    scrollTo(place);
  };
  const actOn = (event: KeyboardEvent, place: CellPlace): boolean => {
    if (event.key === 'Enter') {
      onOpen(place.row);
      return true;
    }
    if (event.altKey) {
      if (event.key === 'ArrowLeft') onResize(place.column, -1);
      if (event.key === 'ArrowRight') onResize(place.column, 1);
      return event.key === 'ArrowLeft' || event.key === 'ArrowRight';
    }
    const grid = { rows, columns, pageRows: pageRows() };
    const to = moveCell(event.key, event.ctrlKey || event.metaKey, place, grid);
    if (to) goTo(to);
    return to !== undefined;
  };
  return {
    active,
    setActive,
    goTo,
    handlers: {
      onFocus: (event: FocusEvent) => {
        if (event.target === event.currentTarget) setActive((place) => place ?? FIRST);
      },
      onKeyDown: (event: KeyboardEvent) => {
        if (actOn(event, active ?? FIRST)) event.preventDefault();
      },
      onCopy: (event: ClipboardEvent) => {
        const selecting = document.getSelection()?.isCollapsed === false;
        const text = active && !selecting ? copyText(active) : undefined;
        if (text === undefined) return;
        event.preventDefault();
        event.clipboardData.setData('text/plain', text);
      },
    },
  };
}
