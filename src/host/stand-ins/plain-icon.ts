import type { LucideProps } from 'lucide-react';
import { createElement, type SVGProps } from 'react';

type IconData = { readonly node: readonly (readonly [tag: string, attributes: SVGProps<SVGElement>])[] };

/**
 * Takes the place of Lucide's `createLucideIcon` in the build: one element for an icon, without classes of its own, a context
 * and what computes the width of lines. One without a name is hidden.
 */
export default function createLucideIcon({ node }: IconData) {
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
      node.map(([tag, shape]) => createElement(tag, shape)),
    );
  };
}
