import { describe, expect, it } from 'vitest';

import { writeDecimal } from '#core/decimal.ts';
import { aDescriptor } from '#test/a-descriptor.ts';
import { toArray } from '#core/form/rows.ts';

import { aColumnOf, aSheet, someRules } from '#test/a-sheet.ts';
import { createRowChecker } from './sheet/check-rows.ts';
import type { BatchId } from './batch.ts';
import { fewerRuns, groupRows } from './fewer-runs.ts';
import { leaveOut, withCells, withoutRows } from './sheet/sheet-draft.ts';
import { SHEET_FORMAT, sheetPieces } from './sheet/sheet-codec.ts';
import { ceilingOf, sumCaps } from './cost-sum.ts';
import { sumRows } from './sum-rows.ts';

const COLUMNS = [
  aColumnOf('term', 'keywords'),
  aColumnOf('city', 'place'),
  aColumnOf('cap', '@maxCharge'),
  aColumnOf('id', 'label'),
];
const sheet = aSheet(COLUMNS, [
  ['coffee', 'Berlin', '0.1', 'BER-01'],
  ['tea\ncocoa', 'Berlin', '0.2', 'BER-02'],
  ['coffee', ' Berlin', '0.1', 'BER-03'],
  ['', '', '', ''],
  ['coffee', '', '0.1', 'NO-01'],
]);

const sums = (of = sheet) => {
  const { cost, runGroups: _, ...rest } = sumRows(createRowChecker(someRules(COLUMNS)), of.rows);
  return { ...rest, atMost: writeDecimal(cost.atMost), uncapped: cost.uncapped, each: cost.each };
};

describe('what the rows of a sheet come to', () => {
  it('counts runs and subtasks, adds up caps without rounding, and names what is wrong and what repeats', () => {
    expect(sums()).toEqual({
      runs: 4,
      subtasks: 5,
      wrong: [4],
      repeats: [2],
      leftOut: 0,
      atMost: '0.5',
      uncapped: 0,
      each: undefined,
    });
  });

  it('says how many runs have no maximum charge', () => {
    expect(sums(withCells(sheet, [{ row: 1, column: 2, text: '0' }]))).toMatchObject({
      atMost: '0.3',
      uncapped: 1,
    });
  });

  it('tells what is asked of the runs without rows in which something is wrong', () => {
    const { runGroups, runs } = sumRows(createRowChecker(someRules(COLUMNS)), sheet.rows);
    expect(runs).toBe(4);
    expect(runGroups.map(({ subtasks, cap, count }) => ({ subtasks, cap, count }))).toEqual([
      { subtasks: 1, cap: 0.1, count: 2 },
      { subtasks: 2, cap: 0.2, count: 1 },
    ]);
  });

  it('does not count rows that are left out, nor those that were removed', () => {
    const out = leaveOut(sheet, [4], true);
    expect(sums(out)).toMatchObject({ runs: 3, wrong: [], leftOut: 1 });
    expect(leaveOut(out, [4], false).rows).toEqual(sheet.rows);
    expect(sums(withoutRows(sheet, [2, 4]))).toMatchObject({ runs: 2, repeats: [], wrong: [] });
  });
});

describe('what runs may cost at the most', () => {
  const twenty = sumCaps(new Map([[20, 20]]));

  it('is what all of them are charged, and 0 where nothing limits one of them', () => {
    expect(ceilingOf(twenty, { parallel: 5 })).toBe(400);
    expect(ceilingOf(sumCaps(new Map([[0, 1]])), { parallel: 1, stopAtSpent: '5' })).toBe(0);
  });

  it('is more than the sum at which no more are sent by what is under way then', () => {
    expect(ceilingOf(twenty, { parallel: 5, stopAtSpent: '10' })).toBe(110);
    expect(ceilingOf(twenty, { parallel: 20, stopAtSpent: '10' })).toBe(400);
  });
});

describe('a sheet', () => {
  it('grows by what is put behind its last row, and stays the same where nothing changes', () => {
    const grown = withCells(withoutRows(sheet, [1]), [{ row: 5, column: 0, text: 'new' }]);
    expect(toArray(grown.rows).map(({ number }) => number)).toEqual([1, 3, 4, 5, 6, 7]);
    expect(withCells(sheet, [{ row: 0, column: 0, text: 'coffee' }])).toBe(sheet);
  });

  it('is read as it was kept', () => {
    const shortened = leaveOut(sheet, [1], true);
    const moved = { from: 'b-1' as BatchId, last: 9, limit: { of: '20', left: '1.5' } };
    for (const one of [
      shortened,
      { ...shortened, source: { kind: 'batch' as const, name: 'cities', moved } },
    ])
      expect(SHEET_FORMAT.decode(SHEET_FORMAT.encode(one))).toEqual({ ok: true, value: one });
  });

  it('is kept piece by piece as it is at once', () => {
    const many = aSheet(
      COLUMNS,
      Array.from({ length: 2_001 }, (_, at) => [`"term" ${at}`, 'Köln', '', ']}']),
    );
    for (const variant of [many, leaveOut(sheet, [1], true), withoutRows(sheet, [0, 1, 2, 3, 4])])
      expect([...sheetPieces(variant, (rows) => rows)].join('')).toBe(SHEET_FORMAT.encode(variant));
    const none = [...sheetPieces(many, (rows) => rows.map((row) => ({ ...row, cells: [] })))].join('');
    expect(none).not.toContain('Köln');
  });
});

describe('fewer runs', () => {
  const columns = [aColumnOf('term', 'keywords'), aColumnOf('city', 'place'), aColumnOf('id', 'label')];
  const terms = (cities: readonly string[]) =>
    aSheet(
      columns,
      cities.map((city, at) => [`term ${at}`, city, `ID ${at}`]),
    );

  it('are offered where all rows differ in what the Worker splits', () => {
    expect(fewerRuns(terms(['Berlin', 'Berlin', 'Berlin']), aDescriptor())).toEqual({
      field: 'keywords',
      columns: [0],
      runs: 1,
      items: 3,
      labels: true,
    });
  });

  it('are offered where putting rows together halves the runs, and not else', () => {
    const sheetOfTwo = terms(['Berlin', 'Lyon', 'Berlin', 'Lyon']);
    expect(fewerRuns(sheetOfTwo, aDescriptor())).toMatchObject({ runs: 2, items: 4 });
    // The rows are the same ones, and their columns fill something else by now.
    const unplaced = { ...sheetOfTwo, columns: sheetOfTwo.columns.with(1, aColumnOf('city', 'label')) };
    expect(fewerRuns(unplaced, aDescriptor())).toMatchObject({ runs: 1, items: 4 });
    expect(groupRows(sheetOfTwo, [0])).toEqual([
      { number: 1, cells: ['term 0\nterm 2', 'Berlin', 'ID 0, ID 2'] },
      { number: 2, cells: ['term 1\nterm 3', 'Lyon', 'ID 1, ID 3'] },
    ]);
    expect(fewerRuns(terms(['Berlin', 'Lyon', 'Berlin']), aDescriptor())).toBeUndefined();
    const moved = { from: 'b' as BatchId, last: 4 }; // a name of this test
    const ofBatch = { ...sheetOfTwo, source: { kind: 'batch', name: 'cities', moved } } as const;
    expect(fewerRuns(ofBatch, aDescriptor())).toBeUndefined();
  });

  it('are of the value that their rows have in common, whatever blanks are around it', () => {
    expect(groupRows(terms(['Rome', 'Rome ']), [0])).toEqual([
      { number: 1, cells: ['term 0\nterm 1', 'Rome', 'ID 0, ID 1'] },
    ]);
  });
});
