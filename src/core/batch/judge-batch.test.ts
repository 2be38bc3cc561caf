import { expect, it } from 'vitest';

import { OWN } from '#core/draft/provenance.ts';
import { toArray } from '#core/form/rows.ts';

import { aColumnOf, aSheet, someRules } from './sheet/a-sheet.ts';
import { createRowChecker } from './sheet/check-rows.ts';
import { createBatchJudge } from './judge-batch.ts';
import type { SheetSource } from './sheet/sheet-draft.ts';

const columns = [aColumnOf('term', 'keywords'), aColumnOf('mem', '@memory'), aColumnOf('cap', '@maxCharge')];

function reasons(grid: readonly (readonly string[])[], source: SheetSource, threshold = 100) {
  const sheet = aSheet(columns, grid);
  const judge = createBatchJudge({
    checker: createRowChecker(someRules(columns)),
    ...{ source, threshold, provenance: OWN },
  });
  toArray(sheet.rows).forEach(judge.take);
  return judge.reasons();
}

const file = { kind: 'file', name: 'cities.csv' } as const;

it('asks about each danger that a file sets once, by name and value', () => {
  const memory = (value: string) => ({
    kind: 'option',
    name: 'memory',
    value,
    usual: '1024',
    source: 'import',
  });
  expect(
    reasons(
      [
        ['a', '8192', ''],
        ['b', '8192', ''],
        ['c', '16384', ''],
        ['d', '1024', ''],
      ],
      file,
    ),
  ).toEqual([memory('8192'), memory('16384')]);
});

it('asks about nothing that a person typed, nor about what a sheet shows and harms nobody', () => {
  expect(reasons([['a', '8192', '']], { kind: 'typed' })).toEqual([]);
  expect(reasons([['a', '', '0']], file)).toEqual([]);
});

it('asks about the subtasks of all rows without a maximum charge together', () => {
  expect(
    reasons(
      [
        ['a\nb', '', '0'],
        ['c\nd', '', '0'],
        ['e', '', '5'],
      ],
      file,
      3,
    ),
  ).toEqual([{ kind: 'subtasks', count: 4 }]);
});
