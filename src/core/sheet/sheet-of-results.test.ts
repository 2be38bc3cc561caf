import { expect, it } from 'vitest';

import { NO_ROWS, ROW_ID, type RowSet, withPage } from '#core/results/row-set.ts';
import type { ResultColumn, ResultRow } from '#core/run/run.ts';

import { columnsOfResults, sheetOfResults } from './sheet-of-results.ts';

const column = (key: string, label = key): ResultColumn => ({ key, label, format: 'text' });
const setOf = (columns: readonly ResultColumn[], rows: readonly ResultRow[], total = rows.length) =>
  withPage(NO_ROWS, { columns, rows, size: rows.length, total });

const allOf = (set: RowSet, most: number) => sheetOfResults(set, { columns: columnsOfResults(set), most });

it('makes rows of the results of a run, with nested values as they are copied', () => {
  const set = setOf(
    [
      column('name', 'Name'),
      column('tags', 'Tags'),
      column('at/lat', 'Name'),
      column(ROW_ID),
      column('note', ' '),
    ],
    [
      { name: 'Rome', tags: ['a', 'b'], at: { lat: 41.9 }, [ROW_ID]: '1', note: null },
      { name: null, [ROW_ID]: '2' },
      { name: '007', tags: { x: 1 }, [ROW_ID]: '3', note: true },
    ],
  );
  expect(allOf(set, 10)).toEqual({
    columns: ['Name', 'Tags', 'Name (2)', 'note'],
    rows: [
      ['Rome', '["a","b"]', '41.9', ''],
      ['007', '{"x":1}', '', 'true'],
    ],
    numbers: [1, 3],
    remarks: [
      { kind: 'blankRows', count: 1 },
      { kind: 'sameNames', columns: ['Name (2)'] },
    ],
  });
});

it('takes no more rows than it may, and says how many there are', () => {
  const set = setOf(
    [column('n')],
    Array.from({ length: 5 }, (_, n) => ({ n })),
    9,
  );
  const { rows, remarks } = allOf(set, 3);
  expect(rows).toEqual([['0'], ['1'], ['2']]);
  expect(remarks).toEqual([{ kind: 'rowsCut', readCount: 3, of: 9 }]);
});

it('takes the columns that were chosen only, and says which rows the platform counts and did not give', () => {
  const set = {
    ...setOf([column('n'), column('url')], [{ n: 1, url: 'a.example' }, { n: 2 }], 5),
    whole: true,
  };
  expect(sheetOfResults(set, { columns: [column('url')], most: 10 })).toMatchObject({
    columns: ['url'],
    rows: [['a.example']],
    remarks: [
      { kind: 'rowsMissing', count: 3 },
      { kind: 'blankRows', count: 1 },
    ],
  });
});
