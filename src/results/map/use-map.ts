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

export type Corners = readonly [Point, Point];

/** Pixels the pointer must move before a press counts as a drag. */
const SLACK = 4;
/** Pixels that an arrow key moves. */
const STEP = 80;
/** Wheel pixels per zoom step. */
const WHEEL_STEP = 100;

type MapOptions = {
  readonly element: RefObject<HTMLElement | null>;
  readonly points: readonly Point[] | undefined;
  readonly onSelect: (corners: Corners) => void;
};

export function useMap({ element, points, onSelect }: MapOptions) {
  const [size, setSize] = useState({ width: 0, height: 0 });
  const [moved, setMoved] = useState<MapView>();
  const [drawn, setDrawn] = useState<Corners>();
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
    corner: selection?.corner,
    zoomBy,
    showAll: () => setMoved(undefined),
    goTo: (point: Point, zoom = view.zoom) =>
      setMoved({ x: point.x, y: point.y, zoom: Math.max(0, Math.min(MAX_ZOOM, zoom)) }),
    /** Position of a point, in pixels of the element. */
    place: ({ x, y }: Point) => ({
      left: size.width / 2 + (x - view.x) * scale,
      top: size.height / 2 + (y - view.y) * scale,
    }),
    middle: (): Corners => {
      const [x, y] = [size.width / 4 / scale, size.height / 4 / scale];
      return [
        { x: view.x - x, y: view.y - y },
        { x: view.x + x, y: view.y + y },
      ];
    },
    /** The point at a position in pixels of the element. */
    pointIn: ({ left, top }: { readonly left: number; readonly top: number }): Point => ({
      x: view.x + (left - size.width / 2) / scale,
      y: view.y + (top - size.height / 2) / scale,
    }),
    drag: (onMove: (point: Point) => void) => follow((event) => onMove(pointAt(event))),
    handlers: { onPointerDown, onKeyDown },
  };
}

export type MapState = ReturnType<typeof useMap>;
