import fc from 'fast-check';
import { expect, it } from 'vitest';

import { equalJson } from './compare.ts';
import type { Json } from './json.ts';
import { jsonKey } from './json-key.ts';

it('is the same for equal values, and for no others', () => {
  const anyValue = fc.jsonValue({ maxDepth: 3 });
  fc.assert(
    fc.property(anyValue, anyValue, (a, b) => {
      // fast-check's JsonValue is our Json, with mutable arrays.
      const [one, other] = [a as Json, b as Json];
      expect(jsonKey(one) === jsonKey(other)).toBe(equalJson(one, other));
      expect(jsonKey(JSON.parse(JSON.stringify(one)) as Json)).toBe(jsonKey(one));
    }),
  );
  expect(jsonKey({ b: 1, a: { d: 2, c: 3 } })).toBe(jsonKey({ a: { c: 3, d: 2 }, b: 1 }));
});
