import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const CSS = readFileSync(new URL('../styles.css', import.meta.url), 'utf8');

/** The colours of a theme, by the names of their tokens, as they stand in the rule of a selector. */
function tokensOf(selector: string): Record<string, string> {
  const [, rule = ''] = CSS.split(`\n${selector} {`);
  const found = rule.slice(0, rule.indexOf('}')).matchAll(/--([\w-]+): (#[0-9a-f]{6});/g);
  return Object.fromEntries([...found].map(([, name = '', colour = '']) => [name, colour]));
}

/** WCAG 2.2, "relative luminance" of an sRGB colour. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

const GROUNDS = ['ground', 'surface', 'sunken'];

/** What is written on what. */
const TEXT: readonly (readonly [string, readonly string[]])[] = [
  ['ink', [...GROUNDS, 'accent-soft', 'good-soft', 'warn-soft', 'bad-soft']],
  ['muted', GROUNDS],
  ['faint', GROUNDS],
  ['accent', [...GROUNDS, 'accent-soft']],
  ['good', ['surface', 'ground', 'good-soft']],
  ['warn', ['surface', 'ground', 'warn-soft']],
  ['bad', ['surface', 'ground', 'bad-soft']],
  ['on-accent', ['accent', 'bad']],
];

/** Edges of controls, and what shows the focus, on what. */
const EDGES: readonly (readonly [string, readonly string[]])[] = [
  ['field', ['surface', 'ground']],
  ['accent', GROUNDS],
  ['bad', ['surface']],
];

describe.each([
  ['light', tokensOf(':root')],
  ['dark', tokensOf("[data-theme='dark']")],
])('in the %s theme', (_, tokens) => {
  const ratio = (one: string, other: string) => contrast(tokens[one] ?? '', tokens[other] ?? '');

  it.each(TEXT)('%s can be read on %j', (name, grounds) => {
    for (const ground of grounds)
      expect.soft(ratio(name, ground), `${name} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  });

  it.each(EDGES)('%s can be seen on %j', (name, grounds) => {
    for (const ground of grounds)
      expect.soft(ratio(name, ground), `${name} on ${ground}`).toBeGreaterThanOrEqual(3);
  });
});
