import { expect, it } from 'vitest';

import { type ComboboxOption, matchOptions, optionByText } from './match-options.ts';

const regions: readonly ComboboxOption[] = [
  { value: 'CI', label: 'Côte d’Ivoire', hint: 'CI' },
  { value: 'DE', label: 'Germany', hint: 'DE' },
  { value: 'NL', label: 'Netherlands', hint: 'NL' },
  { value: 'SE', label: 'Sweden', hint: 'SE' },
];
const labels = (text: string) => matchOptions(regions, text).map(({ label }) => label);

it('keeps every option, in order, for a blank text', () => {
  expect(matchOptions(regions, '  ')).toEqual(regions);
});

it('finds without regard to case and accents', () => {
  expect(labels('cote')).toEqual(['Côte d’Ivoire']);
});

it('puts what begins with the text before what only holds it', () => {
  expect(labels('de')).toEqual(['Germany', 'Sweden']);
});

it('finds nothing where nothing matches', () => {
  expect(labels('atlantis')).toEqual([]);
});

it('takes a whole label or value for a choice, and nothing less', () => {
  expect(optionByText(regions, ' germany ')?.value).toBe('DE');
  expect(optionByText(regions, 'se')?.value).toBe('SE');
  expect(optionByText(regions, 'ger')).toBeUndefined();
  expect(optionByText(regions, '')).toBeUndefined();
});
