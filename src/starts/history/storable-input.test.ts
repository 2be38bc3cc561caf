import { expect, it } from 'vitest';

import { anOrder } from '#test/an-order.ts';

import { storableInput } from './storable-input.ts';

const order = anOrder({ version: '' }, { custom: { api_token: 'a' } });

it('notes that an order was looked at for secrets', async () => {
  expect(await storableInput(order, [], undefined)).toMatchObject({ omitted: ['api_token'], searched: true });
});

it('notes that it was not, where the parameters of the Worker are not known', async () => {
  const storable = await storableInput(order, undefined, undefined);
  expect(storable).toMatchObject({ order: { custom: {} }, omitted: ['api_token'], searched: false });
});
