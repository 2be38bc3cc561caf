import {
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from 'react';

import { type MapView, MAX_ZOOM, type Point, sizeAt, viewOfAll } from '#core/results/map/mercator.ts';

/** Two opposite corners of what is drawn by dragging. */
export type Corners = readonly [Point, Point];

/** Pixels that the pointer moves before a press counts as a drag. */
const SLACK = 4;
/** Pixels that an arrow key moves. */
const STEP = 80;
/** Pixels of the wheel for a step of the zoom. */
const WHEEL_STEP = 100;

type MapOptions = {
  /** The element of the map. */
  readonly element: RefObject<HTMLElement | null>;
  readonly points: readonly Point[] | undefined;
  readonly onSelect: (corners: Corners) => void;
};

/** What is looked at, and what moves it: dragging, the wheel, keys. The handlers belong on the element of the map. */
export function useMap({ element, points, onSelect }: MapOptions) {
  const [size, setSize] = useState({ width: 0, height: 0 });
  const [moved, setMoved] = useState<MapView>();
  const [drawn, setDrawn] = useState<Corners>();
  /** While the pointer draws areas, and does not move the map: the first of two clicks is a corner of one. */
  const [selection, setSelection] = useState<{ readonly corner?: Point }>();
  useEffect(() => {
    const box = element.current;
    if (!box) return undefined;
    const observer = new ResizeObserver(() => setSize({ width: box.clientWidth, height: box.clientHeight }));
    observer.observe(box);
    return () => observer.disconnect();
  }, [element]);
  // Until somebody moves it, it shows all.
  const view = moved ?? viewOfAll(points ?? [], size);
  const scale = sizeAt(view.zoom);
  const moveBy = (x: number, y: number) =>
    setMoved({ ...view, x: view.x + x / scale, y: view.y + y / scale });
  const pointAt = ({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }): Point => {
    const box = element.current?.getBoundingClientRect();
    return {
      x: view.x + (clientX - (box?.left ?? 0) - size.width / 2) / scale,
      y: view.y + (clientY - (box?.top ?? 0) - size.height / 2) / scale,
    };
  };
  /** @param around stays where it is */
  const zoomBy = (by: number, around: Point = view) => {
    const zoom = Math.max(0, Math.min(MAX_ZOOM, view.zoom + by));
    const left = 2 ** (view.zoom - zoom);
    setMoved({ zoom, x: around.x + (view.x - around.x) * left, y: around.y + (view.y - around.y) * left });
  };
  const turned = useRef(0);
  const onWheel = useEffectEvent((event: WheelEvent) => {
    event.preventDefault();
    turned.current += event.deltaY;
    const steps = Math.trunc(turned.current / WHEEL_STEP);
    if (steps === 0) return;
    turned.current -= steps * WHEEL_STEP;
    zoomBy(-steps, pointAt(event));
  });
  useEffect(() => {
    const box = element.current;
    // React's own listener could not keep the page from scrolling.
    const turn = (event: WheelEvent) => onWheel(event);
    box?.addEventListener('wheel', turn, { passive: false });
    return () => box?.removeEventListener('wheel', turn);
  }, [element]);
  /** Follows the pointer until it is let go. */
  const follow = (move: (event: globalThis.PointerEvent) => void, end: () => void = () => undefined) => {
    const until = new AbortController();
    const stop = () => {
      until.abort();
      end();
    };
    window.addEventListener('pointermove', move, { signal: until.signal });
    window.addEventListener('pointerup', stop, { signal: until.signal });
    window.addEventListener('pointercancel', stop, { signal: until.signal });
  };
  const onPointerDown = (press: PointerEvent) => {
    if (press.button !== 0) return;
    const draws = selection !== undefined || press.shiftKey;
    const start = pointAt(press);
    let corners: Corners | undefined;
    const move = (event: globalThis.PointerEvent) => {
      const [x, y] = [event.clientX - press.clientX, event.clientY - press.clientY];
      if (corners === undefined && Math.hypot(x, y) < SLACK) return;
      corners = [start, pointAt(event)];
      if (draws) setDrawn(corners);
      else setMoved({ ...view, x: view.x - x / scale, y: view.y - y / scale });
    };
    const end = () => {
      setDrawn(undefined);
      if (draws) corners ??= selection?.corner && [selection.corner, start];
      if (draws && corners) onSelect(corners);
      setSelection(selection && (corners ? {} : { corner: start }));
    };
    follow(move, end);
  };
  const keys: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => moveBy(-STEP, 0),
    ArrowRight: () => moveBy(STEP, 0),
    ArrowUp: () => moveBy(0, -STEP),
    ArrowDown: () => moveBy(0, STEP),
    '+': () => zoomBy(1),
    '=': () => zoomBy(1),
    '-': () => zoomBy(-1),
    '0': () => setMoved(undefined),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return {
    size,
    view,
    drawn,
    selecting: selection !== undefined,
    setSelecting: (isOn: boolean) => setSelection(isOn ? {} : undefined),
    /** The corner that was clicked, until the opposite one is. */
    corner: selection?.corner,
    zoomBy,
    /** Shows all points again. */
    showAll: () => setMoved(undefined),
    goTo: (point: Point, zoom = view.zoom) =>
      setMoved({ x: point.x, y: point.y, zoom: Math.max(0, Math.min(MAX_ZOOM, zoom)) }),
    /** Where a point is drawn: pixels of the element. */
    place: ({ x, y }: Point) => ({
      left: size.width / 2 + (x - view.x) * scale,
      top: size.height / 2 + (y - view.y) * scale,
    }),
    /** Opposite corners of the middle half of what is in view. */
    middle: (): Corners => {
      const [x, y] = [size.width / 4 / scale, size.height / 4 / scale];
      return [
        { x: view.x - x, y: view.y - y },
        { x: view.x + x, y: view.y + y },
      ];
    },
    /** The point at pixels of the element. */
    pointIn: ({ left, top }: { readonly left: number; readonly top: number }): Point => ({
      x: view.x + (left - size.width / 2) / scale,
      y: view.y + (top - size.height / 2) / scale,
    }),
    /** Tells where the pointer is until it is let go. */
    drag: (onMove: (point: Point) => void) => follow((event) => onMove(pointAt(event))),
    handlers: { onPointerDown, onKeyDown },
  };
}

export type MapState = ReturnType<typeof useMap>;
