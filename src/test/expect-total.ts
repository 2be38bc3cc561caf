import fc from 'fast-check';
import { expect } from 'vitest';

import { isJsonObject, toJson, type Json } from '#core/json/json.ts';

/** A reader of what is stored, and a text that the console has written. */
type Stored = { readonly read: (text: string) => unknown; readonly written: string };

export const anyJson = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as Json); // JSON has no -0

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.json());

const anyDamage = fc.record({ at: fc.integer({ min: 1, max: 120 }), by: anyJson });

/** A stored text with one of its values, however deep, replaced by any other; one that is no JSON is cut off. */
function damaged(text: string, { at, by }: { readonly at: number; readonly by: Json }): string {
  if (toJson(text) === undefined) return text.slice(0, at);
  let left = at;
  return JSON.stringify(JSON.parse(text), (_, value: unknown) => {
    left -= 1;
    return left === 0 ? by : value;
  });
}

/** Expects that any text is read without an error, also what was written and then damaged. */
export function expectTotal({ read, written }: Stored): void {
  const stored = fc.oneof(
    anyText,
    anyDamage.map((damage) => damaged(written, damage)),
  );
  fc.assert(
    fc.property(stored, (text) => {
      expect(() => read(text)).not.toThrow();
    }),
    { numRuns: 300 },
  );
}

/** Expects that an object reads as the same with more beside it, as a later build may have written it. */
export function expectSameWithMore({ read, written }: Stored): void {
  const stored = toJson(written);
  if (!isJsonObject(stored)) return;
  const means = read(written);
  fc.assert(
    fc.property(anyJson, (later) => {
      expect(read(JSON.stringify({ ...stored, later }))).toEqual(means);
    }),
  );
}
