import { createContext, type MouseEvent, useContext, useEffect } from 'react';
import { flushSync } from 'react-dom';

import { createListeners } from '#core/listeners.ts';

export type InnerPlace = { readonly row?: number; readonly column?: string };

type FieldHandle = { readonly focus: (place: InnerPlace) => void };

export type FieldHandles = {
  readonly register: (key: string, handle: FieldHandle) => () => void;
  /** Focuses the control of a field or of a place in it; does nothing if it is not mounted. */
  readonly focus: (key: string, place?: InnerPlace) => void;
  /**
   * Like `focus`, and scrolls the control to the middle of the window, after whatever hides it was told.
   * An unmounted field is focused once it mounts, unless the focus has moved elsewhere.
   */
  readonly leadTo: (key: string, place?: InnerPlace) => void;
  /** Calls a listener before a field gets the focus by `leadTo`, so that it can be shown. */
  readonly onReveal: (listener: (key: string) => void) => () => void;
};

/** Key of a parameter by its name. The prefix avoids clashes with run options. */
export const fieldKey = (parameter: string): string => `field ${parameter}`;

/** Milliseconds after which a request to focus a field expires. */
const PATIENCE = 10_000;

export function createFieldHandles(): FieldHandles {
  /** A key may be mounted twice, for example in a dialog: the last one counts. */
  const handles = new Map<string, Set<FieldHandle>>();
  const reveal = createListeners<[key: string]>();
  const focus = (key: string, place: InnerPlace = {}): boolean => {
    const handle = [...(handles.get(key) ?? [])].at(-1);
    handle?.focus(place);
    return handle !== undefined;
  };
  /** The requested field, the focus at that time, and when the request expires. */
  let awaited:
    | { key: string; place: InnerPlace | undefined; from: Element | null; until: number }
    | undefined;
  const leadTo: FieldHandles['leadTo'] = (key, place) => {
    awaited = undefined;
    reveal.notify(key);
    if (focus(key, place)) document.activeElement?.scrollIntoView({ block: 'center' });
    else awaited = { key, place, from: document.activeElement, until: performance.now() + PATIENCE };
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
    onReveal: reveal.subscribe,
  };
}

export const FieldHandlesContext = createContext<FieldHandles | undefined>(undefined);

/** Focuses a control and selects its line, as Tab does, so that typing replaces it. */
export function focusLine(control: HTMLElement | null | undefined): void {
  control?.focus();
  if (control instanceof HTMLInputElement) control.select();
}

export const focusById = (id: string) => focusLine(document.getElementById(id));

export function useFieldHandle(key: string, focus: FieldHandle['focus']): void {
  const handles = useContext(FieldHandlesContext);
  useEffect(() => handles?.register(key, { focus }));
}

/**
 * Runs the action of a button in a field and returns the focus to the field, except after touch, where
 * that would open the on-screen keyboard. A slow action may have removed the focused control; then another
 * gets the focus.
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
