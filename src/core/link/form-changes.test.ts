import { expect, it } from 'vitest';

import { aDescriptor } from '#test/a-descriptor.ts';
import { defaultOptions } from '#core/descriptor/default-options.ts';
import { valuesFromCustom } from '#core/form/build-custom.ts';
import type { JsonObject } from '#core/json/json.ts';
import { type OptionsDraft, toOptionsDraft } from '#core/options/options-draft.ts';

import { formChanges } from './form-changes.ts';

const worker = aDescriptor();
const side = (custom: JsonObject, options: Partial<OptionsDraft> = {}) => ({
  values: valuesFromCustom(worker.parameters, custom),
  options: { ...toOptionsDraft(defaultOptions(worker)), ...options },
});

it('lists what one form has otherwise than another: fields, what stands beside the form, options', () => {
  const mine = side({ place: 'Bern', keywords: ['a'], max_results: 5, more: 1 });
  const theirs = side({ place: 'Rome', keywords: ['a'], later: [2] }, { memory: '2048' });
  expect(formChanges(mine, theirs, worker)).toMatchObject([
    { kind: 'field', name: 'max_results', from: 5 },
    { kind: 'field', name: 'place', from: 'Bern', to: 'Rome' },
    { kind: 'field', name: 'more', title: 'more', from: 1 },
    { kind: 'field', name: 'later', to: [2] },
    { kind: 'option', name: 'memory', to: '2048' },
  ]);
  expect(formChanges(mine, mine, worker)).toEqual([]);
});

it('tells of a field that cannot be sent as it stands what stands there', () => {
  const plain = side({ place: 'Bern', keywords: ['a'], max_results: 5 });
  const entries = new Map(plain.values.entries).set('max_results', { kind: 'text', text: 'many' });
  const wrong = { ...plain, values: { ...plain.values, entries } };
  expect(formChanges(plain, wrong, worker)).toMatchObject([{ name: 'max_results', from: 5, to: 'many' }]);
});
