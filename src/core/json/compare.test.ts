import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareJson, type Difference, shallow } from './compare.ts';
import type { Json } from './json.ts';

describe('what two values do not have in common', () => {
  it.each<[Json, Json, Difference[]]>([
    [1, 1, []],
    [0, false, [{ path: [], here: 0, there: false }]],
    [{ a: 1, b: { c: 2 } }, { b: { c: 2 }, a: 1 }, []],
    [{ a: 1, b: { c: 2 } }, { a: 1, b: { c: 3 } }, [{ path: ['b', 'c'], here: 2, there: 3 }]],
    [
      { a: null },
      { b: '' },
      [
        { path: ['a'], here: null },
        { path: ['b'], there: '' },
      ],
    ],
    [{ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }, []],
    [{ a: ['x', 'y'] }, { a: ['y'] }, [{ path: ['a'], here: ['x', 'y'], there: ['y'] }]],
    [{ a: {} }, { a: [] }, [{ path: ['a'], here: {}, there: [] }]],
  ])('of %j and %j', (here, there, differences) => {
    expect(compareJson(here, there)).toEqual(differences);
  });

  it('is nothing for a value and its copy, and the same both ways', () => {
    const any = fc.jsonValue() as fc.Arbitrary<Json>; // fast-check says unknown where it makes JSON
    fc.assert(
      fc.property(any, any, (a, b) => {
        expect(compareJson(a, JSON.parse(JSON.stringify(a)) as Json)).toEqual([]);
        expect(compareJson(a, b).length).toBe(compareJson(b, a).length);
      }),
    );
  });
});

const inDepth = (json: string, depth: number) =>
  `${'{"a":['.repeat(depth)}${json},{"__proto__":[],"b":{}},"\\n"${']}'.repeat(depth)}`;

it('leaves what is not nested deep as it is', () => {
  const value = { a: [1, 'b', { c: null }] };
  expect(shallow(value)).toBe(value);
});

it('makes what is nested too deep the very JSON that it is', () => {
  const json = fc.jsonValue().map((value) => JSON.stringify(value));
  fc.assert(
    fc.property(json, (inner) => {
      const text = inDepth(inner, 251);
      expect(shallow(JSON.parse(text))).toBe(text);
    }),
  );
});

it('does so at any depth', () => {
  const text = inDepth('1.5', 50_000);
  expect(shallow(JSON.parse(text)) === text).toBe(true);
});
