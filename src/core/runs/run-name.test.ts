import { describe, expect, it } from 'vitest';

import { aParameter } from '#test/a-parameter.ts';
import type { JsonObject } from '#core/json/json.ts';

import { inputText, nameParts, partsOfRows, searchedInput, notableFields } from './run-name.ts';

const PARAMETERS = [
  aParameter({ name: 'keywords', title: 'Search terms', type: 'array', default: ['pizza'] }),
  aParameter({ name: 'location', title: 'Base location', default: 'New York, USA' }),
  aParameter({ name: 'max_results', title: 'Max results', type: 'integer', default: 100 }),
  aParameter({ name: 'images', title: 'Include images', type: 'boolean', default: false }),
  aParameter({ name: 'depth', title: 'Depth', type: 'integer' }),
];

const nameOf = (custom: JsonObject) => nameParts(custom, notableFields(custom, PARAMETERS));

describe('the name of a run', () => {
  it('is what differs from the defaults of the Worker', () => {
    const custom = {
      keywords: ['pizza'],
      location: 'Seattle, USA',
      max_results: 25,
      images: false,
      depth: null,
    };
    expect(nameOf(custom)).toEqual([
      { kind: 'text', text: 'Seattle, USA' },
      { kind: 'results', count: 25 },
    ]);
  });

  it('tells texts, then the number of results, then what needs a title', () => {
    const custom = { depth: 3, images: true, max_results: '40', keywords: ['a', 'b', 'c', 'd'], more: 'x y' };
    expect(nameOf(custom)).toEqual([
      { kind: 'text', text: 'a, b +2' },
      { kind: 'text', text: 'x y' },
      { kind: 'results', count: 40 },
    ]);
    expect(nameOf({ depth: 3, images: true })).toEqual([
      { kind: 'on', title: 'Include images' },
      { kind: 'value', title: 'Depth', text: '3' },
    ]);
  });

  it('tells the first values where nothing differs, and none where none is a text', () => {
    const custom = { keywords: ['pizza'], location: 'New York, USA', max_results: 100, depth: '' };
    expect(nameOf(custom)).toEqual([
      { kind: 'text', text: 'pizza' },
      { kind: 'text', text: 'New York, USA' },
      { kind: 'results', count: 100 },
    ]);
    expect(nameOf({ images: false })).toEqual([]);
  });

  it('tells a row of a table by its first text', () => {
    const custom = { profiles: [{ posts: 10, url: 'https://example.com/@ada', type: 'post' }] };
    expect(nameOf(custom)).toEqual([{ kind: 'text', text: 'example.com/@ada' }]);
  });

  it('is what its rows were searched by, where they say so', () => {
    const row = (keyword: string, location: unknown) => ({
      title: 'A',
      ...{ source_keyword: keyword, source_location: location as string },
    });
    const rows = [row('dentists', 'Boston'), row('dentists', ''), row('orthodontists', null)];
    expect(partsOfRows(rows)).toEqual([
      { kind: 'text', text: 'dentists, orthodontists' },
      { kind: 'text', text: 'Boston' },
    ]);
    expect(partsOfRows([{ title: 'A' }])).toEqual([]);
  });

  it('is of texts and the number of results where the defaults are not known', () => {
    expect(
      nameParts({ a: true, depth: 3, q: [{ url: 'https://www.x.test/a' }], limit: 5 }, undefined),
    ).toEqual([
      { kind: 'text', text: 'x.test/a' },
      { kind: 'results', count: 5 },
    ]);
  });
});

it('tells a value of an input on one short line', () => {
  expect(inputText([{ url: 'a' }, {}, { url: 'b', depth: 2 }, 'c'])).toBe('a, {"url":"b","depth":2} +1');
  expect(inputText({ city: 'Oslo', region: '', near: null })).toBe('Oslo');
  expect(inputText('one\n two')).toBe('one two');
  expect(inputText('x'.repeat(200))).toHaveLength(80);
});

it('searches all that stands in an input, and no more than the beginning of a long one', () => {
  expect(searchedInput({ a: ['Kaffee', { b: 7 }], c: null })).toBe('Kaffee\n7');
  const long = searchedInput({ a: Array.from({ length: 100_000 }, (_, at) => `item ${at}`) });
  expect(long.length).toBeLessThan(6_000);
});
