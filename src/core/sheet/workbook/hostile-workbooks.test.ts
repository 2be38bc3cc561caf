import { strToU8, unzipSync, zipSync } from 'fflate';
import { expect, it, vi } from 'vitest';

import type { SheetFile } from '../sheet.ts';
import { aWorkbook } from '#test/a-workbook.ts';
import { readWorkbook } from './read-workbook.ts';

function fileOf(bytes: Uint8Array): SheetFile {
  const result = readWorkbook(bytes, { name: 'a.xlsx' });
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}

/** A workbook of several sheets: the rows of each part, and the parts that its sheets are. */
function aBookOf(parts: Readonly<Record<string, string>>, sheets: readonly string[]): Uint8Array {
  const relations = sheets.map(
    (part, at) => `<Relationship Id="s${at}" Type="x/worksheet" Target="worksheets/${part}.xml"/>`,
  );
  const listed = sheets.map((_, at) => `<sheet name="Sheet ${at}" sheetId="${at}" r:id="s${at}"/>`);
  return aWorkbook({
    rows: '',
    others: {
      'xl/_rels/workbook.xml.rels': strToU8(`<Relationships>${relations.join('')}</Relationships>`),
      'xl/workbook.xml': strToU8(`<workbook><sheets>${listed.join('')}</sheets></workbook>`),
      ...Object.fromEntries(
        Object.entries(parts).map(([part, rows]) => [
          `xl/worksheets/${part}.xml`,
          strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`),
        ]),
      ),
    },
  });
}

/** Bytes that are decoded while something is done. */
function bytesRead(work: () => unknown): number {
  const decode = vi.spyOn(TextDecoder.prototype, 'decode');
  work();
  const read = decode.mock.calls.reduce((sum, [bytes]) => sum + (bytes?.byteLength ?? 0), 0);
  decode.mockRestore();
  return read;
}

const ONE = '<row><c><v>1</v></c></row>';

/** Makes the archive say that a part has this size when it is unpacked. */
function claimSize(bytes: Uint8Array, part: string, size: number): void {
  const name = strToU8(part);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  // In the central directory the size stands 22 bytes before the name.
  for (let at = 46; at < bytes.length; at += 1) {
    const isName = name.every((byte, offset) => bytes[at + offset] === byte);
    if (isName && view.getUint32(at - 46, true) === 0x02014b50) view.setUint32(at - 22, size, true);
  }
}

it('unpacks no more than may be held', () => {
  const bytes = aWorkbook({ rows: ONE });
  claimSize(bytes, 'xl/worksheets/sheet1.xml', 0x7fffffff);
  expect(() => fileOf(bytes)).toThrow('tooLarge');
});

it('holds no more characters than a tab can, and says how many rows that are', () => {
  const row = `<row>${'<c t="s"><v>0</v></c>'.repeat(100)}</row>`;
  const bytes = aWorkbook({ rows: row.repeat(120), strings: `<si><t>${'x'.repeat(32_767)}</t></si>` });
  const { grid } = fileOf(bytes);
  expect(grid.rows.length).toBe(41);
  expect(grid.remarks).toEqual([{ kind: 'rowsCut', readCount: 41, of: 120 }]);
});

it('reads a part that many sheets name once', () => {
  const empty = '<row/>'.repeat(100_000);
  const bytes = aBookOf({ full: ONE, empty }, ['full', ...Array<string>(300).fill('empty')]);
  expect(bytesRead(() => fileOf(bytes))).toBeLessThan(3 * empty.length);
  const none = aBookOf({ empty }, Array<string>(300).fill('empty'));
  expect(bytesRead(() => readWorkbook(none, { name: 'a.xlsx' }))).toBeLessThan(3 * empty.length);
});

it('unpacks some tens of sheets that nobody chose, and lists all', () => {
  const names = Array.from({ length: 200 }, (_, at) => `part${at}`);
  const parts = Object.fromEntries(names.map((name) => [name, ONE]));
  const { format, others } = fileOf(aBookOf(parts, names));
  expect(others).toHaveLength(49);
  expect(format).toMatchObject({ sheets: { length: 200 } });
});

it('reads only the begin of the sheets that nobody chose', () => {
  const row = `<row spans="${'1:9 '.repeat(200)}"/>`;
  const bytes = aBookOf({ full: ONE, empty: row.repeat(20_000) }, ['full', 'empty']);
  // 4 MB, and the last 8 MB of 16, in which merged cells are sought.
  expect(bytesRead(() => fileOf(bytes))).toBeLessThan(13 * 1024 * 1024);
});

it('stops after as many rows as a sheet can have, filled or not', () => {
  const bytes = aWorkbook({ rows: `${ONE}${'<row/>'.repeat(2_000_000)}` });
  let grid: SheetFile['grid'] | undefined;
  const read = bytesRead(() => {
    ({ grid } = fileOf(bytes));
  });
  expect(grid).toMatchObject({ rows: [['1']], remarks: [{ kind: 'rowsCut', readCount: 1 }] });
  // The merged cells are sought in the last 8 MB.
  expect(read).toBeLessThan(16 * 1024 * 1024);
});

it('hides columns in a time that does not grow with how many each hides', () => {
  const timed = (last: number) => {
    const columns = `<cols>${`<col min="1" max="${last}" hidden="1"/>`.repeat(150_000)}</cols>`;
    const begun = performance.now();
    const { remarks } = fileOf(aWorkbook({ rows: ONE, columns })).grid;
    expect(remarks).toEqual([{ kind: 'hiddenColumns', count: 1, areRead: false }]);
    return performance.now() - begun;
  };
  expect(timed(16_384)).toBeLessThan(4 * timed(1));
});

it('lists the first thousand sheets', () => {
  const bytes = aBookOf({ full: ONE }, Array<string>(5_000).fill('full'));
  expect(fileOf(bytes).format).toMatchObject({ sheet: 'Sheet 0', sheets: { length: 1_000 } });
});

it('unpacks other sheets only as far as all parts together may be held', () => {
  const names = ['a', 'b', 'c', 'd'];
  const parts = unzipSync(aBookOf(Object.fromEntries(names.map((name) => [name, ONE])), names));
  const bytes = zipSync(parts, { level: 0 });
  for (const name of names) claimSize(bytes, `xl/worksheets/${name}.xml`, 400 * 1024 * 1024);
  expect(fileOf(bytes).others?.map(({ name }) => name)).toEqual(['Sheet 1']);
});
