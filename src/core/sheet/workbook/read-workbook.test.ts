import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { type Cell, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { expect, it } from 'vitest';

import { type SheetChoice, type SheetFile, WHOLE_ROWS } from '../sheet.ts';
import { aWorkbook } from '#test/a-workbook.ts';
import { readWorkbook } from './read-workbook.ts';

const read = (bytes: Uint8Array, choice: SheetChoice = {}) => readWorkbook(bytes, { name: 'a.xlsx', choice });
function fileOf(bytes: Uint8Array, choice: SheetChoice = {}): SheetFile {
  const result = read(bytes, choice);
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}
const rowsOf = (bytes: Uint8Array, choice: SheetChoice = {}) => fileOf(bytes, choice).grid.rows;
const remarksOf = (bytes: Uint8Array, choice: SheetChoice = {}) => fileOf(bytes, choice).grid.remarks;
const written = (sheet: Omit<WriteSheet, 'name'>, more: Partial<Parameters<typeof writeXlsx>[0]> = {}) =>
  writeXlsx({ sheets: [{ name: 'Data', ...sheet }], ...more });
const cells = (entries: Readonly<Record<string, Partial<Cell>>>) => new Map(Object.entries(entries));

it('reads what another program writes: texts, numbers, dates, booleans', async () => {
  const rows = [
    ['City', 'Postcode', 'Share', 'Since', 'Open', 'ID'],
    [
      '  Rome & "more" <b> 語 😀\nnew line',
      '00184',
      0.1 + 0.2,
      new Date(Date.UTC(2026, 10, 25)),
      true,
      '12345678901234567890',
    ],
    ['=1+1', '1E5', 1e20, new Date(Date.UTC(1999, 11, 31, 13, 5)), false, null],
  ];
  const texts = [
    ['City', 'Postcode', 'Share', 'Since', 'Open', 'ID'],
    ['  Rome & "more" <b> 語 😀\nnew line', '00184', '0.3', '2026-11-25', 'TRUE', '12345678901234567890'],
    ['=1+1', '1E5', '100000000000000000000', '1999-12-31', 'FALSE', ''],
  ];
  expect(rowsOf(await written({ rows }))).toEqual(texts);
  expect(rowsOf(await written({ rows }, { stringMode: 'inline' }))).toEqual(texts);
  expect(rowsOf(await written({ rows }, { dateSystem: '1904' }))).toEqual(texts);
  expect(remarksOf(await written({ rows }))).toEqual([]);
});

it('writes numbers as the format of their cell shows them', async () => {
  const bytes = await written({
    rows: [[501, 0.125, 46351.5, 0.75, 1234.5]],
    cells: cells({
      '0,0': { value: 501, style: { numFmt: '00000' } },
      '0,1': { value: 0.125, style: { numFmt: '0.0%' } },
      '0,2': { value: 46351.5, style: { numFmt: 'dd/mm/yyyy hh:mm' } },
      '0,3': { value: 0.75, style: { numFmt: 'h:mm' } },
      '0,4': { value: 1234.5, style: { numFmt: '#,##0.00' } },
    }),
  });
  expect(rowsOf(bytes)).toEqual([['00501', '12.5%', '2026-11-25 12:00', '18:00', '1234.5']]);
});

it('puts the pieces of a rich text together, without the readings above it', () => {
  const rich =
    '<si><r><rPr><b/></rPr><t xml:space="preserve">New </t></r><r><t>_x0059_ork</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si>';
  const inline =
    '<c r="B1" t="inlineStr"><is><r><t>Los </t></r><r><t>Angeles</t></r><rPh><t>y</t></rPh></is></c>';
  const bytes = aWorkbook({ rows: `<row r="1"><c r="A1" t="s"><v>0</v></c>${inline}</row>`, strings: rich });
  expect(rowsOf(bytes)).toEqual([['New York', 'Los Angeles']]);
});

it('takes the results of formulas, and names the cells that have none or failed', () => {
  const rows =
    '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>' +
    '<c r="C1" t="str"><f>""</f><v></v></c><c r="D1"><f>NOW()</f></c><c r="E1"><f>NOW()</f><v></v></c></row>' +
    '<row r="2"><c r="A2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B2" t="e"><v>#N/A</v></c></row>';
  expect(rowsOf(aWorkbook({ rows }))).toEqual([
    ['2', 'ab'],
    ['#DIV/0!', '#N/A'],
  ]);
  expect(remarksOf(aWorkbook({ rows }))).toEqual([
    { kind: 'errorCells', count: 2, cells: ['A2', 'B2'] },
    { kind: 'formulasWithoutResult', count: 2, cells: ['D1', 'E1'] },
  ]);
});

it('leaves hidden rows and columns out and says so, or takes them', async () => {
  const bytes = await written({
    rows: [
      ['City', 'Secret', 'Note'],
      ['Rome', 's', 'n'],
      ['Paris', 't', 'm'],
    ],
    columns: [{}, { hidden: true }, {}],
    rowDefs: new Map([[1, { hidden: true }]]),
  });
  expect(fileOf(bytes).grid).toEqual({
    letters: ['A', 'C'],
    rows: [
      ['City', 'Note'],
      ['Paris', 'm'],
    ],
    numbers: [1, 3],
    remarks: [
      { kind: 'hiddenRows', count: 1, areRead: false },
      { kind: 'hiddenColumns', count: 1, areRead: false },
    ],
  });
  expect(fileOf(bytes, { takeHidden: true }).grid).toMatchObject({
    letters: ['A', 'B', 'C'],
    numbers: [1, 2, 3],
    remarks: [
      { kind: 'hiddenRows', count: 1, areRead: true },
      { kind: 'hiddenColumns', count: 1, areRead: true },
    ],
  });
});

it('holds of chosen columns alone what stands below the first rows, by their letters in the file', async () => {
  const rows = Array.from({ length: WHOLE_ROWS + 2 }, (_, at) => ['', `b${at}`, `c${at}`, `d${at}`]);
  const bytes = await written({ columns: [{}, {}, { hidden: true }, {}], rows });
  const { grid } = fileOf(bytes, { columns: ['D'] });
  expect(grid.letters).toEqual(['B', 'D']);
  expect([grid.rows[WHOLE_ROWS - 1], grid.rows[WHOLE_ROWS + 1]]).toEqual([
    [`b${WHOLE_ROWS - 1}`, `d${WHOLE_ROWS - 1}`],
    ['', `d${WHOLE_ROWS + 1}`],
  ]);
});

it('says nothing of hidden columns that are empty', () => {
  const columns = '<cols><col min="3" max="16384" hidden="1"/></cols>';
  expect(remarksOf(aWorkbook({ rows: '<row><c><v>1</v></c></row>', columns }))).toEqual([]);
});

it('gives each of the rows that a merged cell reaches over its text', async () => {
  const bytes = await written({
    rows: [
      ['Cities of Europe', null],
      ['Country', 'City'],
      ['Italy', 'Rome'],
      [null, 'Milan'],
      ['France', 'Paris'],
      [null, null],
    ],
    merges: [
      { startRow: 0, startCol: 0, endRow: 0, endCol: 1 },
      { startRow: 2, startCol: 0, endRow: 3, endCol: 0 },
      { startRow: 4, startCol: 0, endRow: 5, endCol: 0 },
    ],
  });
  expect(rowsOf(bytes)).toEqual([
    ['Cities of Europe', ''],
    ['Country', 'City'],
    ['Italy', 'Rome'],
    ['Italy', 'Milan'],
    ['France', 'Paris'],
  ]);
  expect(remarksOf(bytes)).toEqual([{ kind: 'mergedCells', count: 2 }]);
});

it('chooses the first sheet in view that holds something, and reads another by its name', async () => {
  const bytes = await writeXlsx({
    sheets: [
      { name: 'Old', hidden: true, rows: [['old']] },
      { name: 'Empty', rows: [] },
      { name: 'Cities', rows: [['Rome']] },
      { name: 'Notes', rows: [['note']] },
    ],
  });
  expect(fileOf(bytes)).toMatchObject({
    name: 'a.xlsx',
    format: {
      kind: 'workbook',
      sheet: 'Cities',
      sheets: [
        { name: 'Old', hidden: true },
        { name: 'Empty', hidden: false },
        { name: 'Cities', hidden: false },
        { name: 'Notes', hidden: false },
      ],
      takeHidden: false,
    },
    grid: { rows: [['Rome']] },
  });
  expect(rowsOf(bytes, { sheet: 'Old' })).toEqual([['old']]);
  expect(rowsOf(bytes, { sheet: 'Empty' })).toEqual([]);
  expect(rowsOf(bytes, { sheet: 'not there' })).toEqual([['Rome']]);
});

it('tells how the other sheets in view begin where none is chosen, but for empty and damaged ones', async () => {
  const many = Array.from({ length: WHOLE_ROWS + 20 }, (_, at) => [`row ${at}`]);
  const bytes = await writeXlsx({
    sheets: [
      { name: 'Cities', rows: [['Rome']] },
      { name: 'Hidden', hidden: true, rows: [['old']] },
      { name: 'Empty', rows: [] },
      { name: 'Notes', rows: many },
      { name: 'Damaged', rows: [['x']] },
    ],
  });
  const damaged = zipSync({
    ...unzipSync(bytes),
    'xl/worksheets/sheet5.xml': strToU8('<worksheet><sheetData>'),
  });
  const { others = [], grid } = fileOf(damaged);
  expect(grid.rows).toEqual([['Rome']]);
  expect(others.map(({ name }) => name)).toEqual(['Notes']);
  expect(others[0]?.grid.rows).toEqual(many.slice(0, WHOLE_ROWS));
  expect(fileOf(bytes, { sheet: 'Cities' }).others).toBeUndefined();
});

it('begins with the first column that holds something, and counts the rows of the file', () => {
  const rows =
    '<row r="3"><c r="C3" t="inlineStr"><is><t>City</t></is></c></row><row r="4"/>' +
    '<row r="6"><c r="C6" t="inlineStr"><is><t>Rome</t></is></c><c r="E6"><v>1</v></c></row>';
  expect(fileOf(aWorkbook({ rows })).grid).toEqual({
    letters: ['C', 'D', 'E'],
    rows: [
      ['City', '', ''],
      ['Rome', '', '1'],
    ],
    numbers: [3, 6],
    remarks: [{ kind: 'blankRows', count: 2 }],
  });
});

it('reads cells that do not say where they stand, and parts in a namespace of their own', () => {
  const rows =
    '<x:row><x:c><x:v>1</x:v></x:c><x:c t="inlineStr"><x:is><x:t>a&#128512;b</x:t></x:is></x:c></x:row>' +
    '<x:row><x:c t="d"><x:v>2026-11-25T00:00:00</x:v></x:c><x:c t="inlineStr"><x:is><x:t><![CDATA[<c>]]></x:t></x:is></x:c></x:row>';
  expect(rowsOf(aWorkbook({ rows, prefix: 'x:' }))).toEqual([
    ['1', 'a😀b'],
    ['2026-11-25', '<c>'],
  ]);
});

it('says what it cuts of a sheet that is too wide', () => {
  const rows = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>';
  expect(remarksOf(aWorkbook({ rows }))).toEqual([{ kind: 'columnsCut', readCount: 1_000, of: 16_384 }]);
});

const faultOf = (bytes: Uint8Array) => {
  const result = read(bytes);
  return result.ok ? undefined : result.error.kind;
};
const compound = (...names: string[]) =>
  Uint8Array.of(
    ...[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
    ...names.flatMap((name) => Array.from(name).flatMap((letter) => [letter.charCodeAt(0), 0])),
  );

it('says what a file is that it cannot read', async () => {
  const zipped = (name: string) => zipSync({ [name]: strToU8('x') });
  const whole = aWorkbook({ rows: '<row><c><v>1</v></c></row>' });
  expect(faultOf(whole)).toBeUndefined();
  expect(faultOf(whole.subarray(0, whole.length - 40))).toBe('broken');
  expect(faultOf(aWorkbook({ rows: '<row><c><v>1</v></c>' }))).toBe('broken');
  expect(faultOf(aWorkbook({ rows: '' }))).toBe('empty');
  const locked = await writeXlsx({
    sheets: [{ name: 'a', rows: [['x']] }],
    encryption: { password: 'p', spinCount: 10 },
  });
  expect(faultOf(locked)).toBe('encrypted');
  expect(faultOf(compound('Root Entry', 'Workbook'))).toBe('oldExcel');
  expect(faultOf(compound('Root Entry', 'WordDocument'))).toBe('otherFile');
  expect(faultOf(zipped('xl/workbook.bin'))).toBe('binaryExcel');
  expect(faultOf(zipped('content.xml'))).toBe('openDocument');
  expect(faultOf(zipped('Index/Document.iwa'))).toBe('appleNumbers');
  expect(faultOf(zipped('word/document.xml'))).toBe('otherFile');
  expect(faultOf(zipped('a.txt'))).toBe('otherFile');
});

it('a workbook that counts days from 1904 has its dates, whatever its extensions say beside it', () => {
  const formats = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>';
  const book =
    '<workbookPr date1904="1"/><extLst><ext><x15:workbookPr chartTrackingRefBase="1"/></ext></extLst>';
  const bytes = aWorkbook({ rows: '<row><c s="1"><v>1</v></c></row>', book });
  const relations = new TextDecoder().decode(unzipSync(bytes)['xl/_rels/workbook.xml.rels']);
  const styled = zipSync({
    ...unzipSync(bytes),
    'xl/_rels/workbook.xml.rels': strToU8(
      relations.replace(
        '</Relationships>',
        '<Relationship Id="rId9" Type="x/styles" Target="styles.xml"/></Relationships>',
      ),
    ),
    'xl/styles.xml': strToU8(formats),
  });
  expect(rowsOf(styled)).toEqual([['1904-01-02']]);
});

it('a text cell without a value is empty, and one whose text the file does not hold is named', () => {
  const rows =
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"/><c r="C1" t="s"><v> </v></c><c r="D1" t="s"><v>0</v></c></row>' +
    '<row r="2"><c r="A2" t="s"><v>7</v></c><c r="B2" t="s"><v>0</v></c></row>';
  const bytes = aWorkbook({ rows, strings: '<si><t>Name</t></si>' });
  expect(rowsOf(bytes)).toEqual([
    ['Name', '', '', 'Name'],
    ['', 'Name', '', ''],
  ]);
  expect(remarksOf(bytes)).toEqual([{ kind: 'textsMissing', count: 1, cells: ['A2'] }]);
});

it('a cell of a type that no workbook has holds a number, also where every object has its name', () => {
  const rows = '<row><c t="constructor"><v>1</v></c><c t="__proto__"><v>2</v></c></row>';
  expect(rowsOf(aWorkbook({ rows }))).toEqual([['1', '2']]);
});

it('cuts cells that are longer than a spreadsheet holds, and names them', () => {
  const long = `${'x'.repeat(32_766)}😀`;
  const cell = '<c t="s"><v>0</v></c>';
  const bytes = aWorkbook({ rows: `<row>${cell}${cell}</row>`, strings: `<si><t>${long}</t></si>` });
  expect(rowsOf(bytes)).toEqual([[long.slice(0, 32_766), long.slice(0, 32_766)]]);
  expect(remarksOf(bytes)).toEqual([{ kind: 'textsCut', count: 2, cells: ['A1', 'B1'] }]);
});

it('gives an answer to any bytes', async () => {
  const whole = await written({
    rows: [
      ['City', 'Since'],
      ['Rome', new Date(0)],
    ],
    merges: [{ startRow: 0, startCol: 0, endRow: 1, endCol: 0 }],
  });
  const plain = aWorkbook({
    rows: '<row r="1"><c r="A1" t="s"><v>0</v></c></row>',
    strings: '<si><t>a</t></si>',
  });
  const damaged = fc
    .tuple(
      fc.constantFrom(whole, plain),
      fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 8 }),
    )
    .map(([bytes, changes]) => {
      const copy = bytes.slice();
      for (const [at, byte] of changes) copy[at % copy.length] = byte;
      return copy;
    });
  const begun = fc
    .uint8Array({ maxLength: 400 })
    .map((bytes) => Uint8Array.of(0x50, 0x4b, 0x03, 0x04, ...bytes));
  fc.assert(
    fc.property(fc.oneof(damaged, begun), (bytes) => {
      const result = read(bytes);
      if (result.ok)
        for (const row of result.value.grid.rows) expect(row).toHaveLength(result.value.grid.letters.length);
    }),
    { numRuns: 600 },
  );
});

it('gives an answer to any XML in the place of rows', () => {
  const piece = fc.constantFrom(
    '<row>',
    '<row r="1">',
    '<row r="-1e9">',
    '</row>',
    '<c>',
    '<c r="A1" t="s">',
    '<c r="ZZZZZZ1">',
    '</c>',
    '<v>',
    '</v>',
    '9',
    '1e999',
    '<is>',
    '<t>',
    '</t>',
    '</is>',
    '<f>',
    '</f>',
    '&',
    '&#99999999;',
    '<!--',
    '-->',
    '"',
    "'",
    '<',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const result = read(aWorkbook({ rows: pieces.join('') }));
      expect(result.ok || result.error.kind === 'broken' || result.error.kind === 'empty').toBe(true);
    }),
    { numRuns: 200 },
  );
});

it.each([
  '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>',
  ...['<', 'a', '&', '<c r="A1" ', '"', '<!--', '<row>'],
])('ends soon when hundreds of thousands of %j come', (piece) => {
  // What takes time by the square of the length takes minutes for so much, and the test times out.
  read(aWorkbook({ rows: piece.repeat(Math.ceil(300_000 / piece.length)) }));
});

it('takes off the apostrophe that kept a text of a CSV file from being a formula', async () => {
  expect(
    rowsOf(
      await written({
        rows: [
          ['name', "'90s"],
          ["'@nasa", '@esa'],
        ],
      }),
    ),
  ).toEqual([
    ['name', "'90s"],
    ['@nasa', '@esa'],
  ]);
});
