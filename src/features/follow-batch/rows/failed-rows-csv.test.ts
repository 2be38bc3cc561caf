import { expect, it } from 'vitest';

import type { RunOptions } from '#core/options/run-options.ts';
import { anOrder } from '#core/run/an-order.ts';
import { readTextSheet } from '#core/sheet/read-text-sheet.ts';
import type { Translate } from '#messages/i18n.ts';

import { failedRowsCsv } from './failed-rows-csv.ts';

const t: Translate = (key) => key;

it('gives back the very cells that failed when it is dropped into a batch', () => {
  const cells = ['@nasa', '=1,"2"', "'90s pop", '-5', ' Rome\n'];
  const { worker, options } = anOrder();
  const csv = failedRowsCsv(
    t,
    {
      ...{ worker, title: '', name: 'names.csv', columns: ['@a', 'b', 'c', 'd', 'e'] },
      base: { custom: {}, options: options as RunOptions }, // it has all of them
      rows: [{ number: 1, cells, custom: {} }],
      rules: { parallel: 1, stopAfterFailures: 0 },
      ...{ setUp: null, secret: false },
    },
    [{ state: 'failed' }],
  );
  const read = readTextSheet({ kind: 'bytes', name: 'failed.csv', bytes: new TextEncoder().encode(csv) });
  expect(read.ok && read.value.grid.rows.map((row) => row.slice(0, 5))).toEqual([
    ['@a', 'b', 'c', 'd', 'e'],
    cells,
  ]);
});
