import { describe, expect, it } from 'vitest';

import { aDescriptor } from '#test/a-descriptor.ts';
import { readEntry } from '#core/form/reading/read-entry.ts';

import { cellFromEntry, entryFromCell } from './cell-entry.ts';
import type { Separator } from './cell-items.ts';

const parameterOf = (name: string) => {
  const found = aDescriptor().parameters.find((parameter) => parameter.name === name);
  if (!found) throw new Error(name);
  return found;
};

describe('a cell that was edited as a field', () => {
  it.each<[field: string, cell: string, separator?: Separator]>([
    ['keywords', 'coffee\ntea'],
    ['keywords', 'coffee, tea', ','],
    ['keywords', '["a\\nb","c"]'],
    ['urls', 'https://a.example\nhttps://b.example'],
    ['max_results', '20'],
    ['max_results', 'ten'],
    ['place', 'Lyon'],
    ['lang', 'German'],
    ['closed', 'false'],
    ['extras', 'a;b', ';'],
    ['since', '31/12/2026'],
    ['filter', '{"near":false}'],
    ['rows', '[{"q":"x","n":1}]'],
    ['rows', '[{"q":"x"},{"q":"y"}]'],
    ['place', ''],
  ])('means in %s what it meant as %j', (field, cell, separator) => {
    const parameter = parameterOf(field);
    const entry = entryFromCell(parameter, cell, separator);
    const again = entryFromCell(parameter, cellFromEntry(parameter, entry, separator), separator);
    expect(readEntry(parameter, again)).toEqual(readEntry(parameter, entry));
  });
});

describe('a cell that holds a JSON array, as results have one', () => {
  it.each([
    [
      'urls',
      '["https://a.example","https://b.example"]',
      [{ url: 'https://a.example' }, { url: 'https://b.example' }],
    ],
    ['urls', '[{"url":"https://a.example","depth":2}]', [{ url: 'https://a.example', depth: 2 }]],
    ['keywords', '["coffee, black","tea"]', ['coffee, black', 'tea']],
    ['extras', '["a","b"]', ['a', 'b']],
  ])('puts each of its texts into %s in the shape that items have there: %s', (field, cell, items) => {
    const parameter = parameterOf(field);
    expect(readEntry(parameter, entryFromCell(parameter, cell)).value).toEqual(items);
  });
});
