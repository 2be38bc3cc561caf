import { type MouseEvent, type PointerEvent, useRef, useState } from 'react';

/** Pixels the pointer must move before a press counts as a drag. */
const SLACK = 6;

export type HeaderDrag = { readonly key: string; readonly at: string };

export function useHeaderDrag(onMove: (drag: HeaderDrag) => void) {
  const [drag, setDrag] = useState<HeaderDrag>();
  const dragged = useRef(false);
  const onPointerDown = (press: PointerEvent) => {
    const key = columnAt(press.target);
    dragged.current = false;
    if (key === undefined || press.pointerType !== 'mouse' || press.button !== 0) return;
    const until = new AbortController();
    const { signal } = until;
    let now: HeaderDrag | undefined;
    const show = (next: HeaderDrag | undefined) => {
      now = next;
      setDrag(next);
    };
    const move = (event: globalThis.PointerEvent) => {
      if (!dragged.current && Math.abs(event.clientX - press.clientX) < SLACK) return;
      dragged.current = true;
      const at = columnAt(document.elementFromPoint(event.clientX, event.clientY));
      show({ key, at: at ?? now?.at ?? key });
    };
    const end = () => {
      until.abort();
      if (now !== undefined && now.at !== key) onMove(now);
      show(undefined);
    };
    const giveUp = () => {
      until.abort();
      show(undefined);
    };
    window.addEventListener('pointermove', move, { signal });
    window.addEventListener('pointerup', end, { signal });
    window.addEventListener('pointercancel', giveUp, { signal });
    window.addEventListener('keydown', (event) => event.key === 'Escape' && giveUp(), { signal });
  };
  return {
    drag,
    handlers: {
      onPointerDown,
      onClickCapture: (event: MouseEvent) => {
        if (dragged.current) event.stopPropagation();
        dragged.current = false;
      },
    },
  };
}

function columnAt(target: EventTarget | null): string | undefined {
  if (!(target instanceof Element) || target.closest('[data-resize]') !== null) return undefined;
  return target.closest('[data-column]')?.getAttribute('data-column') ?? undefined;
}
