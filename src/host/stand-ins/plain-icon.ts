import type { LucideProps } from 'lucide-react';
import { createElement } from 'react';

type Attributes = Readonly<Record<string, string>>;
type IconData = { readonly node: readonly (readonly [tag: string, attributes: Attributes])[] };

/**
 * Replaces Lucide's `createLucideIcon` in the build: an icon is one path, without its own classes, a
 * context or computed line widths. An icon without a name is hidden.
 */
export default function createLucideIcon({ node }: IconData) {
  const d = node.map(([tag, shape]) => outline(tag, shape)).join('');
  return function Icon({ size = 24, ...attributes }: LucideProps) {
    return createElement(
      'svg',
      {
        viewBox: '0 0 24 24',
        width: size,
        height: size,
        fill: 'none',
        stroke: 'currentColor',
        strokeWidth: 2,
        strokeLinecap: 'round',
        strokeLinejoin: 'round',
        ...(attributes['aria-label'] === undefined && { 'aria-hidden': true }),
        ...attributes,
      },
      createElement('path', { d }),
    );
  };
}

const arc = (radius: number, dx: number, dy: number) => `a${radius} ${radius} 0 0 1 ${dx} ${dy}`;

const OUTLINES: Readonly<Record<string, (shape: Attributes) => string>> = {
  // From the corner of the icon: a relative first step would be counted from where the shape before ended.
  path: ({ d }) => `M0 0${d}`,
  polyline: ({ points }) => `M${points}`,
  line: ({ x1, y1, x2, y2 }) => `M${x1} ${y1}L${x2} ${y2}`,
  circle: ({ cx, cy, r }) => {
    const radius = Number(r);
    return `M${cx} ${cy}m${-radius} 0${arc(radius, 2 * radius, 0)}${arc(radius, -2 * radius, 0)}`;
  },
  rect: ({ x, y, width, height, rx = 0 }) => {
    const r = Number(rx);
    const [across, down] = [Number(width) - 2 * r, Number(height) - 2 * r];
    return `M${x} ${y}m${r} 0h${across}${arc(r, r, r)}v${down}${arc(r, -r, r)}h${-across}${arc(r, -r, -r)}v${-down}${arc(r, r, -r)}`;
  },
};

/** @throws {TypeError} for a shape that no icon of the console has */
function outline(tag: string, shape: Attributes): string {
  const write = OUTLINES[tag];
  if (!write) throw new TypeError(`An icon has a shape that has no path yet: ${tag}.`);
  return write(shape);
}
