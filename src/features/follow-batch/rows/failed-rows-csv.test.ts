import { expect, it } from 'vitest';

import type { RunSlug } from '#core/ids/run-slug.ts';
import { readTextSheet } from '#core/sheet/read-text-sheet.ts';

import { failedRowsCsv } from './failed-rows-csv.ts';

const plan = {
  columns: ['城市', '@note'],
  rows: [
    { number: 1, cells: ['Zürich', 'a "quoted", one'], custom: {} },
    { number: 2, cells: ['北京', ''], custom: {} },
    { number: 3, cells: ['@nasa', "'90s pop"], custom: {} },
  ],
};

it('has rows that a limit has stopped, with the platform’s word for it, and none that a person has stopped', () => {
  const run = { slug: 'run-1' as RunSlug, usage: 0, message: 'execution time limit reached' }; // a name of this test
  const text = failedRowsCsv((key) => key, plan, [
    { state: 'stopped', run: { ...run, state: 'limited' } },
    { state: 'stopped', run: { ...run, state: 'aborted', message: '' } },
  ]);
  expect(text).toContain('execution time limit reached');
  expect(text).not.toContain('北京');
});

it('is known as UTF-8 by Excel, and read again as it was', () => {
  const states = [{ state: 'failed' }, { state: 'succeeded' }, { state: 'failed' }] as const;
  const text = failedRowsCsv((key) => key, plan, states);
  const bytes = new TextEncoder().encode(text);
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const sheet = readTextSheet(
    { kind: 'bytes', name: 'failed.csv', bytes },
    { choice: {}, languages: ['en'] },
  );
  expect(sheet.ok && sheet.value.grid.rows).toEqual([
    ['城市', '@note', 'error'],
    ['Zürich', 'a "quoted", one', 'batch.happened.failed'],
    ['@nasa', "'90s pop", 'batch.happened.failed'],
  ]);
});
