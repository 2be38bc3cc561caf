import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it, vi } from 'vitest';

import { markInexact } from '#core/json/digits.ts';
import type { JsonObject } from '#core/json/json.ts';

import { MAX_CELL, writeXlsx, type XlsxPlan } from './write-xlsx.ts';

const columnsOf = (...keys: readonly string[]) => keys.map((key) => ({ key, head: key }));

function bytesOf(rows: readonly JsonObject[], plan: Partial<XlsxPlan> = {}): Uint8Array {
  const parts: Uint8Array[] = [];
  const whole = { columns: columnsOf('a'), nested: 'json' as const, onCut: vi.fn(), ...plan };
  Array.from(writeXlsx(rows, whole, { chunk: (part) => parts.push(part) }));
  return new Uint8Array(parts.flatMap((part) => [...part]));
}

async function rowsOf(bytes: Uint8Array) {
  const { sheets } = await readXlsx(bytes);
  return sheets[0]?.rows;
}

const partOf = (bytes: Uint8Array, name: string) => strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());
const sheetOf = (bytes: Uint8Array) => partOf(bytes, 'xl/worksheets/sheet1.xml');

describe('a workbook', () => {
  it('holds the head, then the rows in order; numbers and booleans keep their type', async () => {
    const bytes = bytesOf(
      [
        { a: 1.5, b: 'one' },
        { a: false, b: { deep: [1] }, c: 'not asked for' },
      ],
      {
        columns: [
          { key: 'b', head: 'The B' },
          { key: 'a', head: 'a' },
        ],
      },
    );
    expect(await rowsOf(bytes)).toEqual([
      ['The B', 'a'],
      ['one', 1.5],
      ['{"deep":[1]}', false],
    ]);
  });

  it('has lists and objects as people write them, where that is wanted', async () => {
    const rows = [{ a: ['x', 'y'] }, { a: { mon: 9, list: [1, 2] } }];
    expect(await rowsOf(bytesOf(rows, { nested: 'text' }))).toEqual([
      ['a'],
      ['x, y'],
      ['mon: 9, list: (1, 2)'],
    ]);
  });

  it('has a sheet for each part of the rows where that is wanted, under names that Excel takes', async () => {
    const of = ['a', 'b', 'a', "x/y:[z]*?'", 'A', 'n'.repeat(40), 'n'.repeat(41), ''];
    const bytes = bytesOf(
      of.map((run, n) => ({ run, n })),
      { columns: columnsOf('n'), sheetBy: 'run' },
    );
    const { sheets } = await readXlsx(bytes);
    expect(sheets.map(({ name, rows }) => [name, ...rows.slice(1).flat()])).toEqual([
      ['a', 0, 2],
      ['b', 1],
      ['x y  z', 3],
      ['A_2', 4],
      ['n'.repeat(31), 5],
      [`${'n'.repeat(23)}_2`, 6],
      ['Results', 7],
    ]);
  });

  it('has a column in those sheets alone that it is for', async () => {
    const rows = [
      { of: 'a', n: 1, only: 'x' },
      { of: 'b', n: 2 },
    ];
    const columns = [{ key: 'only', head: 'only', sheets: ['a'] }, ...columnsOf('n')];
    const { sheets } = await readXlsx(bytesOf(rows, { columns, sheetBy: 'of' }));
    expect(sheets.map(({ rows }) => rows)).toEqual([
      [
        ['only', 'n'],
        ['x', 1],
      ],
      [['n'], [2]],
    ]);
  });

  it('stores what looks like a formula as a text', () => {
    const xml = sheetOf(bytesOf([{ a: '=1+1' }]));
    expect(xml).toContain('t="inlineStr"><is><t xml:space="preserve">=1+1</t></is>');
    expect(xml).not.toContain('<f>');
  });

  it('keeps long digits and leading zeros', async () => {
    const rows = [{ a: markInexact('12345678901234567890') }, { a: '00420' }];
    expect(await rowsOf(bytesOf(rows))).toEqual([['a'], ['12345678901234567890'], ['00420']]);
  });

  it.each([
    [999_999_999_999_999, 999_999_999_999_999],
    [-1_234_567_890_123_456, '-1234567890123456'],
    [1_234_567_890_123_456, '1234567890123456'],
    [1e21, 1e21],
    [0.30000000000000004, 0.30000000000000004],
  ])('has %d as what keeps its digits: Excel shows 15 of a number', async (a, held) => {
    expect(await rowsOf(bytesOf([{ a }]))).toEqual([['a'], [held]]);
  });

  it.each([
    ['2026-07-15', new Date('2026-07-15T00:00:00Z')],
    ['2026-07-15 07:57:23', new Date('2026-07-15T07:57:23Z')],
    ['2026-07-15T07:57:23.250Z', new Date('2026-07-15T07:57:23.250Z')],
    ['2026-02-30', '2026-02-30'],
    ['2026-07-15 25:00', '2026-07-15 25:00'],
    ['2026-07-15T07:57:23+08:00', '2026-07-15T07:57:23+08:00'],
    ['1899-01-01', '1899-01-01'],
    ['20260715', '20260715'],
  ])('holds %j as %j', async (text, value) => {
    expect((await rowsOf(bytesOf([{ a: text }])))?.[1]).toEqual([value]);
  });

  it('links web addresses, and no others', () => {
    const bytes = bytesOf([{ a: 'https://a.example/?b=1&c="2"' }, { a: 'javascript:alert(1)' }]);
    expect(sheetOf(bytes).match(/<hyperlink .*?>/g)).toEqual(['<hyperlink ref="A2" r:id="rId1"/>']);
    expect(partOf(bytes, 'xl/worksheets/_rels/sheet1.xml.rels')).toContain(
      'Target="https://a.example/?b=1&amp;c=%222%22" TargetMode="External"',
    );
  });

  it('has each of many links lead where its own cell says', () => {
    const bytes = bytesOf(Array.from({ length: 1_201 }, (_, at) => ({ a: `https://a.example/${at}` })));
    const places = [...sheetOf(bytes).matchAll(/<hyperlink ref="A(\d+)" r:id="rId(\d+)"\/>/g)];
    const targets = new Map(
      [
        ...partOf(bytes, 'xl/worksheets/_rels/sheet1.xml.rels').matchAll(/Id="rId(\d+)"[^>]*Target="(.*?)"/g),
      ].map(([, id, target]) => [id, target]),
    );
    expect(places.map(([, row, id]) => `${row} ${targets.get(id)}`)).toEqual(
      Array.from({ length: 1_201 }, (_, at) => `${at + 2} https://a.example/${at}`),
    );
  });

  it('has a bold head that stays and filters, over columns as wide as what is in them', () => {
    const bytes = bytesOf([{ a: 'x'.repeat(30), b: '北京市' }], { columns: columnsOf('a', 'b', 'c') });
    const xml = sheetOf(bytes);
    expect(xml).toContain('<c r="A1" t="inlineStr" s="1">');
    expect(xml).toContain('state="frozen"');
    expect(xml).toContain('<autoFilter ref="A1:C2"/>');
    expect([...xml.matchAll(/width="(\d+)"/g)].map(([, width]) => width)).toEqual(['32', '8', '8']);
  });

  it('names columns as spreadsheets do', () => {
    const keys = Array.from({ length: 703 }, (_, index) => `k${index}`);
    const xml = sheetOf(bytesOf([], { columns: columnsOf(...keys) }));
    for (const place of ['Z1', 'AA1', 'ZZ1', 'AAA1']) expect(xml).toContain(`r="${place}"`);
  });

  it('cuts a text that no cell can hold, not through a sign, and says so', async () => {
    const onCut = vi.fn();
    const rows = [{ a: 'x'.repeat(MAX_CELL + 1) }, { a: `${'x'.repeat(MAX_CELL - 1)}😀` }];
    const read = await rowsOf(bytesOf(rows, { onCut }));
    expect(read?.slice(1)).toEqual([['x'.repeat(MAX_CELL)], ['x'.repeat(MAX_CELL - 1)]]);
    expect(onCut).toHaveBeenCalledTimes(2);
  });

  it('does not let a text write its XML, nor its escapes', () => {
    const texts = ['</t></is></c>&<b>', '_x0041_', 'a\u0001b\uFFFF\uD800', ' spaces '];
    const xml = sheetOf(bytesOf(texts.map((a) => ({ a }))));
    expect([...xml.matchAll(/<t xml:space="preserve">(.*?)<\/t>/g)].map(([, text]) => text)).toEqual([
      'a',
      '&lt;/t&gt;&lt;/is&gt;&lt;/c&gt;&amp;&lt;b&gt;',
      '_x005F_x0041_',
      'a_x0001_b_xFFFF__xD800_',
      ' spaces ',
    ]);
  });
});
