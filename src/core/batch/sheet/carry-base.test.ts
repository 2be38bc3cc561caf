import { describe, expect, it } from 'vitest';

import type { JsonObject } from '#core/json/json.ts';
import { entryFromValue, type FormValues } from '#core/form/entry.ts';
import { defaultValues } from '#core/form/default-values.ts';
import { aDescriptor } from '#core/descriptor/a-descriptor.ts';
import { toArray } from '#core/form/rows.ts';

import { orderOf } from '../batch.ts';
import { createRowPlanner } from '../plan-batch.ts';
import { aColumnOf, aSheet, someRules } from './a-sheet.ts';
import { withBase } from './carry-base.ts';
import { createRowChecker, type FormOfBatch } from './check-rows.ts';

const { parameters } = aDescriptor();
const columns = [aColumnOf('city', 'place')];
const sheet = aSheet(columns, [['Berlin'], ['Lyon']]);
const usual = someRules(columns).form;

/** The form with these values in it. */
function formWith(custom: JsonObject): FormValues {
  const { entries, extras } = defaultValues(parameters);
  const own = parameters.flatMap((parameter) => {
    const value = custom[parameter.name];
    return value === undefined ? [] : [[parameter.name, entryFromValue(parameter, value)] as const];
  });
  return { entries: new Map([...entries, ...own]), extras };
}

/** What the rows of a sheet start with a form. */
function startedWith(form: FormOfBatch, of = sheet) {
  const checker = createRowChecker({ ...someRules(of.columns), form });
  const { base, plan } = createRowPlanner(checker);
  return toArray(of.rows).map((row) => {
    const planned = plan(row);
    return planned && orderOf({ base, worker: checker.rules.worker }, planned);
  });
}

const baseWith = (form: FormOfBatch) =>
  createRowPlanner(createRowChecker({ ...someRules(columns), form })).base;

describe('rows of a batch that are set up again', () => {
  const before: FormOfBatch = {
    ...usual,
    values: formWith({
      ...{ keywords: ['tea; green', 'milk'], urls: [{ url: 'https://a.example' }], max_results: 7, lang: '' },
      ...{ closed: false, extras: ['a', '[c'], since: '2026-05-01', filter: { far: [1] }, depth: 2 },
      rows: [{ q: 'x', n: 3 }],
    }),
    options: { ...usual.options, maxCharge: '2', memory: '4096', cpus: '0.5', timeout: '60' },
  };

  it('start what they started before, whatever has become of the form', () => {
    const again = withBase(sheet, baseWith(before), someRules(columns));
    expect(startedWith(usual, again)).toEqual(startedWith(before));
    // And the other way: what was empty stays empty.
    const back = withBase(sheet, baseWith({ ...usual, options: before.options }), {
      ...someRules(columns),
      form: before,
    });
    expect(startedWith(before, back)).toEqual(startedWith({ ...usual, options: before.options }));
  });

  it('leave a field of a later version to the form', () => {
    const { custom, options } = baseWith(usual);
    const { lang: _, ...known } = custom;
    const earlier = { custom: known, options: { ...options, version: 'v1.0.4' } };
    expect(withBase(sheet, earlier, someRules(columns))).toBe(sheet);
  });

  it('come as they are where the form sends the same', () => {
    expect(withBase(sheet, baseWith(usual), someRules(columns))).toBe(sheet);
  });

  it('take no limit of the form away', () => {
    const free = { ...usual, options: { ...usual.options, maxCharge: '0' } };
    expect(withBase(sheet, baseWith(free), someRules(columns))).toBe(sheet);
  });

  it('name each of their columns once', () => {
    const named = aSheet([...columns, aColumnOf('max_results', 'label')], [['Berlin', 'x']]);
    const again = withBase(
      named,
      baseWith({ ...usual, values: formWith({ max_results: 7 }) }),
      someRules(columns),
    );
    expect(again.columns.map(({ name }) => name)).toEqual(['city', 'max_results', 'max_results (2)']);
  });
});
