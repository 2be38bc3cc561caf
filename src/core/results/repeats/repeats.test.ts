import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isJsonObject, type JsonObject } from '#core/json/json.ts';

import { isFilled } from '../values/is-filled.ts';
import { valueAt } from '../values/value-at.ts';
import { linkIdentity } from './link-identity.ts';
import { keyJudge } from './propose-keys.ts';
import { identityOf, type Keep, KEEPS, repeatFinder, type RepeatRule } from './repeats.ts';

const places = (rows: readonly JsonObject[]) => rows.map((row, place) => ({ row, place }));

function find(rows: readonly JsonObject[], rule: RepeatRule) {
  const finder = repeatFinder(rule);
  for (const placed of places(rows)) finder.take(placed);
  return finder.found();
}

/** Compares every row with every other. */
function naive(rows: readonly JsonObject[], { keys, keep }: RepeatRule) {
  const keyOf = (row: JsonObject) => keys.map((key) => identityOf(valueAt(row, key)));
  const isSame = (a: JsonObject, b: JsonObject) => {
    const [of, other] = [keyOf(a), keyOf(b)];
    return of.every((part, at) => part !== undefined && part === other[at]);
  };
  const filled = (row: JsonObject) => Object.values(row).filter(isFilled).length;
  const BEST: Record<Keep, (same: readonly number[]) => number | undefined> = {
    first: (same) => same[0],
    last: (same) => same.at(-1),
    fullest: (same) => same.toSorted((a, b) => filled(rows[b] ?? {}) - filled(rows[a] ?? {}) || a - b)[0],
  };
  const keyless = rows.filter((row) => keyOf(row).includes(undefined)).length;
  const leftOut = rows.flatMap((row, place) => {
    const same = rows.flatMap((other, at) => (isSame(row, other) ? [at] : []));
    return same.length > 0 && BEST[keep](same) !== place ? [place] : [];
  });
  return { leftOut, keyless };
}

const anyValue = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('a', 'b ', ' b', '', ' ', null, 1, '1', 'é', 'e\u0301') },
  fc.constantFrom(
    'https://www.a.example/x/?utm_source=y',
    'http://a.example/x#top',
    'https://a.example/x?b=1&a=2',
  ),
  fc.json({ maxDepth: 2 }).map((text) => JSON.parse(text) as string), // JSON.parse gives JSON
);
const anyRow = fc
  .dictionary(fc.constantFrom('id', 'name', 'more', '__proto__'), anyValue)
  .map((row): JsonObject => Object.fromEntries(Object.entries(row)))
  .filter(isJsonObject);
const anyRule = fc.record({
  keys: fc.constantFrom<RepeatRule['keys']>(['id'], ['id', 'name'], ['more/0', 'id']),
  keep: fc.constantFrom(...KEEPS),
});

describe('rows that repeat others', () => {
  it('leaves out the very rows that comparing each with each leaves out', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 24 }), anyRule, (rows, rule) => {
        const { leftOut, keyless, rows: count } = find(rows, rule);
        const leftOutPlaces = rows.flatMap((_, place) => (leftOut.has(place) ? [place] : []));
        expect({ leftOut: leftOutPlaces, keyless }).toEqual(naive(rows, rule));
        expect(leftOut.size).toBe(leftOutPlaces.length);
        expect(count).toBe(rows.length);
      }),
    );
  });
  it('never takes a row without a key for a repeated one', () => {
    const rows = [{ id: '' }, { id: null }, {}, { id: '  ' }, { id: [] }];
    const { leftOut, ...rest } = find(rows, { keys: ['id'], keep: 'first' });
    expect({ ...rest, leftOut: leftOut.size }).toEqual({ leftOut: 0, keyless: 5, rows: 5 });
  });
  it('goes on where it was with rows that come later', () => {
    const finder = repeatFinder({ keys: ['id'], keep: 'fullest' });
    finder.take({ place: 0, row: { id: 'a' } });
    expect(finder.found().leftOut.size).toBe(0);
    finder.take({ place: 1, row: { id: 'a', name: 'x' } });
    const { leftOut } = finder.found();
    expect([leftOut.size, leftOut.has(0), leftOut.has(1)]).toEqual([1, true, false]);
  });
  it('counts each of very many places and keys once', () => {
    const finder = repeatFinder({ keys: ['id'], keep: 'first' });
    for (let place = 0; place < 60_000; place += 1)
      finder.take({ place, row: { id: `key ${place % 40_000}` } });
    const { leftOut } = finder.found();
    expect(leftOut.size).toBe(20_000);
    expect([39_999, 40_000, 59_999, 60_000].map(leftOut.has)).toEqual([false, true, true, false]);
  });
});

describe('what addresses lead to', () => {
  it.each([
    ['https://a.example/x', 'http://www.a.example/x/'],
    ['https://a.example', 'https://A.EXAMPLE/#top'],
    ['https://a.example/x?b=2&a=1', 'https://a.example/x?a=1&utm_source=mail&b=2&gclid=1'],
    [
      'https://a.example/x?v=1&X-Amz-Signature=aa&X-Amz-Date=20260101T000000Z&X-Amz-Expires=60',
      'https://a.example/x?v=1&X-Amz-Signature=bb&X-Amz-Date=20260202T000000Z&X-Amz-Expires=60',
    ],
    ['https://a.example/x?se=2026&sp=r&sig=1', 'https://a.example/x?se=2027&sp=r&sig=2'],
  ])('takes %s and %s for the same', (a, b) => {
    expect(linkIdentity(a)).toBe(linkIdentity(b));
  });
  it.each([
    ['https://a.example/x', 'https://a.example/X'],
    ['https://a.example/watch?v=1', 'https://a.example/watch?v=2'],
    ['https://a.example/?se=1', 'https://a.example/?se=2'],
    ['https://a.example/#/1', 'https://a.example/#/2'],
    ['https://a.example/?a=1&b=2', 'https://a.example/?a=1%26b=2'],
    ['https://a.example:8080/', 'https://a.example/'],
  ])('tells %s from %s', (a, b) => {
    expect(linkIdentity(a)).not.toBe(linkIdentity(b));
  });
  it('has none of what is no address', () => {
    expect(['', 'a.example', 'ftp://a.example', 'javascript:1'].map(linkIdentity)).toEqual(
      Array.from({ length: 4 }),
    );
  });
});

describe('proposed keys', () => {
  const rows = Array.from({ length: 1_000 }, (_, at): JsonObject => ({
    title: `Name ${at % 400}`,
    place_id: at % 25 === 0 ? null : `p${at % 960}`,
    link: `https://a.example/${at}?utm_source=x`,
    image_url: `https://img.example/${at}`,
    city: at % 2 === 0 ? 'Oslo' : 'Bergen',
    rank: at,
    open: at % 2 === 0,
    hours: [at],
    note: at < 100 ? `only ${at}` : '',
  }));
  const judged = (keys: readonly string[]) => {
    const judge = keyJudge(keys);
    for (const row of rows) judge.take(row);
    return judge.proposed();
  };
  it('sets IDs before links, and proposes no rank, picture, list, or column that is half empty or says little new', () => {
    expect(judged(Object.keys(rows[0] ?? {})).map(({ key }) => key)).toEqual(['place_id', 'link']);
  });
  it('says how many rows have one, and how many repeat one', () => {
    const [proposed] = judged(['place_id']);
    const texts = rows.flatMap(({ place_id: id }) => (id === null ? [] : [id]));
    expect(proposed).toEqual({
      key: 'place_id',
      rows: 1_000,
      filled: texts.length,
      repeated: texts.length - new Set(texts).size,
    });
  });
  it('takes a key of any name where each row says another', () => {
    const judge = keyJudge(['title']);
    for (let at = 0; at < 50; at += 1) judge.take({ title: `Name ${at % 40}` });
    expect(judge.proposed()).toEqual([{ key: 'title', rows: 50, filled: 50, repeated: 10 }]);
  });
  it('begin with the column that the rows name as their key, whatever its name, as long as it is filled', () => {
    const own = (named: string) => {
      const judge = keyJudge(Object.keys(rows[0] ?? {}));
      for (const row of rows) judge.take({ ...row, __coreclaw_upsert_key__: named });
      return judge.proposed().map(({ key }) => key);
    };
    expect(own('rank')).toEqual(['rank', 'place_id', 'link']);
    expect(own('link')).toEqual(['link', 'place_id']);
    expect(own('gone')).toEqual(['place_id', 'link']);
    expect(own('__coreclaw_upsert_key__')).toEqual(['place_id', 'link']);
  });
  it('of several runs of the same things are those that each run has once', () => {
    const runs = ['r1', 'r2', 'r3'];
    const symbols = Array.from({ length: 300 }, (_, at) => ({
      Symbol: `S${at}`,
      Sector: `sector ${at % 11}`,
    }));
    const judge = keyJudge(['Symbol', 'Sector'], 'run');
    for (const run of runs) for (const row of symbols) judge.take({ ...row, run });
    expect(judge.proposed()).toEqual([{ key: 'Symbol', rows: 900, filled: 900, repeated: 600 }]);
  });
  it('of many runs of a row each are those that few rows share', () => {
    const judge = keyJudge(['title', 'sector'], 'run');
    for (let run = 0; run < 100; run += 1) judge.take({ run, title: `Name ${run}`, sector: `s${run % 11}` });
    expect(judge.proposed().map(({ key }) => key)).toEqual(['title']);
  });
});
