import { expect, it } from 'vitest';

import type { RunOptions } from '#core/options/run-options.ts';
import { anOrder } from '#test/an-order.ts';

import { orderOf } from './batch.ts';
import { limitRows } from './limit-rows.ts';

function aBase(maxCharge: number) {
  const { worker, options, custom } = anOrder({ maxCharge });
  return { worker, base: { custom, options: options as RunOptions } }; // with a version
}

it('limits each row that has no limit, and no other', () => {
  const { worker, base } = aBase(0);
  const row = { number: 1, cells: [], custom: {} };
  const planned = [
    row,
    { ...row, options: { maxCharge: 4 } },
    { ...row, options: { maxCharge: 0, memory: 1024 } },
  ];
  const limited = limitRows({ base, planned, judged: { subtasks: [], dangers: [] } }, 2.5);
  const sent = limited.planned.map((one) => orderOf({ worker, base: limited.base }, one).options);
  expect(sent.map(({ maxCharge }) => maxCharge)).toEqual([2.5, 4, 2.5]);
  expect(sent[2]?.memory).toBe(1024);
});

it('leaves the limit of the others as it is', () => {
  const { worker, base } = aBase(5);
  const planned = [{ number: 1, cells: [], custom: {}, options: { maxCharge: 0 } }];
  const limited = limitRows({ base, planned, judged: { subtasks: [], dangers: [] } }, 1);
  expect(limited.base.options.maxCharge).toBe(5);
  expect(
    limited.planned.map((one) => orderOf({ worker, base: limited.base }, one).options.maxCharge),
  ).toEqual([1]);
});

it('drops what was said of the missing limit, and keeps what was said of one from outside', () => {
  const { base } = aBase(0);
  const missing = { reason: { kind: 'noCap', usual: 5, source: 'import' }, rows: [0] } as const;
  const high = { reason: { kind: 'noCap', usual: 5, limit: 99, source: 'import' }, rows: [1] } as const;
  const judged = { subtasks: [], dangers: [missing, high] };
  expect(limitRows({ base, planned: [], judged }, 1).judged.dangers).toEqual([high]);
});
