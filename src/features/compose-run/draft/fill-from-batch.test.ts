import { describe, expect, it } from 'vitest';

import { orderOf } from '#core/batch/batch.ts';
import { createRowPlanner } from '#core/batch/plan-batch.ts';
import { aColumnOf, aSheet, someRules } from '#test/a-sheet.ts';
import { createRowChecker } from '#core/batch/sheet/check-rows.ts';
import { aDescriptor } from '#test/a-descriptor.ts';
import { descriptorDigest } from '#core/descriptor/descriptor-digest.ts';
import type { Draft } from '#core/draft/draft.ts';
import { valuesFromCustom } from '#core/form/build-custom.ts';
import { toArray } from '#core/form/rows.ts';
import type { JsonObject } from '#core/json/json.ts';
import type { OptionsDraft } from '#core/options/options-draft.ts';

import { createComposedStore, createDraftActions } from './draft-actions.ts';
import { fillFromBatch } from './fill-from-batch.ts';
import { defaultDraft } from './opening/default-draft.ts';

const descriptor = aDescriptor();
const COLUMNS = [aColumnOf('city', 'place')];
const SHEET = aSheet(COLUMNS, [['Berlin'], ['Lyon']]);
const { worker, readOptions } = someRules(COLUMNS);
const usual = defaultDraft(descriptor);

/** A form that sends this. */
const formWith = (custom: JsonObject, options: Partial<OptionsDraft> = {}): Draft => ({
  ...usual,
  values: valuesFromCustom(descriptor.parameters, custom),
  options: { ...usual.options, ...options },
});

function plannerOf({ values, options }: Pick<Draft, 'values' | 'options'>) {
  const form = { values, options: { ...options, mode: 'async' as const }, isBroken: false, reading: [] };
  return createRowPlanner(createRowChecker(someRules(COLUMNS, form)));
}

/** What the rows start with a form. */
function startedWith(form: Pick<Draft, 'values' | 'options'>) {
  const { base, plan } = plannerOf(form);
  return toArray(SHEET.rows).map((row) => {
    const planned = plan(row);
    return planned && orderOf({ base, worker }, planned);
  });
}

/** A tab with a form in which something stands. */
function openForm(draft: Draft) {
  const store = createComposedStore({ draft, origin: { kind: 'defaults' }, stash: [] }, descriptor);
  const form = { store, readOptions, ...createDraftActions(store, descriptor) };
  const fill = (of: Draft, version?: string, workerDigest?: number) => {
    const { base } = plannerOf(of);
    const options = { ...base.options, ...(version !== undefined && { version }) };
    const digestPart = workerDigest !== undefined && { workerDigest };
    const plan = { worker, name: 'cities.csv', base: { ...base, options }, ...digestPart };
    fillFromBatch(plan, { descriptor, form, columns: COLUMNS, cap: undefined });
    return store.getState().draft;
  };
  return { store, fill };
}

const filledOf = ({ origin }: ReturnType<ReturnType<typeof openForm>['fill']>) =>
  origin.kind === 'link' ? origin.link.batch : undefined;

describe('a form that is filled from a batch', () => {
  const before = formWith(
    {
      ...{ keywords: ['tea; green', 'milk'], urls: [{ url: 'https://a.example' }], max_results: 7, lang: '' },
      ...{ closed: false, extras: ['a', '[c'], since: '2026-05-01', filter: { far: [1] }, depth: 2 },
      ...{ rows: [{ q: 'x', n: 3 }], unknown: { far: true } },
    },
    { maxCharge: '0', memory: '4096', cpus: '0.5', timeout: '60', proxyRegion: 'US' },
  );

  it('has its rows start what they started before, whatever stood there', () => {
    expect(startedWith(openForm(usual).fill(before))).toEqual(startedWith(before));
    expect(startedWith(openForm(before).fill(usual))).toEqual(startedWith(usual));
  });

  it('has what stood there put aside, says what changed of it, and gives it back', () => {
    const own = formWith({ place: 'Oslo', max_results: 20, keywords: ['coffee'] }, { maxCharge: '1' });
    const { store, fill } = openForm(own);
    const then = formWith({ place: 'Rome', max_results: 7, keywords: ['coffee'] }, { maxCharge: '2.50' });
    const filled = fill(then);
    expect(filledOf(filled)).toEqual({
      ...{ name: 'cities.csv', hasStash: true },
      // What a column fills is not taken from the form.
      ...{ fields: ['max_results'], options: ['maxCharge'] },
    });
    expect(filled.stash.map(({ values }) => values)).toEqual([own.values]);
    store.getState().undo();
    expect(store.getState().draft).toMatchObject({ values: own.values, options: own.options, stash: [] });
  });

  it('keeps aside only what is somebody’s work', () => {
    const { fill } = openForm(usual);
    expect(fill(before).stash).toEqual([]);
    expect(fill(formWith({ max_results: 3 })).stash).toEqual([]);
  });

  it('stays as it is where its rows take the same from it', () => {
    const own = formWith({ place: 'Oslo', max_results: 7 }, { maxCharge: '2.50' });
    const { store, fill } = openForm(own);
    const held = store.getState().draft;
    expect(fill(formWith({ place: 'Rome', max_results: 7 }, { maxCharge: '2.5' }))).toBe(held);
  });

  it('has the present version, whose new fields have their defaults', () => {
    const { fill } = openForm(usual);
    const filled = fill(formWith({ max_results: 7, place: 'Rome', keywords: ['tea'] }), 'v1.0.4');
    expect(filled.options.version).toBe('v1.0.5');
    expect(filled.values.entries.get('lang')).toEqual(usual.values.entries.get('lang'));
    expect(filled.origin).toMatchObject({ kind: 'link', link: { version: 'v1.0.4' } });
  });

  it('gives new fields their defaults also where the author added them under the same version label', () => {
    const then = formWith({ max_results: 7, place: 'Rome', keywords: ['tea'] });
    const langOf = (workerDigest: number) =>
      openForm(usual).fill(then, undefined, workerDigest).values.entries.get('lang');
    expect(langOf(1)).toEqual(usual.values.entries.get('lang'));
    expect(langOf(descriptorDigest(descriptor))).toBeUndefined();
  });
});
