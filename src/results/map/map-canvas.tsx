import { useLayoutEffect, useRef } from 'react';

import { type MapView, sizeAt } from '#core/results/map/mercator.ts';

import type { Outline } from './outlines.ts';

type CanvasSize = { readonly width: number; readonly height: number };

type MapCanvasProps = {
  readonly outlines: readonly Outline[];
  readonly view: MapView;
  readonly size: CanvasSize;
  readonly theme: string;
};

/** Width in pixels from which a country shows its name. */
const NAMED_FROM = 70;

export function MapCanvas({ outlines, view, size, theme }: MapCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (canvas.current && context)
      draw(context, { outlines, view, size, colours: coloursOf(canvas.current) });
  }, [outlines, view, size, theme]);
  const density = window.devicePixelRatio;
  return (
    <canvas
      ref={canvas}
      aria-hidden
      width={size.width * density}
      height={size.height * density}
      className="absolute inset-0 size-full"
    />
  );
}

function coloursOf(element: HTMLElement) {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(`--${name}`);
  return { sea: token('sea'), land: token('land'), coast: token('coast'), text: token('muted') };
}

type Drawing = Omit<MapCanvasProps, 'theme'> & { readonly colours: ReturnType<typeof coloursOf> };

function draw(context: CanvasRenderingContext2D, { outlines, view, size, colours }: Drawing): void {
  const density = window.devicePixelRatio;
  const scale = sizeAt(view.zoom);
  const left = size.width / 2 - view.x * scale;
  const top = size.height / 2 - view.y * scale;
  context.setTransform(density, 0, 0, density, 0, 0);
  context.fillStyle = colours.sea;
  context.fillRect(0, 0, size.width, size.height);
  const inView = outlines.filter(
    ({ bounds: { west, north, east, south } }) =>
      left + east * scale >= 0 &&
      left + west * scale <= size.width &&
      top + south * scale >= 0 &&
      top + north * scale <= size.height,
  );
  context.setTransform(density * scale, 0, 0, density * scale, density * left, density * top);
  context.fillStyle = colours.land;
  context.strokeStyle = colours.coast;
  context.lineWidth = 1 / scale;
  for (const { path } of inView) {
    context.fill(path);
    context.stroke(path);
  }
  context.setTransform(density, 0, 0, density, 0, 0);
  context.fillStyle = colours.text;
  context.font = `12.5px ${getComputedStyle(context.canvas).fontFamily}`;
  context.textAlign = 'center';
  for (const { name, bounds } of inView) {
    const width = (bounds.east - bounds.west) * scale;
    if (width < NAMED_FROM || width > 4 * size.width) continue;
    context.fillText(
      name,
      left + ((bounds.west + bounds.east) / 2) * scale,
      top + ((bounds.north + bounds.south) / 2) * scale,
    );
  }
}
