import { unzipSync, strFromU8 } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it, vi } from 'vitest';

import type { JsonObject } from '#core/json/json.ts';

import { MAX_CELL, writeXlsx } from './write-xlsx.ts';

async function bytesOf(
  batches: readonly (readonly JsonObject[])[],
  keys: readonly string[],
  onCut = vi.fn(),
) {
  const source = (async function* () {
    for (const rows of batches) yield await Promise.resolve(rows);
  })();
  return new Uint8Array(await new Response(writeXlsx(source, { keys, onCut })).arrayBuffer());
}

async function rowsOf(bytes: Uint8Array) {
  const { sheets } = await readXlsx(bytes);
  return sheets[0]?.rows;
}

describe('a workbook', () => {
  it('holds the keys, then the rows in order; numbers and booleans keep their type', async () => {
    const bytes = await bytesOf(
      [[{ a: 1.5, b: 'one' }], [{ a: false, b: { deep: [1] }, c: 'not asked for' }]],
      ['b', 'a'],
    );
    expect(await rowsOf(bytes)).toEqual([
      ['b', 'a'],
      ['one', 1.5],
      ['{"deep":[1]}', false],
    ]);
  });

  it('stores what looks like a formula as a text', async () => {
    const sheet = unzipSync(await bytesOf([[{ a: '=1+1' }]], ['a']))['xl/worksheets/sheet1.xml'];
    const xml = strFromU8(sheet ?? new Uint8Array());
    expect(xml).toContain('t="inlineStr"><is><t>=1+1</t></is>');
    expect(xml).not.toContain('<f>');
  });

  it('cuts a text that no cell can hold, and says so', async () => {
    const onCut = vi.fn();
    const rows = await rowsOf(await bytesOf([[{ a: 'x'.repeat(MAX_CELL + 1) }]], ['a'], onCut));
    expect(rows?.[1]).toEqual(['x'.repeat(MAX_CELL)]);
    expect(onCut).toHaveBeenCalledOnce();
  });

  it('does not let a text write its XML, nor its escapes', async () => {
    const texts = ['</t></is></c>&<b>', '_x0041_', 'a\u0001b\uFFFF', ' spaces '];
    const sheet = unzipSync(await bytesOf([texts.map((a) => ({ a }))], ['a']))['xl/worksheets/sheet1.xml'];
    const xml = strFromU8(sheet ?? new Uint8Array());
    expect(xml.match(/<t(?: [^>]*)?>.*?<\/t>/g)).toEqual([
      '<t>a</t>',
      '<t>&lt;/t&gt;&lt;/is&gt;&lt;/c&gt;&amp;&lt;b&gt;</t>',
      '<t>_x005F_x0041_</t>',
      '<t>a_x0001_b</t>',
      '<t xml:space="preserve"> spaces </t>',
    ]);
  });
});
