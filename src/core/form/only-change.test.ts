import { expect, it } from 'vitest';

import { type OptionsDraft, toOptionsDraft } from '#core/options/options-draft.ts';
import { FALLBACK_SYSTEM } from '#core/options/run-options.ts';

import type { Entry } from './entry.ts';
import type { FormState } from './form-store.ts';
import { onlyChange } from './only-change.ts';

type Draft = FormState['draft'];

const usual = toOptionsDraft({ ...FALLBACK_SYSTEM, version: 'v1.0.0', mode: 'async', callbackUrl: '' });
const oslo: Entry = { kind: 'text', text: 'Oslo' };
const draft: Draft = {
  values: { entries: new Map([['city', oslo]]), extras: new Map() },
  options: usual,
};
const options = (changed: Partial<OptionsDraft>): Draft => ({ ...draft, options: { ...usual, ...changed } });
const entries = (...all: readonly (readonly [string, Entry])[]): Draft => ({
  ...draft,
  values: { ...draft.values, entries: new Map(all) },
});

it.each<[what: string, after: Draft, changed: ReturnType<typeof onlyChange>]>([
  ['nothing', options({}), undefined],
  ['a field', entries(['city', { kind: 'text', text: 'Rom' }]), { of: 'field', name: 'city' }],
  ['a field that holds nothing any more', entries(), { of: 'field', name: 'city' }],
  ['two fields', entries(['town', oslo]), undefined],
  ['a run option', options({ timeout: '7' }), { of: 'option', name: 'system.execute_limit_time_seconds' }],
  ['memory with its cores', options({ memory: '7', cpus: '7' }), { of: 'option', name: 'system.memory' }],
  ['two run options', options({ timeout: '7', maxCharge: '7' }), undefined],
])('tells what alone differs between two drafts: %s', (_, after, changed) => {
  expect(onlyChange(draft, after)).toEqual(changed);
  expect(onlyChange(after, draft)).toEqual(changed);
});
