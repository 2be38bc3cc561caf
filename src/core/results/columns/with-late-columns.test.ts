import { expect, it } from 'vitest';

import { withLateColumns } from './with-late-columns.ts';

const columnsOf = (text: string) => text.split(' ').flatMap((key) => (key === '' ? [] : [{ key }]));
const FOUND = 'n tags/0 tags/1 tags/2 name late';

it.each([
  ['all', 'n tags/0 tags/1 name', true, 'n tags/0 tags/1 tags/2 name late', 0],
  ['all, in another order', 'tags/1 name tags/0 n', true, 'tags/1 name tags/0 tags/2 n late', 0],
  ['what the table shows without the split one', 'n name', true, 'n name late', 0],
  ['what the table shows of the split one', 'n tags/1', true, 'n tags/1 tags/2 late', 0],
  ['some by hand', 'name tags/0', false, 'name tags/0 tags/2', 1],
])('has behind %s what only later rows have', (_, chosen, withOthers, expected, leftOut) => {
  const late = { offered: columnsOf('n tags/0 tags/1 name'), found: columnsOf(FOUND), withOthers };
  expect(withLateColumns(columnsOf(chosen), { ...late, split: new Set(['tags', 'other']) })).toEqual({
    columns: columnsOf(expected),
    leftOut,
  });
});

it('has a column whole that turns out to have too many parts, or a plain value', () => {
  const offered = columnsOf('tags/0 n');
  const late = { offered, found: columnsOf('tags n'), split: new Set(['tags']), withOthers: true };
  expect(withLateColumns(offered, late).columns).toEqual(columnsOf('tags/0 tags n'));
});

it('takes a split column that nobody could choose for any other', () => {
  const offered = columnsOf('n');
  const late = { offered, found: columnsOf('n tags/0 tags/1'), split: new Set(['tags']), withOthers: true };
  expect(withLateColumns(offered, late).columns).toEqual(columnsOf('n tags/0 tags/1'));
});
