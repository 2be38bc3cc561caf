import { writeXlsx } from 'hucre/xlsx';
import { expect, it } from 'vitest';
import { renderHook } from 'vitest-browser-react';

import type { SheetDraft } from '#core/batch/sheet/sheet-draft.ts';
import { MOST_COLUMNS, MOST_ROWS } from '#core/batch/sheet/take/take-sheet.ts';
import { aDescriptor } from '#test/a-descriptor.ts';
import { toArray } from '#core/form/rows.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';

import { readOf, useSource } from './use-source.ts';

it('takes no row again that was passed over when the file is read otherwise', async () => {
  const sheets: SheetDraft[] = [];
  const { result } = await renderHook(() =>
    useSource({
      slug: 'someone/searching' as WorkerSlug, // as `parseWorkerSlug` gives it
      descriptor: aDescriptor(),
      emptyTables: () => new Set(),
      onSheet: (sheet) => sheets.push(sheet),
    }),
  );
  const lines = Array.from({ length: MOST_ROWS + 2 }, (_, at) => `term ${at},x`);
  result.current.take(new File([['keyword,city', ...lines].join('\n')], 'a.csv'));
  const came = async (count: number) => {
    await expect.poll(() => sheets.length).toBe(count);
    const sheet = sheets.at(-1);
    const text = sheet && readOf(sheet)?.text;
    if (text === undefined) throw new Error('nothing came');
    return {
      sheet,
      text,
      terms: toArray(sheet?.rows ?? { chunks: [], length: 0 }).map(({ cells }) => cells[0]),
    };
  };
  const first = await came(1);
  expect(first.terms).toHaveLength(MOST_ROWS);
  if (first.sheet) result.current.nextOf(first.sheet)?.();
  const rest = [`term ${MOST_ROWS}`, `term ${MOST_ROWS + 1}`];
  const next = await came(2);
  expect(next.terms).toEqual(rest);
  result.current.setHeader(next.text, false);
  expect((await came(3)).terms).toEqual(rest);
  result.current.readAs(next.text, { encoding: 'windows-1252' });
  expect((await came(4)).terms).toEqual(rest);
});

it('says which items of a list a batch has where it cannot have all, and takes those that follow', async () => {
  const sheets: SheetDraft[] = [];
  const { result } = await renderHook(() =>
    useSource({
      slug: 'someone/listing' as WorkerSlug, // as `parseWorkerSlug` gives it
      descriptor: aDescriptor(),
      emptyTables: () => new Set(),
      onSheet: (sheet) => sheets.push(sheet),
    }),
  );
  const columns = [{ name: 'terms', target: { kind: 'field', name: 'terms' } }] as const;
  const grid = Array.from({ length: 2 * MOST_ROWS + 5 }, (_, at) => [`term ${at + 1}`]);
  result.current.putList({ columns, grid }, { kind: 'list', field: 'terms' });
  const sheetFacts = () => {
    const sheet = sheets.at(-1);
    const [first, ...others] = toArray(sheet?.rows ?? { chunks: [], length: 0 });
    const cut = sheet && readOf(sheet)?.cut;
    return [first?.cells[0], first?.number, others.length + 1, cut?.first, cut?.last, cut?.of, cut?.more];
  };
  const goOn = () => sheets.slice(-1).forEach((sheet) => result.current.nextOf(sheet)?.());
  expect(sheetFacts()).toEqual(['term 1', 1, MOST_ROWS, 1, MOST_ROWS, 20_005, true]);
  goOn();
  expect(sheetFacts()).toEqual(['term 10001', 10_001, MOST_ROWS, 10_001, 20_000, 20_005, true]);
  goOn();
  expect(sheetFacts()).toEqual(['term 20001', 20_001, 5, 20_001, 20_005, 20_005, false]);
  const [before] = sheets;
  // The way back over Undo tells what that sheet was.
  expect(before && readOf(before)?.cut?.last).toBe(MOST_ROWS);
});

it('brings nothing once it was given up, or its screen was left', async () => {
  const open = (sheets: SheetDraft[]) =>
    renderHook(() =>
      useSource({
        slug: 'someone/leaving' as WorkerSlug, // as `parseWorkerSlug` gives it
        descriptor: aDescriptor(),
        emptyTables: () => new Set(),
        onSheet: (sheet) => sheets.push(sheet),
      }),
    );
  const sheets: SheetDraft[] = [];
  const { result, unmount } = await open(sheets);
  const file = new File(['keyword,city\nfirst,x'], 'a.csv');
  result.current.take(file);
  await expect.poll(() => sheets.length).toBe(1);
  const text = sheets[0] && readOf(sheets[0])?.text;
  if (text === undefined) throw new Error('nothing came');
  result.current.readAs(text, { encoding: 'windows-1252' });
  result.current.cancel();
  result.current.readAs(text, { encoding: 'gb18030' });
  await unmount();
  // One that was asked for after them is there by when they would have come.
  const later: SheetDraft[] = [];
  const after = await open(later);
  after.result.current.take(new File(['keyword,city\nfirst,x'.repeat(5_000)], 'b.csv'));
  await expect.poll(() => later.length).toBe(1);
  expect(sheets).toHaveLength(1);
});

it('takes as many rows of a wide file as a batch can have, with the columns that it takes', async () => {
  let came: (sheet: SheetDraft) => void = () => undefined;
  const { result } = await renderHook(() =>
    useSource({
      slug: 'someone/wide' as WorkerSlug, // as `parseWorkerSlug` gives it
      descriptor: aDescriptor(),
      emptyTables: () => new Set(),
      onSheet: (sheet) => came(sheet),
    }),
  );
  const width = MOST_COLUMNS + 20;
  const last = width - 1;
  const names = Array.from({ length: width }, (_, at) => (at === last - 1 ? 'keywords' : `c${at}`));
  const lines = Array.from({ length: MOST_ROWS }, (_, row) => names.map((_, at) => `${row}.${at}`).join(','));
  /** What comes of this, however long it takes. */
  const after = async (act: () => void) => {
    const sheet = await new Promise<SheetDraft>((resolve) => {
      came = resolve;
      act();
    });
    const read = readOf(sheet);
    if (!read?.text) throw new Error('nothing came');
    const at = (name: string) => sheet.columns.findIndex((column) => column.name === name);
    const cells = toArray(sheet.rows).at(-1)?.cells ?? [];
    return { read, text: read.text, count: sheet.rows.length, cell: (name: string) => cells[at(name)] };
  };
  const first = await after(() =>
    result.current.take(new File([[names.join(','), ...lines].join('\n')], 'wide.csv')),
  );
  expect([first.count, first.cell('keywords'), first.cell('c0')]).toEqual([
    MOST_ROWS,
    `9999.${last - 1}`,
    '9999.0',
  ]);
  expect(first.read.cut).toBeUndefined();
  expect(first.read.left).toHaveLength(20);
  expect(first.cell(`c${last}`)).toBeUndefined();
  const more = await after(() => result.current.takeColumn(first.text, `c${last}`));
  expect([more.count, more.cell(`c${last}`), more.cell('keywords')]).toEqual([
    MOST_ROWS,
    `9999.${last}`,
    `9999.${last - 1}`,
  ]);
});

it('takes the sheet of a workbook that fits the Worker, says so, and takes another one that is chosen', async () => {
  const sheets: SheetDraft[] = [];
  const { result } = await renderHook(() =>
    useSource({
      slug: 'someone/searching' as WorkerSlug, // as `parseWorkerSlug` gives it
      descriptor: aDescriptor(),
      emptyTables: () => new Set(),
      onSheet: (sheet) => sheets.push(sheet),
    }),
  );
  const bytes = await writeXlsx({
    sheets: [
      {
        name: 'About',
        rows: [
          ['Author', 'Note'],
          ['Ana', 'second wave'],
        ],
      },
      {
        name: 'Terms',
        rows: [
          ['keyword', 'place'],
          ['coffee', 'Berlin'],
          ['tea', 'Lyon'],
        ],
      },
    ],
  });
  result.current.take(new File([new Uint8Array(bytes)], 'terms.xlsx'));
  const came = async (count: number) => {
    await expect.poll(() => sheets.length).toBe(count);
    const sheet = sheets.at(-1);
    const read = sheet && readOf(sheet);
    if (!sheet || !read?.text) throw new Error('nothing came');
    return { source: sheet.source, count: sheet.rows.length, text: read.text, remarks: read.remarks };
  };
  const found = await came(1);
  expect([found.source, found.count]).toEqual([{ kind: 'file', name: 'terms.xlsx', sheet: 'Terms' }, 2]);
  expect(found.remarks).toEqual([{ kind: 'sheetFound', sheet: 'Terms', first: 'About' }]);
  result.current.readAs(found.text, { sheet: 'About' });
  const chosen = await came(2);
  expect([chosen.source, chosen.count]).toEqual([{ kind: 'file', name: 'terms.xlsx', sheet: 'About' }, 1]);
  expect(chosen.remarks).toEqual([]);
});

it('stays at the sheet that it took where that is read with what is hidden in it', async () => {
  const sheets: SheetDraft[] = [];
  const { result } = await renderHook(() =>
    useSource({
      slug: 'someone/searching' as WorkerSlug, // as `parseWorkerSlug` gives it
      descriptor: aDescriptor(),
      emptyTables: () => new Set(),
      onSheet: (sheet) => sheets.push(sheet),
    }),
  );
  const bytes = await writeXlsx({
    sheets: [
      { name: 'New', rows: [['keyword'], ['coffee'], ['tea']], rowDefs: new Map([[2, { hidden: true }]]) },
      {
        name: 'Old',
        rows: [
          ['keyword', 'place'],
          ['milk', 'Lyon'],
        ],
        columns: [{}, { hidden: true }],
      },
    ],
  });
  const came = async (count: number) => {
    await expect.poll(() => sheets.length).toBe(count);
    const sheet = sheets.at(-1);
    const text = sheet && readOf(sheet)?.text;
    if (!text) throw new Error('nothing came');
    return { text, name: sheet.source.kind === 'file' && sheet.source.sheet, count: sheet.rows.length };
  };
  result.current.take(new File([new Uint8Array(bytes)], 'terms.xlsx'));
  const first = await came(1);
  expect(first).toMatchObject({ name: 'New', count: 1 });
  result.current.readAs(first.text, { takeHidden: true });
  expect(await came(2)).toMatchObject({ name: 'New', count: 2 });
});
