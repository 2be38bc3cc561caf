import { expect, it } from 'vitest';

import { anOrder } from '#test/an-order.ts';

import { sameOrder } from './same-order.ts';

const storedFields = { at: 1, sure: true, omitted: [] };

it('starts the same again, but for the callback URL', () => {
  expect(sameOrder({ ...storedFields, order: anOrder(), omitted: ['callbackUrl'] })).toEqual(
    anOrder({ callbackUrl: '' }),
  );
});

it('starts nothing for the same where a field was not kept', () => {
  expect(sameOrder({ ...storedFields, order: anOrder(), omitted: ['password'] })).toBeUndefined();
});

it.each(['version', 'memory', 'timeout'] as const)(
  'starts nothing for the same where the platform chose the %s, which may be another one by now',
  (option) => {
    const order = anOrder();
    const options = { ...order.options, [option]: undefined };
    expect(sameOrder({ ...storedFields, order: { ...order, options } })).toBeUndefined();
  },
);
