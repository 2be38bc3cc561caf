import { expect, it } from 'vitest';

import { toArray } from '#core/form/rows.ts';

import { aColumnOf, aSheet } from './a-sheet.ts';
import { withCells, withoutBegun } from './sheet-draft.ts';

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
