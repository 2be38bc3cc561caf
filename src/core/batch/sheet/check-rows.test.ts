import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { composeRun } from '#core/draft/compose-run.ts';
import { toArray } from '#core/form/rows.ts';

import { aColumnOf, aSheet, someRules } from '#test/a-sheet.ts';
import { orderOf } from '../batch.ts';
import { createRowChecker, formOfRow } from './check-rows.ts';
import { createRowPlanner } from '../plan-batch.ts';

const COLUMNS = [
  aColumnOf('term', 'keywords'),
  aColumnOf('city', 'place'),
  aColumnOf('max', 'max_results'),
  aColumnOf('lang'),
  aColumnOf('open', 'closed'),
  aColumnOf('from', 'since'),
  aColumnOf('extras'),
  aColumnOf('filter'),
  aColumnOf('rows'),
  aColumnOf('cap', '@maxCharge'),
  aColumnOf('mem', '@memory'),
  aColumnOf('cc', '@proxyRegion'),
  aColumnOf('id', 'label'),
];

/** What a cell may hold: mostly what can be sent. */
const cell = (good: readonly string[], bad: readonly string[]) =>
  fc.oneof(
    { arbitrary: fc.constantFrom(...good), weight: 12 },
    { arbitrary: fc.constantFrom(...bad), weight: 1 },
  );

const CELLS: readonly fc.Arbitrary<string>[] = [
  cell(['coffee', 'a\nb', 'x'], [' ', '']),
  cell(['Berlin', 'New York'], ['']),
  cell(['10', '', '20'], ['ten', '1,000']),
  cell(['de', 'German', '', 'any'], ['xx']),
  cell(['yes', 'TRUE', '0', ''], ['maybe']),
  cell(['2024-12-31', '31/12/2024', ''], ['12/31/2024']),
  cell(['a\nb', 'a', ''], ['z']),
  cell(['{"near":true}', '{"near":1}', ''], ['{']),
  cell(['[{"q":"a","n":1}]', 'a\nb', '{"q":"a"}', ''], ['[{"n":"x"}]']),
  cell(['5', '0', '0.06', ''], ['$5']),
  cell(['512', '1024', ''], ['700']),
  cell(['DE', ''], ['de']),
  fc.string(),
];

const anyGrid = fc.array(fc.tuple(...CELLS), { minLength: 1, maxLength: 6 });

const planOf = (grid: readonly (readonly string[])[], columns = COLUMNS) => {
  const sheet = aSheet(columns, grid);
  const checker = createRowChecker(someRules(columns));
  const { base, plan } = createRowPlanner(checker);
  const rows = toArray(sheet.rows).flatMap((row) => plan(row) ?? []);
  return { sheet, checker, plan: { worker: checker.rules.worker, base, rows } };
};

describe('a row of a batch', () => {
  it('starts exactly what the form would start with the values of the row', () => {
    fc.assert(
      fc.property(anyGrid, (grid) => {
        const { sheet, checker, plan } = planOf(grid);
        const { worker, descriptor, readOptions } = checker.rules;
        const ofForm = toArray(sheet.rows).flatMap((row) => {
          const composed = composeRun({ worker, descriptor }, formOfRow(checker.rules, row), { readOptions });
          return composed.order && row.cells.some((cell) => cell.trim() !== '')
            ? [{ number: row.number, order: composed.order }]
            : [];
        });
        expect(plan.rows.map((row) => ({ number: row.number, order: orderOf(plan, row) }))).toEqual(ofForm);
      }),
    );
  });

  it('is never planned with something wrong in it, and is planned without', () => {
    fc.assert(
      fc.property(anyGrid, (grid) => {
        const { sheet, checker, plan } = planOf(grid);
        const planned = new Set(plan.rows.map(({ number }) => number));
        for (const row of toArray(sheet.rows)) {
          const isFine = checker.check(row).problems.length === 0;
          expect(planned.has(row.number)).toBe(isFine && row.cells.some((cell) => cell.trim() !== ''));
        }
      }),
    );
  });

  it('takes the values of the form where it has no column, and leaves a field empty where its cell is', () => {
    const { plan } = planOf(
      [
        ['coffee', '20'],
        ['tea', ''],
      ],
      [aColumnOf('keywords'), aColumnOf('max_results')],
    );
    expect(plan.base.custom).toMatchObject({ place: 'New York', max_results: 20 });
    expect(plan.rows.map(({ custom, without }) => ({ custom, without }))).toEqual([
      { custom: {}, without: undefined },
      { custom: { keywords: ['tea'] }, without: ['max_results'] },
    ]);
  });

  it('takes the cores that a row names, also where its memory stands behind them', () => {
    const cores = { name: 'cores', target: { kind: 'option', name: 'cpus' } } as const;
    const columns = [
      aColumnOf('term', 'keywords'),
      aColumnOf('city', 'place'),
      cores,
      aColumnOf('mem', '@memory'),
    ];
    const { plan } = planOf(
      [
        ['tea', 'Oslo', '2', '4096'],
        ['tea', 'Bern', '', '4096'],
      ],
      columns,
    );
    expect(plan.rows.map(({ options }) => options)).toEqual([
      { cpus: 2, memory: 4096 },
      { cpus: 1, memory: 4096 },
    ]);
  });

  it('says at which cell what is wrong', () => {
    const columns = [
      aColumnOf('city', 'place'),
      aColumnOf('max', 'max_results'),
      aColumnOf('cc', '@proxyRegion'),
    ];
    const { sheet, checker } = planOf(
      [
        ['', 'ten', 'de'],
        ['Berlin', '10', 'DE'],
      ],
      columns,
    );
    const found = toArray(sheet.rows).map((row) => checker.check(row).problems);
    expect(found).toEqual([
      [
        {
          column: 1,
          obstacle: expect.objectContaining({ kind: 'field' }) as unknown,
          problem: { kind: 'notANumber', text: 'ten' },
        },
        {
          column: 0,
          obstacle: expect.objectContaining({ kind: 'field' }) as unknown,
          problem: { kind: 'required' },
        },
        { column: 2, obstacle: { kind: 'option', option: 'proxyRegion' } },
      ],
      [],
    ]);
  });

  it('says in which column of a table it is wrong', () => {
    const { sheet, checker } = planOf([['[{"n":"x"}]']], [aColumnOf('rows')]);
    const [found] = toArray(sheet.rows).flatMap((row) => checker.check(row).problems);
    expect(found).toMatchObject({ column: 0, problem: { kind: 'notANumber', text: 'x' }, within: 'Number' });
  });

  it('leaves to the form what is wrong in the form', () => {
    const columns = [aColumnOf('term', 'keywords')];
    const rules = someRules(columns);
    const values = { ...rules.form.values, entries: new Map(rules.form.values.entries) };
    values.entries.delete('place');
    const checker = createRowChecker({ ...rules, form: { ...rules.form, values } });
    const [row] = toArray(aSheet(columns, [['coffee']]).rows);
    expect(checker.formProblems).toMatchObject([{ kind: 'field', place: { field: 'place' } }]);
    expect(checker.check(row!)).toMatchObject({ problems: [] });
    expect(checker.check(row!).order).toBeUndefined();
  });

  it('holds several items of a list in one cell, by line or by what is chosen', () => {
    const [column] = [aColumnOf('keywords')];
    const byComma = { ...column, target: { kind: 'field', name: 'keywords', separator: ',' } } as const;
    const lists = [column, byComma].map((one) => {
      const { plan } = planOf([['a, b\nc']], [one]);
      return plan.rows[0]?.custom['keywords'];
    });
    expect(lists).toEqual([
      ['a, b', 'c'],
      ['a', 'b\nc'],
    ]);
  });
});
