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
export function controlAt(container: HTMLElement | null, { row, column }: RowPlace): HTMLElement | null {
  return (
    container?.querySelector<HTMLElement>(`[data-row="${row}"] [data-column="${CSS.escape(column)}"]`) ?? null
  );
}

/** Tells the rows that hear it to show all of them, whatever is searched for. */
export const SHOW_ALL_ROWS = 'show-all-rows';
