import { writeXlsx } from 'hucre/xlsx';
import { expect, it } from 'vitest';

import { readSheetFile } from './read-sheet-file.ts';

const { signal } = new AbortController();
const onProgress = () => undefined;
const read = (...parts: ConstructorParameters<typeof File>) =>
  readSheetFile({ kind: 'file', file: new File(...parts) }, {}, { signal, onProgress });

async function aWorkbook(rows: readonly (readonly (string | number | Date)[])[]): Promise<File> {
  const bytes = await writeXlsx({ sheets: [{ name: 'Cities', rows: rows.map((row) => [...row]) }] });
  return new File([bytes.slice()], 'cities.xlsx');
}

it('reads a workbook in a thread, and says how much of it is read', async () => {
  const rows = Array.from({ length: 10_000 }, (_, row) =>
    Array.from({ length: 12 }, (_, column) =>
      column % 3 === 0 ? row + column / 10 : `text ${row} ${column % 5}`,
    ),
  );
  const file = await aWorkbook([Array.from({ length: 12 }, (_, at) => `Column ${at}`), ...rows]);
  const parts: number[] = [];
  const result = await readSheetFile(
    { kind: 'file', file },
    {},
    { signal, onProgress: (part) => parts.push(part) },
  );
  expect(result).toMatchObject({ ok: true, value: { name: 'cities.xlsx', format: { sheet: 'Cities' } } });
  expect(result.ok && result.value.grid.rows.length).toBe(10_001);
  expect(result.ok && result.value.grid.rows[1]?.slice(0, 4)).toEqual(['0', 'text 0 1', 'text 0 2', '0.3']);
  expect(parts.length).toBeGreaterThan(2);
  expect(parts).toEqual(parts.toSorted((a, b) => a - b));
  // What is read is looked through and handed over then.
  expect(parts.at(-1)).toBe(0.99);
});

it('reads texts of any size, and says what a file is that it cannot read', async () => {
  expect(await read(['City,People\nRome,28\n'], 'a.csv')).toMatchObject({ ok: true });
  expect(
    await readSheetFile({ kind: 'text', text: 'a\tb\n'.repeat(50_000) }, {}, { signal, onProgress }),
  ).toMatchObject({
    ok: true,
    value: { name: undefined, grid: { letters: ['A', 'B'] } },
  });
  expect(await read(['PK\u0003\u0004…'], 'a.xlsx')).toEqual({ ok: false, error: { kind: 'broken' } });
  expect(await read([], 'a.csv')).toEqual({ ok: false, error: { kind: 'empty' } });
});

it('ends when it is cancelled', async () => {
  const controller = new AbortController();
  const text = 'a,b,c\n'.repeat(1_000_000);
  const reading = readSheetFile(
    { kind: 'text', text },
    {},
    {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    },
  );
  await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
});
