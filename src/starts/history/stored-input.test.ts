import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isJsonObject, type Json, type JsonObject } from '#core/json/json.ts';
import { anOrder } from '#test/an-order.ts';
import { STORED_INPUT_FORMAT, type StoredInput } from './stored-input.ts';

const aStoredInput = (custom: JsonObject = {}): StoredInput => ({
  order: anOrder({ mode: 'sync', maxCharge: 5 }, { custom }),
  at: 1_700_000_000_000,
  sure: true,
  omitted: ['password'],
  searched: true,
  notableFields: [{ name: 'location', title: 'Base location' }],
  estimate: { usd: { units: 186n, scale: 3 }, least: { units: 9n, scale: 2 } },
});

/** JSON has no -0. */
const anyCustom = fc
  .jsonValue()
  .map((value) => JSON.parse(JSON.stringify({ value, __proto: value })) as Json)
  .filter(isJsonObject);

function reread(input: StoredInput): StoredInput | undefined {
  const stored = STORED_INPUT_FORMAT.decode(STORED_INPUT_FORMAT.encode(input));
  return stored.ok ? stored.value : undefined;
}

describe('the input that is kept of a run', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(anyCustom, (custom) => {
        expect(reread(aStoredInput(custom))).toEqual(aStoredInput(custom));
      }),
    );
  });

  it('keeps hostile names of fields', () => {
    const custom = JSON.parse('{"__proto__":{"a":1},"constructor":"b"}') as JsonObject;
    const decoded = reread(aStoredInput(custom));
    expect(JSON.stringify(decoded?.order.custom)).toBe('{"__proto__":{"a":1},"constructor":"b"}');
  });

  it.each([
    ['', 'nothing'],
    ['{', 'no JSON'],
    ['{"format":1,"at":1,"order":{"worker":"a b","options":{},"custom":{}}}', 'no Worker'],
    ['{"format":1,"at":1,"order":{"worker":"a/b","options":{"memory":"512"},"custom":{}}}', 'a wrong option'],
    ['{"format":1,"at":1,"order":{"worker":"a/b","options":{},"custom":[]}}', 'no input'],
  ])('is not there in %s (%s)', (text) => {
    expect(STORED_INPUT_FORMAT.decode(text)).toEqual({ ok: false, error: 'unreadable' });
  });
});
