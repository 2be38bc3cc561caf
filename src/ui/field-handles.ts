import { createContext, type MouseEvent, useContext, useEffect } from 'react';
import { flushSync } from 'react-dom';

import { createListeners } from '#core/listeners.ts';

/** A place inside a field: the row of a list or table (from 0), and the column of a table. */
export type InnerPlace = { readonly row?: number; readonly column?: string };

/** What a field lets others do with it. */
type FieldHandle = { readonly focus: (place: InnerPlace) => void };

/** The fields of a screen that are drawn just now, by their keys: `fieldKey`, or another's own. */
export type FieldHandles = {
  /** Until the function that is given back is called. */
  readonly register: (key: string, handle: FieldHandle) => () => void;
  /** Gives the focus to the control of a field, or to that of a place in it; does nothing where it is not drawn. */
  readonly focus: (key: string, place?: InnerPlace) => void;
  /** As `focus`, and brings the control to the middle of the window; a field that is still to be drawn, once it is, unless the focus has gone elsewhere. */
  readonly leadTo: (key: string, place?: InnerPlace) => void;
  /** Tells that a field was to be led to that is not drawn, until the function that is given back is called. */
  readonly onMissing: (listener: (key: string) => void) => () => void;
};

/** Of a parameter, by its name; run options may be called alike. */
export const fieldKey = (parameter: string): string => `field ${parameter}`;

/** Milliseconds after which nobody waits any longer for a field. */
const PATIENCE = 10_000;

export function createFieldHandles(): FieldHandles {
  /** One key may be drawn twice: then the last is meant, such as that in a dialog. */
  const handles = new Map<string, Set<FieldHandle>>();
  const missing = createListeners<[key: string]>();
  const focus = (key: string, place: InnerPlace = {}): boolean => {
    const handle = [...(handles.get(key) ?? [])].at(-1);
    handle?.focus(place);
    return handle !== undefined;
  };
  /** Where someone was to be led, what had the focus then, and until when that counts. */
  let awaited:
    | { key: string; place: InnerPlace | undefined; from: Element | null; until: number }
    | undefined;
  const leadTo: FieldHandles['leadTo'] = (key, place) => {
    awaited = undefined;
    if (focus(key, place)) document.activeElement?.scrollIntoView({ block: 'center' });
    else {
      awaited = { key, place, from: document.activeElement, until: performance.now() + PATIENCE };
      missing.notify(key);
    }
  };
  const leadToAwaited = (key: string) => {
    if (awaited?.key !== key) return;
    const { place, from, until } = awaited;
    awaited = undefined;
    if (from === document.activeElement && performance.now() < until) leadTo(key, place);
  };
  return {
    register: (key, handle) => {
      const known = handles.get(key) ?? new Set();
      handles.set(key, known.add(handle));
      leadToAwaited(key);
      return () => known.delete(handle);
    },
    focus,
    leadTo,
    onMissing: missing.subscribe,
  };
}

/** Of the screen that is drawn: its form, and what else has fields. */
export const FieldHandlesContext = createContext<FieldHandles | undefined>(undefined);

/** Gives the focus to a control. As after Tab, what is typed takes the place of its line: it is not put behind it. */
export function focusLine(control: HTMLElement | null | undefined): void {
  control?.focus();
  if (control instanceof HTMLInputElement) control.select();
}

export const focusById = (id: string) => focusLine(document.getElementById(id));

/** Lets a field be led to by its key, as long as it is drawn. */
export function useFieldHandle(key: string, focus: FieldHandle['focus']): void {
  const handles = useContext(FieldHandlesContext);
  useEffect(() => handles?.register(key, { focus }));
}

/**
 * Does what a button in a field is for that goes with its press, and then gives the focus back to the field. A finger has no focus to
 * lose, and would only get the on-screen keyboard. What takes its time may take the control that got it away: then another gets it.
 */
export function actAndFocus(
  { nativeEvent }: MouseEvent,
  act: () => Promise<void> | void,
  focus: () => void,
): void {
  const done = flushSync(act);
  const isTouch = nativeEvent instanceof PointerEvent && nativeEvent.pointerType === 'touch';
  if (isTouch) return;
  focus();
  void done?.then(nextFrame).then(() => {
    if (document.activeElement === document.body) focus();
  });
}

const nextFrame = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => resolve());
  });
