import { describe, expect, it } from 'vitest';

import { aParameter } from '#test/a-parameter.ts';
import { readDescriptor } from '#core/descriptor/read-descriptor.ts';
import { rowsOf } from '#core/form/rows.ts';
import type { Json } from '#core/json/json.ts';

import { rowsOfList } from './rows-of-list.ts';

const [stays] = readDescriptor({
  parameters: {
    custom: {
      properties: [
        {
          name: 'stays',
          type: 'array',
          editor: 'requestListSource',
          param_list: [
            { param: 'city', title: 'City', type: 'string', editor: 'input' },
            { param: 'nights', title: 'Nights', type: 'integer', editor: 'number' },
            {
              param: 'board',
              title: 'Board',
              type: 'string',
              editor: 'select',
              options: [
                { label: 'Any', value: '' },
                { label: 'Full', value: 'full' },
              ],
            },
            {
              param: 'tags',
              title: 'Tags',
              type: 'array',
              editor: 'select',
              multiple: true,
              options: [
                { label: 'Quiet', value: 'quiet' },
                { label: 'Central', value: 'central' },
              ],
            },
          ],
        },
      ],
    },
  },
}).parameters;

const ofTable = (...items: readonly Json[]) => {
  const { columns, grid } = rowsOfList(stays!, rowsOf(items));
  return { names: columns.map(({ name }) => name), grid };
};

describe('a list of the form as rows', () => {
  it('is a row for each item that is not empty', () => {
    const list = aParameter({ name: 'terms', type: 'array', editor: 'stringList' });
    expect(rowsOfList(list, rowsOf(['tea', '', 'coffee']))).toEqual({
      columns: [{ name: 'terms', target: { kind: 'field', name: 'terms' } }],
      grid: [['tea'], ['coffee']],
    });
  });

  it('has a column for each of a table, those without anything left out', () => {
    expect(ofTable({ city: 'Rome', nights: 2 }, { city: 'Bonn', nights: '3' })).toEqual({
      names: ['city', 'nights'],
      grid: [
        ['Rome', '2'],
        ['Bonn', '3'],
      ],
    });
    expect(ofTable({ city: 'Rome', board: '' }, { city: 'Bonn', board: 'full' }).grid).toEqual([
      ['Rome', 'Any'],
      ['Bonn', 'full'],
    ]);
  });

  it('keeps whole rows where columns cannot say all that is in them', () => {
    for (const odd of [
      { city: 'Rome', tag: 'x' },
      { city: 'Rome\nBonn', nights: 2 },
      { city: 'Rome', tags: ['quiet', 'central'] },
      { city: 'Rome', tags: ['quiet'] },
      { city: ['Rome', 'Bonn'] },
      { city: 5 },
    ])
      expect(ofTable(odd)).toEqual({ names: ['stays'], grid: [[JSON.stringify(odd)]] });
  });
});
