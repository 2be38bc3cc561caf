import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginningOf } from '#core/cut-text.ts';
import { equalJson } from './compare.ts';
import { excerptJson, excerptValue, jsonPreview, writeJson } from './write.ts';
import { isJson, MAX_JSON_DEPTH, ownValue, type Json } from './json.ts';

const anyJson = fc.jsonValue() as fc.Arbitrary<Json>;
const nested = (depth: number): Json => {
  let value: Json = [];
  for (let level = 1; level < depth; level += 1) value = [value];
  return value;
};

describe('equalJson', () => {
  it('holds between a value and its copy, whatever the order of keys', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        expect(equalJson(value, turned(value))).toBe(true);
      }),
    );
  });

  it('holds exactly where the values are written alike, key order aside', () => {
    fc.assert(
      fc.property(anyJson, anyJson, (a, b) => {
        expect(equalJson(a, b)).toBe(JSON.stringify(sorted(a)) === JSON.stringify(sorted(b)));
      }),
    );
  });

  it.each<[Json, Json]>([
    [1, '1'],
    [null, 0],
    [[], {}],
    [{}, { a: 1 }],
    [{ constructor: 1 }, { other: 1 }],
    [{ toString: null }, {}],
    [
      [1, 2],
      [2, 1],
    ],
    ['', null],
  ])('tells %j from %j', (a, b) => {
    expect([equalJson(a, b), equalJson(b, a)]).toEqual([false, false]);
  });
});

describe('jsonPreview', () => {
  it('writes the beginning of what writeJson writes', () => {
    fc.assert(
      fc.property(anyJson, fc.nat(60), (value, limit) => {
        const whole = writeJson(value);
        expect(jsonPreview(value, limit)).toEqual({
          text: beginningOf(whole, limit),
          truncated: whole.length > limit,
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('ends before a character that is cut, and writes a cut string as the whole', () => {
    expect(jsonPreview(['😀😀😀😀'], 6).text).toBe('[\n  "');
    expect(jsonPreview(['😀😀😀😀'], 7).text).toBe('[\n  "😀');
    expect(jsonPreview('x'.repeat(100), 10)).toEqual({ text: `"${'x'.repeat(9)}`, truncated: true });
  });
});

describe('excerptJson', () => {
  it('is one line of at most 80 characters', () => {
    expect(excerptJson({ a: [1, 'two\n  lines'] })).toBe('{ "a": [ 1, "two\\n  lines" ] }');
    expect(excerptJson(['x'.repeat(500)])).toBe(`[ "${'x'.repeat(77)}`);
    expect(excerptValue('plain "text"')).toBe('plain "text"');
  });
});

describe('isJson', () => {
  it('holds for any JSON', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        expect(isJson(value)).toBe(true);
      }),
    );
  });

  it.each([
    undefined,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    10n,
    Symbol('s'),
    () => 1,
    new Date(0),
    new Map(),
    [undefined],
    // oxlint-disable-next-line no-sparse-arrays
    [1, , 2],
    { a: undefined },
    { a: [{ b: Number.NaN }] },
  ])('refuses %o', (value) => {
    expect(isJson(value)).toBe(false);
  });

  it('refuses cycles and what is nested too deeply, without an overflow', () => {
    const cycle: { self?: unknown } = {};
    cycle.self = cycle;
    expect([
      isJson(cycle),
      isJson(nested(MAX_JSON_DEPTH)),
      isJson(nested(MAX_JSON_DEPTH + 1)),
      isJson(nested(10_000)),
    ]).toEqual([false, true, false, false]);
  });
});

describe('ownValue', () => {
  it('sees own keys only', () => {
    const object = Object.fromEntries([['__proto__', 1]]);
    expect([ownValue(object, '__proto__'), ownValue({}, 'constructor'), ownValue({ a: null }, 'a')]).toEqual([
      1,
      undefined,
      null,
    ]);
  });
});

/** The same value with the keys of every object in the opposite order. */
function turned(value: Json): Json {
  return rebuilt(value, (keys) => keys.reverse(), turned);
}

function sorted(value: Json): Json {
  return rebuilt(value, (keys) => keys.sort(), sorted);
}

function rebuilt(value: Json, order: (keys: string[]) => string[], inner: (value: Json) => Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => inner(item));
  if (typeof value !== 'object' || value === null) return value;
  const members = new Map(Object.entries(value));
  return Object.fromEntries(order([...members.keys()]).map((key) => [key, inner(members.get(key) ?? null)]));
}
