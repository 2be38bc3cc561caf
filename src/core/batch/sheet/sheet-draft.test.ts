import { expect, it } from 'vitest';

import { toArray } from '#core/form/rows.ts';

import { aColumnOf, aSheet } from '#test/a-sheet.ts';
import { blankFields, filledNames, leaveOut, withCells, withoutBegun } from './sheet-draft.ts';

it('names the fields that a row which is to be sent leaves empty', () => {
  const columns = [
    aColumnOf('term', 'keywords'),
    aColumnOf('max', 'max_results'),
    aColumnOf('note', 'label'),
  ];
  const sheet = aSheet(columns, [
    ['coffee', '20', ''],
    ['tea', ' ', ''],
    ['', '', ''],
  ]);
  expect([...blankFields(sheet)]).toEqual(['max_results']);
  expect([...blankFields(leaveOut(sheet, [1], true))]).toEqual([]);
});

it('tells a field that a column fills from a run option of its name', () => {
  const columns = [aColumnOf('wait', 'timeout'), aColumnOf('gb', '@memory')];
  expect([...filledNames(columns, 'field')]).toEqual(['timeout']);
  expect([...filledNames(columns, 'option')]).toEqual(['memory']);
});

it('keeps what was typed while a batch was made of its rows', () => {
  const sheet = aSheet([aColumnOf('term', 'keywords')], [['coffee'], ['tea'], ['wine']]);
  const begun = new Set(toArray(sheet.rows));
  const edited = withCells(sheet, [
    { row: 1, column: 0, text: 'green tea' },
    { row: 3, column: 0, text: 'rum' },
  ]);
  const left = withoutBegun(edited, begun);
  expect(left && toArray(left.rows).map(({ cells }) => cells)).toEqual([['green tea'], ['rum']]);
  expect(withoutBegun(sheet, begun)).toBeUndefined();
});

it('takes what is left of rows that were begun for rows of their own, which others do not replace unasked', () => {
  const sheet = aSheet([aColumnOf('term', 'keywords')], [['coffee'], ['tea'], ['wine']]);
  const left = withoutBegun(sheet, new Set(toArray(sheet.rows).slice(0, 2)));
  expect(left?.edited).toBe(true);
  // How its rows were read is known by the source: read otherwise, those that were begun would come once more.
  expect(left?.source).toEqual(sheet.source);
  expect(left?.source).not.toBe(sheet.source);
});

it('takes a sheet with rows left out for one that was worked on', () => {
  const sheet = aSheet([aColumnOf('term', 'keywords')], [['coffee'], ['tea']]);
  expect(leaveOut(sheet, [1], true).edited).toBe(true);
  expect(leaveOut(sheet, [1], false)).toBe(sheet);
});
