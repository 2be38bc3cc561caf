import type { MouseEvent } from 'react';
import { flushSync } from 'react-dom';

import { controlAt, SHOW_ALL_ROWS } from './rows/use-row-focus.ts';

/** A place inside a field: the row of a list or table (from 0), and the column of a table. */
type InnerPlace = { readonly row?: number; readonly column?: string };

const CONTROLS = 'input:not([type="hidden"]), select, textarea, [role="switch"]';

/** The control that the field's label names, or the first one of a group, past the buttons that stand before it. */
function controlOf(frame: HTMLElement): HTMLElement | null {
  const named = frame.querySelector('label')?.htmlFor;
  if (named) return document.getElementById(named);
  return (
    frame.querySelector<HTMLElement>('[data-row] [data-column]:not([tabindex="-1"])') ??
    frame.querySelector<HTMLElement>('[type="radio"]:checked') ??
    frame.querySelector<HTMLElement>(CONTROLS)
  );
}

/**
 * Does what a button is for that goes with its press, and gives the focus to the control of the field that it stands in. A finger
 * has no focus to lose, and would only get the on-screen keyboard. What takes its time may take that control away: then another
 * gets the focus.
 */
export function actAndFocusControl(
  { currentTarget, nativeEvent }: MouseEvent,
  act: () => Promise<void> | void,
): void {
  const frame = currentTarget.closest<HTMLElement>('[data-field]');
  const done = flushSync(act);
  const isTouch = nativeEvent instanceof PointerEvent && nativeEvent.pointerType === 'touch';
  if (frame === null || isTouch) return;
  controlOf(frame)?.focus();
  void done?.then(nextFrame).then(() => {
    if (document.activeElement === document.body) controlOf(frame)?.focus();
  });
}

const nextFrame = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => resolve());
  });

/** A row out of view is not there until its list is scrolled to it and drawn. */
async function controlInRow(frame: HTMLElement, row: number, column: string | undefined) {
  const list = frame.querySelector('[data-rows]');
  list?.dispatchEvent(new Event(SHOW_ALL_ROWS, { bubbles: true }));
  await nextFrame();
  const drawn = frame.querySelector<HTMLElement>('[data-row]');
  list?.scrollTo({ top: row * (drawn?.offsetHeight ?? 0) });
  await nextFrame();
  await nextFrame();
  const place = {
    row,
    column: column ?? drawn?.querySelector<HTMLElement>('[data-column]')?.dataset['column'] ?? '',
  };
  return controlAt(frame, place);
}

/**
 * Brings a field into view and the focus to its control; in a list or table to the row and cell that is asked for.
 * @param within where to look: a form may have a field that is called like one that stands elsewhere
 */
export async function focusField(
  field: string,
  { row, column }: InnerPlace = {},
  within: ParentNode | null = document,
): Promise<void> {
  const frame = (within ?? document).querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`);
  if (frame === null) return;
  frame.scrollIntoView({ block: 'center' });
  const inRow = row === undefined ? null : await controlInRow(frame, row, column);
  (inRow ?? controlOf(frame))?.focus({ preventScroll: inRow === null });
}
