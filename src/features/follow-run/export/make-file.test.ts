import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';

import { Failure } from '#core/errors/failure.ts';
import type { JsonObject } from '#core/json/json.ts';
import { FILE_FORMATS } from '#core/results/file-format.ts';

import { makeFile } from './make-file.ts';

async function* batchesOf(count: number, failure?: Failure): AsyncGenerator<readonly JsonObject[]> {
  for (let n = 0; n < count; n += 1) yield await Promise.resolve([{ n }, { n: n + 0.5 }]);
  if (failure) throw failure;
}

const plan = { keys: ['n'], escapeFormulas: true };

describe('a file', () => {
  it.each([
    ['csv', 'n\r\n0\r\n0.5\r\n1\r\n1.5\r\n'],
    ['json', '[\n{"n":0},\n{"n":0.5},\n{"n":1},\n{"n":1.5}\n]\n'],
    ['jsonl', '{"n":0}\n{"n":0.5}\n{"n":1}\n{"n":1.5}\n'],
  ] as const)('of %s holds all batches', async (format, text) => {
    const { blob } = await makeFile(batchesOf(2), { ...plan, format });
    expect(await blob.text()).toBe(text);
  });

  it('of XLSX holds all batches', async () => {
    const { blob, cut } = await makeFile(batchesOf(2), { ...plan, format: 'xlsx' });
    const { sheets } = await readXlsx(new Uint8Array(await blob.arrayBuffer()));
    expect(sheets[0]?.rows).toEqual([['n'], [0], [0.5], [1], [1.5]]);
    expect(cut).toBe(0);
  });

  it.each(FILE_FORMATS)('of %s fails as its rows fail', async (format) => {
    const failure = new Failure({ kind: 'cancelled' });
    await expect(makeFile(batchesOf(3, failure), { ...plan, format })).rejects.toBe(failure);
  });
});
