import { expect, it } from 'vitest';

import { withLateColumns } from './with-late-columns.ts';

const columnsOf = (text: string) => text.split(' ').flatMap((key) => (key === '' ? [] : [{ key }]));

it.each([
  ['name tags/0', 'name tags/0 tags/2', 1],
  ['tags/1 name tags/0 n', 'tags/1 name tags/0 tags/2 n', 1],
  ['n name', 'n name', 1],
])(
  'columns that are chosen, %s, have late parts of a split column behind its parts',
  (chosen, expected, leftOut) => {
    const late = {
      offered: columnsOf('n tags/0 tags/1 name'),
      found: columnsOf('n tags/0 tags/1 tags/2 name late'),
      split: new Set(['tags', 'other']),
    };
    expect(withLateColumns(columnsOf(chosen), late)).toEqual({ columns: columnsOf(expected), leftOut });
  },
);

it('a column that turns out to have too many parts, or a plain value, is there whole', () => {
  const offered = columnsOf('tags/0 n');
  const late = { offered, found: columnsOf('tags n'), split: new Set(['tags']) };
  expect(withLateColumns(offered, late).columns).toEqual(columnsOf('tags/0 tags n'));
});

it('a split column that nobody could choose is left out, each part counted', () => {
  const offered = columnsOf('n');
  const late = { offered, found: columnsOf('n tags/0 tags/1'), split: new Set(['tags']) };
  expect(withLateColumns(offered, late)).toEqual({ columns: columnsOf('n'), leftOut: 2 });
});
