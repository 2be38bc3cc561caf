import { parquetReadObjects } from 'hyparquet';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';

import { FILE_FORMATS } from '#core/results/files/file-format.ts';

import { makeFile } from './make-file.ts';

const rowsUpTo = (count: number) => Array.from({ length: count }, (_, n) => ({ n }));
const plan = { columns: [{ key: 'n', head: 'n' }], nested: 'json' as const, escapeFormulas: true };
const always = () => true;

describe('a file', () => {
  it.each([
    ['csv', 'n\r\n0\r\n1\r\n'],
    ['json', '[\n{"n":0},\n{"n":1}\n]\n'],
    ['jsonl', '{"n":0}\n{"n":1}\n'],
  ] as const)('of %s holds the rows', async (format, text) => {
    const made = await makeFile(rowsUpTo(2), { ...plan, format }, always);
    expect(await made?.blob.text()).toBe(text);
  });

  it.each(FILE_FORMATS)('of %s holds all rows, however many', async (format) => {
    const made = await makeFile(rowsUpTo(2_345), { ...plan, format }, always);
    if (format === 'xlsx') {
      const { sheets } = await readXlsx(
        new Uint8Array((await made?.blob.arrayBuffer()) ?? new ArrayBuffer()),
      );
      expect(sheets[0]?.rows.slice(1).map(([n]) => n)).toEqual(rowsUpTo(2_345).map(({ n }) => n));
      return;
    }
    if (format === 'parquet') {
      const file = await made?.blob.arrayBuffer();
      const read = await parquetReadObjects({ file: file ?? new ArrayBuffer() });
      expect(read.map(({ n }) => Number(n))).toEqual(rowsUpTo(2_345).map(({ n }) => n));
      return;
    }
    const text = (await made?.blob.text()) ?? '';
    expect(text.match(/\d+/g)?.map(Number)).toEqual(rowsUpTo(2_345).map(({ n }) => n));
    if (format === 'json') expect(JSON.parse(text)).toEqual(rowsUpTo(2_345));
  });

  it('of many megabytes holds them in their order', async () => {
    const rows = rowsUpTo(2_345).map(({ n }) => ({ n, text: 'x'.repeat(1_000) }));
    const columns = [...plan.columns, { key: 'text', head: 'text' }];
    const made = await makeFile(rows, { ...plan, columns, format: 'jsonl' }, always);
    const numbers = (await made?.blob.text())?.match(/\d+/g)?.map(Number);
    expect(numbers).toEqual(rows.map(({ n }) => n));
  });

  it.each(FILE_FORMATS)('of %s is not made to its end when nobody wants it any more', async (format) => {
    expect(await makeFile(rowsUpTo(200_000), { ...plan, format }, () => false)).toBeUndefined();
  });
});
