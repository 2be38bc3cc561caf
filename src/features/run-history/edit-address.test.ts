import { expect, it } from 'vitest';

import { decodeLink } from '#core/link/link-codec.ts';
import { anOrder } from '#test/an-order.ts';
import type { StoredInput } from '#starts/history/stored-input.ts';

import { editWay } from './edit-address.ts';

const storedInput = (text: string): StoredInput => ({
  ...{ order: anOrder({}, { custom: { text } }), at: 0, sure: true, omitted: ['password'] },
});

it('leads to the form of a run by an address that holds its input', () => {
  const { address, handed } = editWay(storedInput('pizza'));
  const [path, fragment = ''] = address.split('#');
  expect([path, handed]).toEqual(['/workers/coreclaw/google-maps-scraper', undefined]);
  expect(decodeLink(fragment)).toMatchObject({
    value: { custom: { text: 'pizza' }, withheld: ['password'] },
  });
});

it('hands an input over that no address can hold', () => {
  const large = 'x'.repeat(3_000_000);
  expect(editWay(storedInput(large))).toMatchObject({
    address: '/workers/coreclaw/google-maps-scraper',
    handed: { custom: { text: large }, withheld: ['password'] },
  });
});
