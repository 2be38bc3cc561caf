import {
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from 'react';

import { type Block, blockOf } from './block.ts';
import { type CellPlace, moveCell } from './move-cell.ts';

type SelectionOptions = {
  readonly rows: number;
  readonly columns: number;
  readonly pageRows: () => number;
  readonly scrollTo: (place: CellPlace) => void;
  readonly onOpen: (row: number) => void;
  readonly onMenu?: (column: number) => void;
  /** Alt with an arrow: left and right resize the column, up and down sort by it. */
  readonly onColumnKey: (column: number, key: ColumnKey) => void;
  /** A row selection that is shared with other views and may change at any time. */
  readonly shared?: { readonly row: number | undefined; readonly onRow: (row: number) => void } | undefined;
  readonly onSelect?: (active: CellPlace, block: Block) => void;
  readonly onCopy: (event: ClipboardEvent, block: Block) => void;
};

const COLUMN_KEYS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const;
export type ColumnKey = (typeof COLUMN_KEYS)[number];

type Selection = { readonly anchor: CellPlace; readonly active: CellPlace };

const FIRST: CellPlace = { row: 0, column: 0 };

/**
 * Active cell and selected block of a grid: moved by keys and clicks, extended with Shift or by dragging,
 * copied as one. Put the handlers on the grid.
 */
export function useSelection(options: SelectionOptions) {
  const { rows, columns, pageRows, scrollTo, onOpen, onColumnKey, onCopy, onMenu, onSelect, shared } =
    options;
  const [made, setSelection] = useState<Selection>();
  const selection = shared ? withRow(made, shared.row) : made;
  const active = selection?.active;
  const block = selection && blockOf(selection.anchor, selection.active);

  const become = (next: Selection) => {
    setSelection(next);
    shared?.onRow(next.active.row);
    onSelect?.(next.active, blockOf(next.anchor, next.active));
  };
  const isGiven = made === undefined && selection !== undefined && selection.active.row < rows;
  const isTouched = useRef(false);
  const touch = () => {
    isTouched.current = true;
  };
  // Rows that are still read or sorted move the one that was given.
  const comeTo = useEffectEvent(() => {
    if (isGiven && !isTouched.current) scrollTo(selection.active);
  });
  useEffect(() => comeTo(), [isGiven, selection?.active.row]);
  const select = (place: CellPlace, stretch: boolean) =>
    become({ anchor: stretch ? (selection?.anchor ?? place) : place, active: place });
  const goTo = (place: CellPlace, stretch = false) => {
    select(place, stretch);
    scrollTo(place);
  };
  const act = (event: KeyboardEvent, place: CellPlace): boolean => {
    const far = event.ctrlKey || event.metaKey;
    if (event.altKey) {
      const key = COLUMN_KEYS.find((known) => known === event.key);
      if (key) onColumnKey(place.column, key);
      return key !== undefined;
    }
    if (onMenu && opensMenu(event)) onMenu(place.column);
    else if (event.key === 'Enter') onOpen(place.row);
    else if (event.key === 'Escape' && selection) select(place, false);
    else if (event.key === 'a' && far)
      become({ anchor: FIRST, active: { row: rows - 1, column: columns - 1 } });
    else {
      const to = moveCell(event.key, far, place, { rows, columns, pageRows: pageRows() });
      if (to) goTo(to, event.shiftKey);
      return to !== undefined;
    }
    return true;
  };
  return {
    active,
    block,
    goTo,
    handlers: {
      onFocus: (event: FocusEvent) => {
        if (event.target === event.currentTarget && !selection) select(FIRST, false);
      },
      onWheel: touch,
      onKeyDown: (event: KeyboardEvent) => {
        touch();
        const header = headerColumnOf(event.target);
        // A head is pressed by Enter; a key that acts on a column acts on its own.
        if (header !== undefined && event.key === 'Enter') return;
        const place = active ?? FIRST;
        const at = header !== undefined && actsOnColumn(event) ? { ...place, column: header } : place;
        if (rows > 0 && columns > 0 && act(event, at)) event.preventDefault();
      },
      onCopy: (event: ClipboardEvent) => {
        if (block) onCopy(event, block);
      },
      onPointerDown: (event: PointerEvent) => {
        touch();
        const place = placeOf(event.target);
        if (place && event.pointerType === 'mouse' && event.button === 0) select(place, event.shiftKey);
      },
      onPointerOver: (event: PointerEvent) => {
        const dragging = event.pointerType === 'mouse' && event.buttons === 1 && selection !== undefined;
        const place = dragging ? placeOf(event.target) : undefined;
        if (place) select(place, true);
      },
      onClick: (event: MouseEvent) => {
        const row = rowOf(event.target, '[data-opens]');
        if (row !== undefined) return onOpen(row);
        const place = placeOf(event.target);
        if (place) select(place, event.shiftKey);
      },
      onDoubleClick: (event: MouseEvent) => {
        const row = rowOf(event.target, '[role=gridcell]');
        if (row !== undefined) onOpen(row);
      },
    },
  };
}

function withRow(made: Selection | undefined, row: number | undefined): Selection | undefined {
  if (row === undefined || made?.active.row === row) return row === undefined ? undefined : made;
  const place = { row, column: made?.active.column ?? 0 };
  return { anchor: place, active: place };
}

const actsOnColumn = (event: KeyboardEvent): boolean => event.altKey || opensMenu(event);

const opensMenu = ({ key, shiftKey }: KeyboardEvent) => key === 'ContextMenu' || (key === 'F10' && shiftKey);

function headerColumnOf(target: EventTarget): number | undefined {
  const head = target instanceof Element ? target.closest('[role=columnheader]') : null;
  return head ? Number(head.getAttribute('aria-colindex')) - 2 : undefined;
}

function placeOf(target: EventTarget): CellPlace | undefined {
  const cell = target instanceof Element ? target.closest('[role=gridcell]') : null;
  const row = rowOf(target, '[role=gridcell]');
  return cell && row !== undefined
    ? { row, column: Number(cell.getAttribute('aria-colindex')) - 2 }
    : undefined;
}

function rowOf(target: EventTarget, part: string): number | undefined {
  const row = target instanceof Element ? target.closest(part)?.closest('[role=row]') : null;
  return row ? Number(row.getAttribute('aria-rowindex')) - 2 : undefined;
}
