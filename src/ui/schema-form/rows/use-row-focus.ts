import { type RefObject, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';

/** Where the focus is, or was last: a row of all rows (not of the found ones), and a column's name (`''` in a list). */
export type RowPlace = { readonly row: number; readonly column: string };

/** The place of the control that an event came from; the marks are set by the rows themselves. */
export function placeOf(target: EventTarget): RowPlace | undefined {
  const control = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-column]') : null;
  const row = control?.closest<HTMLElement>('[data-row]')?.dataset['row'];
  if (control === null || row === undefined) return undefined;
  return { row: Number(row), column: control.dataset['column'] ?? '' };
}

/** The control at a place, when it is drawn. */
function controlAt(container: HTMLElement | null, { row, column }: RowPlace): HTMLElement | null {
  return (
    container?.querySelector<HTMLElement>(`[data-row="${row}"] [data-column="${CSS.escape(column)}"]`) ?? null
  );
}

export type RowFocus = {
  readonly place: RowPlace | undefined;
  /** Notes where the focus went by itself. */
  readonly note: (place: RowPlace | undefined) => void;
  /** Moves the focus there; the row is drawn first, and the browser scrolls it into view. */
  readonly goTo: (place: RowPlace) => void;
};

/** Where the focus is, or was last, among the rows. */
export function useRowFocus(container: RefObject<HTMLElement | null>): RowFocus {
  const [place, setPlace] = useState<RowPlace>();
  const actions = useMemo(
    () => ({
      note: (next: RowPlace | undefined) =>
        setPlace((last) => (last?.row === next?.row && last?.column === next?.column ? last : next)),
      goTo: (next: RowPlace) => {
        flushSync(() => setPlace(next));
        controlAt(container.current, next)?.focus();
      },
    }),
    [container],
  );
  return { place, ...actions };
}
