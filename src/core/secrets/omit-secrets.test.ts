import { describe, expect, it } from 'vitest';

import { aParameter } from '#test/a-parameter.ts';
import { anOrder } from '#test/an-order.ts';
import type { RunOrder } from '#core/run/run.ts';
import { omitSecrets } from './omit-secrets.ts';
import { redactKeyInOrder } from './own-key.ts';

const orderOf = (custom: RunOrder['custom'], callbackUrl = '') => anOrder({ callbackUrl }, { custom });

describe('what is kept of an order', () => {
  it('leaves out fields of the form that look like secrets, and tells their names', () => {
    const parameters = [
      aParameter({ name: 'city', title: 'City' }),
      aParameter({ name: 'login', title: 'Password' }),
      aParameter({ name: 'note', title: 'Note' }),
    ];
    const order = orderOf({
      city: 'Oslo',
      login: 'hunter2',
      note: 'Bearer abcdefghijklmnopqrstuvwxyz012345',
    });
    expect(omitSecrets(order, parameters)).toEqual({
      order: orderOf({ city: 'Oslo' }),
      omitted: ['login', 'note'],
    });
  });

  it('leaves out what is not in the form by its name and value', () => {
    const order = orderOf({ keywords: ['pizza'], session_cookie: 'abc', __proto: 'x' });
    expect(omitSecrets(order, [])).toEqual({
      order: orderOf({ keywords: ['pizza'], __proto: 'x' }),
      omitted: ['session_cookie'],
    });
  });

  it('leaves out the API key wherever it stands, whatever it looks like', () => {
    const key = 'no-look-of-a-key-1';
    const order = orderOf({ note: `x ${key}`, [key]: 1, city: 'Oslo' }, `https://a.example/${key}`);
    const cleaned = omitSecrets(order, [], key);
    expect(JSON.stringify(cleaned)).not.toContain(key);
    expect(cleaned.order).toEqual(orderOf({ city: 'Oslo' }));
    expect(cleaned.omitted).toEqual(['note', 'YOUR_API_KEY', 'callbackUrl']);
    expect(omitSecrets(order, []).order).toEqual(order);
  });

  it('leaves out a callback URL that holds a secret', () => {
    const signed = 'https://hooks.example.com/run?X-Amz-Signature=0123456789abcdef';
    expect(omitSecrets(orderOf({}, signed), [])).toEqual({ order: orderOf({}), omitted: ['callbackUrl'] });
    const plain = orderOf({ a: 1 }, 'https://hooks.example.com/run?job=1');
    expect(omitSecrets(plain, [])).toEqual({ order: plain, omitted: [] });
  });
});

describe('what is noted of an order', () => {
  it('has the API key nowhere: in no field, no name, and no option that is any text', () => {
    const key = 'no-look-of-a-key-1';
    const order = anOrder(
      { callbackUrl: `https://a.example/?key=${key}`, version: key },
      { custom: { note: `x ${key}`, [key]: 1, city: 'Oslo' } },
    );
    expect(redactKeyInOrder(order, key)).toEqual(
      anOrder(
        { callbackUrl: 'https://a.example/?key=YOUR_API_KEY', version: 'YOUR_API_KEY' },
        { custom: { note: 'x YOUR_API_KEY', YOUR_API_KEY: 1, city: 'Oslo' } },
      ),
    );
    expect(redactKeyInOrder(order, undefined)).toEqual(order);
  });
});
