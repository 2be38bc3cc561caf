import { type RefObject, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';

/** Current or last focus: index among all rows (not the filtered ones) and column name (`''` in a list). */
export type RowPlace = { readonly row: number; readonly column: string };

export function placeOf(target: EventTarget): RowPlace | undefined {
  const control = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-column]') : null;
  const row = control?.closest<HTMLElement>('[data-row]')?.dataset['row'];
  if (control === null || row === undefined) return undefined;
  return { row: Number(row), column: control.dataset['column'] ?? '' };
}

function controlAt(container: HTMLElement | null, { row, column }: RowPlace): HTMLElement | null {
  return (
    container?.querySelector<HTMLElement>(`[data-row="${row}"] [data-column="${CSS.escape(column)}"]`) ?? null
  );
}

export type RowFocus = {
  readonly place: RowPlace | undefined;
  readonly note: (place: RowPlace | undefined) => void;
  /** Focuses a place: the row is rendered first, and the browser scrolls it into view. */
  readonly goTo: (place: RowPlace) => void;
};

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
