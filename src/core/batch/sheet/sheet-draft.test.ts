import { expect, it } from 'vitest';

import { toArray } from '#core/form/rows.ts';

import { aColumnOf, aSheet } from './a-sheet.ts';
import { blankFields, leaveOut, withCells, withoutBegun } from './sheet-draft.ts';

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
