import { expect, it } from 'vitest';

import { OWN, type Provenance, setFromOutside } from '#core/draft/provenance.ts';
import { toArray } from '#core/form/rows.ts';

import { aColumnOf, aSheet, someRules } from '#test/a-sheet.ts';
import { createRowChecker, formOfRow, type RowRules } from './sheet/check-rows.ts';
import { createBatchJudge } from './judge-batch.ts';
import { judgedSchema } from './judged-format.ts';
import { createRowPlanner } from './plan-batch.ts';
import type { SheetSource } from './sheet/sheet-draft.ts';
import { sumPlan } from './sum-plan.ts';

const columns = [aColumnOf('term', 'keywords'), aColumnOf('mem', '@memory'), aColumnOf('cap', '@maxCharge')];

/** Why some rows are asked about, by their places; all of them unless given. */
function reasons(
  grid: readonly (readonly string[])[],
  source: SheetSource,
  {
    threshold = 100,
    places = grid.map((_, at) => at),
    provenance = OWN,
    balance,
    rules = someRules(columns),
  }: {
    readonly threshold?: number;
    readonly places?: readonly number[];
    readonly provenance?: Provenance;
    readonly balance?: number;
    readonly rules?: RowRules;
  } = {},
) {
  const sheet = aSheet(columns, grid);
  const checker = createRowChecker(rules);
  const judge = createBatchJudge({ checker, source, provenance, balance });
  const planner = createRowPlanner(checker);
  const rows = toArray(sheet.rows).flatMap((row) => planner.plan(row) ?? []);
  toArray(sheet.rows).forEach(judge.take);
  const judged = judge.judged();
  expect(judgedSchema.parse(JSON.parse(JSON.stringify(judged)))).toEqual(judged);
  return sumPlan({ base: planner.base, rows, judged }, places, { threshold }).reasons;
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
      { threshold: 3 },
    ),
  ).toEqual([{ kind: 'subtasks', count: 4 }]);
});

it('asks about the rows that are to be sent, and about no others', () => {
  const grid = [
    ['a', '1024', ''],
    ['b', '8192', ''],
    ['c\nd', '', '0'],
  ];
  expect(reasons(grid, file, { places: [0] })).toEqual([]);
  expect(reasons(grid, file, { places: [1] })).toMatchObject([{ name: 'memory', value: '8192' }]);
  expect(reasons(grid, file, { places: [0, 2], threshold: 1 })).toEqual([{ kind: 'subtasks', count: 2 }]);
});

it('asks of what others filled into the form about what no column fills', () => {
  const [row] = toArray(aSheet(columns, [['a', '2048', '']]).rows);
  const { values } = formOfRow(someRules(columns), row!);
  const fields = ['keywords'];
  const options = { memory: '2048' };
  const parameters = someRules(columns).descriptor.parameters;
  const provenance = setFromOutside(OWN, { source: 'link', values, fields, options }, parameters);
  expect(reasons([['a', '512', '0']], { kind: 'typed' }, { provenance })).toEqual([]);
  expect(reasons([['a', '', '0']], { kind: 'typed' }, { provenance })).toEqual([]);
  const beside = setFromOutside(OWN, { source: 'link', values, fields: ['other'], options: {} }, parameters);
  expect(reasons([['a', '512', '0']], { kind: 'typed' }, { provenance: beside })).toMatchObject([
    { kind: 'noCap' },
    { kind: 'filled' },
  ]);
});

it('asks about a maximum charge that others filled into the form, and counts the subtasks as without one', () => {
  const [row] = toArray(aSheet(columns, [['a', '', '']]).rows);
  const { values } = formOfRow(someRules(columns), row!);
  const parameters = someRules(columns).descriptor.parameters;
  const set = { source: 'link', values, fields: [], options: { maxCharge: '999999' } } as const;
  const options = { ...someRules(columns).form.options, maxCharge: '999999' };
  const rules = someRules(columns, { options });
  const provenance = setFromOutside(OWN, set, parameters);
  const named = { kind: 'noCap', limit: 999_999, source: 'link' };
  const typed = { kind: 'typed' } as const;
  expect(reasons([['a\nb', '', '']], typed, { provenance, rules, threshold: 1 })).toMatchObject([
    named,
    { kind: 'subtasks', count: 2 },
  ]);
  // A row that says its own is the person's.
  expect(reasons([['a\nb', '', '5']], typed, { provenance, rules, threshold: 1 })).toEqual([]);
});

it('asks about a maximum charge of a file that is above the balance', () => {
  const grid = [['a', '', '50']];
  expect(reasons(grid, file, { balance: 10 })).toMatchObject([
    { kind: 'noCap', limit: 50, isAboveBalance: true, source: 'import' },
  ]);
  expect(reasons(grid, { kind: 'typed' }, { balance: 10 })).toEqual([]);
});
