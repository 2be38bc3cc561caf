import { createElement, type SVGAttributes } from 'react';
import { expect, it } from 'vitest';
import { render } from 'vitest-browser-react';

import createLucideIcon from './plain-icon.ts';

const CIRCLE = { cx: '12', cy: '12', r: '10' };
const SQUARE = { width: '14', height: '14', x: '8', y: '8', rx: '2', ry: '2' };
const LINE = { x1: '16', x2: '14', y1: '3', y2: '21' };

it.each([
  ['circle', CIRCLE],
  ['rect', SQUARE],
  ['rect', { x: '3', y: '3', width: '18', height: '12' }],
  ['line', LINE],
  ['polyline', { points: '22 12 16 12 14 15 10 15 8 12 2 12' }],
  ['path', { d: 'm5 8 6 6' }],
])('draws a %s where it stands, as long as it is', async (tag, shape) => {
  const Icon = createLucideIcon({ node: [[tag, shape]] });
  const { container } = await render(
    <>
      <Icon />
      <svg>{createElement<SVGAttributes<SVGElement>>(tag, shape)}</svg>
    </>,
  );
  const [own, theirs] = Array.from(container.querySelectorAll<SVGGeometryElement>('svg > *'));
  if (!own || !theirs) throw new Error('Something is not drawn.');
  // A browser measures round corners by a few straight lines.
  expect(own.getTotalLength() / theirs.getTotalLength()).toBeCloseTo(1, 1);
  for (const part of [0, 0.25, 0.5, 0.75, 1]) {
    const { x, y } = theirs.getPointAtLength(part * theirs.getTotalLength());
    expect(own.isPointInStroke(new DOMPoint(x, y))).toBe(true);
  }
});

it('draws each shape of an icon from its own beginning', async () => {
  const Icon = createLucideIcon({
    node: [
      ['circle', CIRCLE],
      ['path', { d: 'm4 14 3-3' }],
      ['rect', SQUARE],
    ],
  });
  const { container } = await render(<Icon />);
  const path = container.querySelector('path');
  expect(path?.isPointInStroke(new DOMPoint(4, 14))).toBe(true);
  expect(path?.isPointInStroke(new DOMPoint(22, 12))).toBe(true);
  expect(path?.isPointInStroke(new DOMPoint(15, 15))).toBe(false);
});

it('knows no other shape', () => {
  expect(() => createLucideIcon({ node: [['ellipse', {}]] })).toThrow(TypeError);
});
