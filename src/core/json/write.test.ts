import fc from 'fast-check';
import { expect, it } from 'vitest';

import { jsonBytes, writeJson } from './write.ts';
import type { Json } from './json.ts';

const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, number) => total + number, 0);

it('adds up to the size of the text that is sent', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary', maxDepth: 5 }), (value) => {
      const json = value as Json; // what fast-check makes is JSON
      expect(sum(jsonBytes(json))).toBe(new TextEncoder().encode(writeJson(json)).length);
    }),
  );
});

it('leaves out a key that has no value, as the text does', () => {
  const body: object = { version: undefined, input: { a: [], b: {} } };
  expect(sum(jsonBytes(body as Json))).toBe(JSON.stringify(body, null, 2).length);
});
