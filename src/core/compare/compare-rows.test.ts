import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isJsonObject, type JsonObject } from '#core/json/json.ts';
import { comparedValue, identityOf } from '#core/results/repeats/repeats.ts';
import { valueAt } from '#core/results/values/value-at.ts';

import { type ComparedRow, type CompareRule, oldValueOf, returnFinder, rowComparer } from './compare-rows.ts';

const placed = (rows: readonly JsonObject[]) => rows.map((row, place) => ({ row, place }));

type Runs = { readonly older: readonly JsonObject[]; readonly newer: readonly JsonObject[] };

function compare({ older, newer }: Runs, rule: CompareRule): readonly ComparedRow[] {
  const comparer = rowComparer(rule);
  placed(older).forEach(comparer.takeOlder);
  placed(newer).forEach(comparer.takeNewer);
  return [
    ...placed(newer).map(comparer.ofNewer),
    ...placed(older).flatMap((row) => comparer.ofOlder(row) ?? []),
  ];
}

/** Looks for every row's like among all rows of both runs. */
function naive({ older, newer }: Runs, { keys, compared }: CompareRule) {
  const keyOf = (row: JsonObject) => keys.map((key) => identityOf(valueAt(row, key)));
  const like = (row: JsonObject, rows: readonly JsonObject[]) =>
    rows.filter((other) => JSON.stringify(keyOf(other)) === JSON.stringify(keyOf(row)));
  const judge = (row: JsonObject, isNewer: boolean) => {
    if (keyOf(row).includes(undefined)) return 'keyless';
    const [olds, news] = [like(row, older), like(row, newer)];
    if (olds.length > 1 || news.length > 1) return 'repeated';
    const [[before], [after]] = [olds, news];
    if (before === undefined) return 'added';
    if (after === undefined) return 'missing';
    if (!isNewer) return undefined;
    const differs = compared.some(
      ({ key }) => comparedValue(valueAt(before, key)) !== comparedValue(valueAt(after, key)),
    );
    return differs ? 'changed' : 'same';
  };
  return [...newer.map((row) => judge(row, true)), ...older.flatMap((row) => judge(row, false) ?? [])];
}

const anyValue = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('a', 'b ', 'b', 'B', '', ' ', null, true, 'é', 'e\u0301', [1], []),
  },
  fc.constantFrom('https://www.a.example/x/?utm_source=y', 'http://a.example/x#top', '12345678901234567890'),
  fc.json({ maxDepth: 1 }).map((text) => JSON.parse(text) as string), // JSON.parse gives JSON
);
const anyRow = fc
  .dictionary(fc.constantFrom('id', 'name', 'more', '__proto__'), anyValue)
  .map((row): JsonObject => Object.fromEntries(Object.entries(row)))
  .filter(isJsonObject);
const anyRows = fc.array(anyRow, { maxLength: 12 });
const anyKeys = fc.constantFrom<CompareRule['keys']>(['id'], ['id', 'name'], ['more/0', 'id']);

const ID: CompareRule = { keys: ['id'], compared: [{ key: 'n' }] };
const kinds = (rows: readonly ComparedRow[]) => rows.map(({ difference }) => difference);

describe('two runs that are compared', () => {
  it('takes another form of an address for the same key, and for a change of a value', () => {
    const forms = [
      'http://a.example/x',
      'https://www.a.example/x',
      'https://a.example/x?utm_source=y',
      'https://a.example/x#top',
    ];
    for (const link of forms) {
      const older = [{ id: 'https://a.example/x', n: 'https://a.example/x' }];
      expect(compare({ older, newer: [{ id: link, n: link }] }, ID)).toMatchObject([
        { difference: 'changed', changed: ['n'] },
      ]);
    }
  });

  it('says of each row what looking for it among all rows says', () => {
    fc.assert(
      fc.property(anyRows, anyRows, anyKeys, (older, newer, keys) => {
        const rule = { keys, compared: [{ key: 'name' }, { key: 'more' }] };
        expect(kinds(compare({ older, newer }, rule))).toEqual(naive({ older, newer }, rule));
      }),
    );
  });
  it('tells every row of either run once', () => {
    fc.assert(
      fc.property(anyRows, anyRows, anyKeys, (older, newer, keys) => {
        const rows = compare({ older, newer }, { keys, compared: [] });
        const places = (side: 'older' | 'newer') =>
          rows.flatMap((row) => row[side]?.place ?? []).toSorted((a, b) => a - b);
        expect([places('older'), places('newer')]).toEqual([[...older.keys()], [...newer.keys()]]);
      }),
    );
  });
  it('finds a row under a link that only came from elsewhere', () => {
    const rule: CompareRule = { keys: ['url'], compared: [] };
    const older = [{ url: 'https://a.example/x?utm_source=mail' }];
    expect(kinds(compare({ older, newer: [{ url: 'http://www.a.example/x/' }] }, rule))).toEqual(['same']);
  });
});

it('tells of added rows those that an earlier run had, however their links were written', () => {
  const keys = ['url'] as const;
  const finder = returnFinder(keys);
  placed([{ url: 'https://a.example/x' }, { url: '' }, { url: 'https://a.example/z' }]).forEach(finder.take);
  const rows = compare(
    {
      older: [{ url: 'https://a.example/z' }],
      newer: [
        { url: 'http://www.a.example/x/' },
        { url: 'https://a.example/y' },
        {},
        { url: 'https://a.example/z' },
      ],
    },
    { keys, compared: [] },
  );
  expect(rows.map(finder.isBack)).toEqual([true, false, false, false]);
});

describe('a compared value', () => {
  const changed = (was: JsonObject, is: JsonObject, column: object = {}) =>
    compare(
      { older: [{ id: 1, ...was }], newer: [{ id: 1, ...is }] },
      {
        keys: ['id'],
        compared: [{ key: 'n', ...column }],
      },
    ).map(({ difference }) => difference)[0] === 'changed';

  it('is the same number however it is written, and another one by the last digit', () => {
    expect(changed({ n: 4.5 }, { n: '4.50' })).toBe(false);
    expect(changed({ n: '12345678901234567890' }, { n: '12345678901234567891' })).toBe(true);
    expect(changed({ n: '007' }, { n: '7' })).toBe(true);
  });
  it('may move within what is allowed, to the very edge of it', () => {
    const share = { tolerance: { by: 'share', upTo: 0.02 } };
    expect([changed({ n: 1000 }, { n: 1020 }, share), changed({ n: 1000 }, { n: 1021 }, share)]).toEqual([
      false,
      true,
    ]);
    expect(changed({ n: -1000 }, { n: -1020 }, share)).toBe(false);
    const amount = { tolerance: { by: 'amount', upTo: 0.3 } };
    expect(changed({ n: 0.1 }, { n: 0.4 }, amount)).toBe(false);
    expect(changed({ n: 'a' }, { n: 'b' }, amount)).toBe(true);
  });
  it('is compared by case and white space unless a person says otherwise', () => {
    expect(changed({ n: 'Main  St' }, { n: 'MAIN ST' })).toBe(true);
    expect(changed({ n: 'Main  St' }, { n: 'MAIN ST' }, { loose: true })).toBe(false);
  });
  it('that was empty, or is, has changed, however empty is written', () => {
    expect(changed({ n: null }, { n: 0 })).toBe(true);
    expect(changed({ n: '' }, {})).toBe(false);
  });
  it('is told with what it was', () => {
    const [row] = compare({ older: [{ id: 1, n: null }], newer: [{ id: 1, n: 3 }] }, ID);
    expect(row && [oldValueOf(row, 'n'), oldValueOf(row, 'other')]).toEqual([null, undefined]);
    const [added] = compare({ older: [{ id: 1 }], newer: [{ id: 1, n: 3 }] }, ID);
    expect(added && oldValueOf(added, 'n')).toBeNull();
  });
});
