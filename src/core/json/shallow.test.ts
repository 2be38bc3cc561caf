import fc from 'fast-check';
import { expect, it } from 'vitest';

import { shallow } from './shallow.ts';

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
