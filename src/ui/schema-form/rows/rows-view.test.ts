import { expect, it } from 'vitest';

import { aParameter } from '#test/a-parameter.ts';
import { rowsOf } from '#core/form/rows.ts';

import { filterRows, NO_FILTER, problemsOfRow } from './rows-view.ts';

const urls = aParameter({ editor: 'requestList', type: 'array', itemShape: { kind: 'object', key: 'url' } });
const rows = rowsOf([{ url: 'https://a.example' }, { url: 'nowhere' }, null, { url: 'https://b.example' }]);

it('shows all rows while nothing is looked for', () => {
  expect(filterRows(urls, rows, { ...NO_FILTER, search: ' ' })).toBeUndefined();
});

it('finds rows by any text in them, in any case', () => {
  expect(filterRows(urls, rows, { ...NO_FILTER, search: 'EXAMPLE' })).toEqual([0, 3]);
});

it('finds rows by a text with any accents, also in what they hold', () => {
  const some = rowsOf([{ url: { of: 'Zürich' } }, ['Zurich'], { url: 'Bern' }]);
  expect(filterRows(urls, some, { ...NO_FILTER, search: 'zurich' })).toEqual([0, 1]);
});

it('finds the rows with something wrong', () => {
  expect(filterRows(urls, rows, { ...NO_FILTER, invalidOnly: true })).toEqual([1]);
});

it('numbers rows across chunks', () => {
  const many = rowsOf(
    Array.from({ length: 2_500 }, (_, index) => ({ url: index === 2_400 ? 'no' : 'https://a.example' })),
  );
  expect(filterRows(urls, many, { ...NO_FILTER, invalidOnly: true })).toEqual([2_400]);
  expect(problemsOfRow(urls, many, 2_400).map(({ problem }) => problem)).toEqual([
    { kind: 'notAUrl', text: 'no' },
  ]);
  expect(problemsOfRow(urls, many, 2_399)).toEqual([]);
});
