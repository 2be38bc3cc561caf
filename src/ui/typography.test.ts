import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

import config from '../../tailwind.config.ts';

const CSS = readFileSync('src/styles.css', 'utf8');

const COMPONENTS = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
  .map((path) => ({ path, text: readFileSync(`src/${path}`, 'utf8') }));

/** What is found in the source, with where it stands. */
const found = (pattern: RegExp) =>
  COMPONENTS.flatMap(({ path, text }) => [...text.matchAll(pattern)].map(([all]) => `${path}: ${all}`));

it('has three sizes', () => {
  const sizes = Object.values(config.theme.fontSize).map(([size]) => size);
  expect([...new Set(sizes)]).toEqual(['12.5px', '13.5px', '19px']);
  const inStyles = [...CSS.matchAll(/font-size: ([^;]+);/g)].map(([, size]) => size);
  expect(inStyles.filter((size) => !sizes.includes(size ?? ''))).toEqual([]);
  expect(found(/\btext-(?:\[\d[^\]]*\]|lg|[2-9]xl)(?=[\s'"`/])/g)).toEqual([]);
});

it('has three weights', () => {
  expect(config.theme.fontWeight).toEqual({ normal: '400', medium: '500', semibold: '600' });
  const inStyles = [...CSS.matchAll(/font-weight: (\d+);/g)].map(([, weight]) => weight);
  expect([...new Set(inStyles)]).toEqual(['600']);
  expect(found(/\bfont-(?:\[[^\]]*\]|thin|light|bold|extrabold|black)(?=[\s'"`])/g)).toEqual([]);
});

/** What may be heavy: titles, what a notice says first, and sums. */
const HEAVY = new Set(['h1', 'h2', 'h3', 'p', 'dd', 'td', 'tfoot']);

it('keeps the weight of titles from labels, tabs and buttons', () => {
  const heavy = COMPONENTS.flatMap(({ path, text }) =>
    [...text.matchAll(/font-semibold/g)].flatMap(({ index }) => {
      const tag = /<([\w.]+)(?:(?!<[\w.]).)*$/s.exec(text.slice(0, index))?.[1] ?? '';
      const line = text.slice(text.lastIndexOf('\n', index) + 1, text.indexOf('\n', index));
      // A number that counts, or the field of a title.
      const isAllowed =
        HEAVY.has(tag) || (tag === 'span' && line.includes('tabular-nums')) || line.includes('text-xl');
      return isAllowed ? [] : [`${path}: ${line.trim()}`];
    }),
  );
  expect(heavy).toEqual([]);
});
