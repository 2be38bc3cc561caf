import { expect, it } from 'vitest';

import type { RunOptions } from '#core/options/run-options.ts';
import { anOrder } from '#test/an-order.ts';

import { rowsWithKey } from './rows-with-key.ts';

const KEY = 'scraper_api_0123456789';
const { worker, options } = anOrder();

const plan = (custom: Record<string, string>, rows: readonly Record<string, string>[]) => ({
  worker,
  base: { custom, options: options as RunOptions }, // with a version
  rows: rows.map((own, at) => ({ number: at + 2, cells: [], custom: own })),
});

it('names the rows that send the key, by their numbers in the sheet', () => {
  const rows = [{ place: 'Rome' }, { place: `key ${KEY}` }, { place: 'Oslo' }];
  expect(rowsWithKey(plan({}, rows), [0, 1, 2], KEY)).toEqual([3]);
  expect(rowsWithKey(plan({}, rows), [0, 2], KEY)).toEqual([]);
  expect(rowsWithKey(plan({}, rows), [0, 1, 2], undefined)).toEqual([]);
});

it('names each row that takes the key from the form, and none that has its own in the place of it', () => {
  const rows = [{}, { token: 'mine' }];
  expect(rowsWithKey(plan({ token: KEY }, rows), [0, 1], KEY)).toEqual([2]);
});
