import { expect, it } from 'vitest';

import { readGrid } from './read-grid.ts';

const { signal } = new AbortController();
const onProgress = () => undefined;
const pasted = (text: string) => readGrid({ kind: 'text', text }, { signal, onProgress });
const file = (name: string, text: string) =>
  readGrid({ kind: 'file', file: new File([text], name) }, { signal, onProgress });

it('says no more of its progress once it is cancelled', async () => {
  const controller = new AbortController();
  const parts: number[] = [];
  const grid = await readGrid(
    { kind: 'text', text: 'a line\n'.repeat(1_000_000) },
    {
      signal: controller.signal,
      onProgress: (part) => {
        parts.push(part);
        controller.abort();
      },
    },
  );
  expect(grid).toBeUndefined();
  expect(parts).toHaveLength(1);
});

it('keeps the quotes and the commas of the lines of a .txt file, and reads its tabs', async () => {
  expect(await file('a.txt', '"pizza near me"\nramen, tokyo\n')).toMatchObject({
    delimiter: '',
    rows: [['"pizza near me"'], ['ramen, tokyo']],
  });
  expect(await file('a.txt', 'a\t"b c"\n')).toMatchObject({ delimiter: '\t', rows: [['a', 'b c']] });
});

it('reads the quotes of a .csv file also where that has one column', async () => {
  expect(await file('a.csv', '"a, b"\n"c ""d"""\n')).toMatchObject({ rows: [['a, b'], ['c "d"']] });
});

it('splits pasted text only where each of its lines has the same number of cells', async () => {
  expect(await pasted('url,depth\na,1\n')).toMatchObject({ delimiter: ',' });
  expect(await pasted('pizza, near me\nramen\n')).toMatchObject({ delimiter: '' });
  expect(await pasted('pizza, near me')).toMatchObject({ delimiter: '' });
  expect(await pasted('https://a.example/@1,2\nhttps://a.example/@3,4\n')).toMatchObject({ delimiter: '' });
});

it('reads with what a person says to stand between the cells', async () => {
  const source = { kind: 'text', text: 'a|b;c\n' } as const;
  expect(await readGrid(source, { signal, onProgress, delimiter: ';' })).toMatchObject({
    delimiter: ';',
    rows: [['a|b', 'c']],
  });
});

it('does not take the file of a spreadsheet program for text', async () => {
  expect(await file('a.xlsx', 'PK\u0003\u0004\u0000')).toBe('workbook');
});
