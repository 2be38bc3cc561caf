import { describe, expect, it } from 'vitest';

import type { JsonObject } from '#core/json/json.ts';
import { anOrder } from '#test/an-order.ts';
import type { RunOptions } from '#core/options/run-options.ts';

import { isBatchId, orderOf } from './batch.ts';

const { worker, options } = anOrder();
const base = { custom: { keywords: ['pizza'], depth: 2 }, options: options as RunOptions };

describe('the order of a row', () => {
  it('is the base where the row says nothing else', () => {
    expect(orderOf({ worker, base }, { custom: {} })).toEqual({ worker, ...base });
  });

  it('puts the members of the row in the place of those of the base', () => {
    const order = orderOf(
      { worker, base },
      { custom: { keywords: ['café'], city: 'Wien' }, without: ['depth'], options: { memory: 1024 } },
    );
    expect(JSON.stringify(order.custom)).toBe('{"keywords":["café"],"city":"Wien"}');
    expect(order.options).toEqual({ ...base.options, memory: 1024 });
  });

  it('keeps hostile names', () => {
    const custom = JSON.parse('{"__proto__":{"a":1},"constructor":"b"}') as JsonObject;
    const order = orderOf({ worker, base: { ...base, custom: {} } }, { custom });
    expect(JSON.stringify(order.custom)).toBe('{"__proto__":{"a":1},"constructor":"b"}');
  });
});

it('takes a short word for the name of a batch, and no path', () => {
  expect(isBatchId('b-1_A')).toBe(true);
  for (const text of ['', '../x', 'a/b', 'é', 'x'.repeat(65)]) expect(isBatchId(text)).toBe(false);
});
