import fc from 'fast-check';
import { expect, it } from 'vitest';

import theirs from '@rjsf/utils/lib/deepEquals.js';

import deepEquals from './deep-equals.ts';

it('says of any two JSON values what the library says', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      expect(deepEquals(a, b)).toBe(theirs(a, b));
      expect(deepEquals(a, structuredClone(a))).toBe(true);
    }),
  );
});

it.each<[string, unknown, unknown]>([
  ['functions', { on: () => 1 }, { on: () => 2 }],
  ['a function and none', { on: () => 1 }, { on: 1 }],
  ['dates', new Date(1), new Date(1)],
  ['other dates', new Date(1), new Date(2)],
  ['maps', new Map([['a', [1]]]), new Map([['a', [1]]])],
  ['other maps', new Map([['a', [1]]]), new Map([['a', [2]]])],
  ['sets', new Set([1, 2]), new Set([1, 2])],
  ['an absent and an undefined member', { a: undefined }, {}],
  ['NaN', [NaN], [NaN]],
  ['a list and an object', [], {}],
])('says of %s what the library says', (_, a, b) => {
  expect(deepEquals(a, b)).toBe(theirs(a, b));
});

it('ends where a value holds itself', () => {
  const aCircle = () => {
    const circle: { self?: unknown; name: string } = { name: 'a' };
    circle.self = circle;
    return circle;
  };
  expect(deepEquals(aCircle(), aCircle())).toBe(true);
  expect(deepEquals(aCircle(), { ...aCircle(), name: 'b' })).toBe(false);
});
