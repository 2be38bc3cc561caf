import fc from 'fast-check';
import { expect, it } from 'vitest';

import { readTextSheet } from './read-text-sheet.ts';
import { SHEET_LIMITS, type SheetChoice } from './sheet.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const file = (name: string, content: string | Uint8Array, choice: SheetChoice = {}, languages = ['en']) =>
  readTextSheet(
    { kind: 'bytes', name, bytes: typeof content === 'string' ? bytesOf(content) : content },
    { choice, languages },
  );
const pasted = (text: string, choice: SheetChoice = {}) => readTextSheet({ kind: 'text', text }, { choice });
const rowsOf = (result: ReturnType<typeof file>) => (result.ok ? result.value.grid.rows : result.error);
const delimiterOf = (result: ReturnType<typeof file>) =>
  result.ok && result.value.format.kind === 'text' ? result.value.format.delimiter : undefined;
const remarksOf = (result: ReturnType<typeof file>) => (result.ok ? result.value.grid.remarks : undefined);

it('reads rows whatever ends their lines and stands between their cells', () => {
  const rows = [
    ['City', 'People'],
    ['Rome, "the" city', '2,8'],
  ];
  expect(rowsOf(file('a.csv', 'City,People\r\n"Rome, ""the"" city","2,8"\r\n'))).toEqual(rows);
  expect(rowsOf(file('a.csv', 'City;People\r"Rome, ""the"" city";2,8\r'))).toEqual(rows);
  expect(rowsOf(file('a.tsv', 'City\tPeople\n"Rome, ""the"" city"\t2,8'))).toEqual(rows);
  expect(rowsOf(file('a.csv', 'City|People\n"Rome, ""the"" city"|2,8\n'))).toEqual(rows);
  expect(rowsOf(file('a.csv', 'sep=;\r\nCity;People\r\n"Rome, ""the"" city";2,8'))).toEqual(rows);
  expect(rowsOf(pasted('City\tPeople\n"Rome, ""the"" city"\t2,8\n'))).toEqual(rows);
});

it('reads with what a person says to stand between the cells', () => {
  expect(rowsOf(pasted('a|b;c\n', { delimiter: ';' }))).toEqual([['a|b', 'c']]);
});

it('keeps the quotes and the commas of the lines of a .txt file, and reads its tabs', () => {
  expect(rowsOf(file('a.txt', '"pizza near me"\nramen, tokyo\n'))).toEqual([
    ['"pizza near me"'],
    ['ramen, tokyo'],
  ]);
  expect(rowsOf(file('a.txt', 'a\t"b c"\n'))).toEqual([['a', 'b c']]);
});

it('reads the quotes of a .csv file also where that has one column', () => {
  expect(rowsOf(file('a.csv', '"a, b"\n"c ""d"""\n'))).toEqual([['a, b'], ['c "d"']]);
});

it('splits pasted text only where each of its lines has the same number of cells', () => {
  expect(delimiterOf(pasted('url,depth\na,1\n'))).toBe(',');
  expect(delimiterOf(pasted('pizza, near me\nramen\n'))).toBe('');
  expect(delimiterOf(pasted('pizza, near me'))).toBe('');
  expect(delimiterOf(pasted('https://a.example/@1,2\nhttps://a.example/@3,4\n'))).toBe('');
});

it('fills short rows up, and drops empty rows and columns at the end', () => {
  const read = file('a.csv', 'a,b,,\n\nc\n,d,,,\n,,\n \n');
  expect(rowsOf(read)).toEqual([
    ['a', 'b'],
    ['c', ''],
    ['', 'd'],
  ]);
  expect(read).toMatchObject({ value: { grid: { letters: ['A', 'B'], numbers: [1, 3, 4] } } });
  expect(remarksOf(read)).toEqual([{ kind: 'blankRows', count: 1 }]);
});

/** 城市,人数 / 北京,2100 in GBK. */
const GBK = new Uint8Array([
  ...[0xb3, 0xc7, 0xca, 0xd0, 0x2c, 0xc8, 0xcb, 0xca, 0xfd, 0x0a],
  ...[0xb1, 0xb1, 0xbe, 0xa9, 0x2c, 0x32, 0x31, 0x30, 0x30],
]);
const utf16 = (text: string, bigEndian: boolean) =>
  Uint8Array.from(
    Array.from(text).flatMap((letter) => {
      const code = letter.charCodeAt(0);
      return bigEndian ? [code >> 8, code & 0xff] : [code & 0xff, code >> 8];
    }),
  );

it('reads every encoding that spreadsheets write, and says where it was a guess', () => {
  const rows = [
    ['城市', '人数'],
    ['北京', '2100'],
  ];
  const text = '城市,人数\n北京,2100';
  const sure = [
    bytesOf(text),
    bytesOf(`\ufeff${text}`),
    utf16(`\ufeff${text}`, true),
    utf16(`\ufeff${text}`, false),
  ];
  for (const bytes of sure) {
    expect(rowsOf(file('a.csv', bytes))).toEqual(rows);
    expect(remarksOf(file('a.csv', bytes))).toEqual([]);
  }
  expect(rowsOf(file('a.csv', GBK))).toEqual(rows);
  expect(remarksOf(file('a.csv', GBK))).toEqual([{ kind: 'encodingGuessed', encoding: 'gb18030' }]);
  const english = 'city,people\nRome,28';
  for (const bigEndian of [true, false]) {
    expect(rowsOf(file('a.csv', utf16(english, bigEndian)))).toEqual([
      ['city', 'people'],
      ['Rome', '28'],
    ]);
  }
});

/** 상호,주소 / 행복분식,서울특별시 강남구 테헤란로 in EUC-KR. */
const KOREAN = Uint8Array.from(
  'bbf3c8a32cc1d6bcd20ac7e0bab9bad0bdc42cbcadbfefc6afbab0bdc320b0adb3b2b1b820c5d7c7ecb6f5b7ce'.match(/../g) ??
    [],
  (byte) => Number.parseInt(byte, 16),
);

it('takes a Korean file for one in any browser but a Chinese one', () => {
  for (const language of ['en', 'de', 'ko']) {
    expect(rowsOf(file('a.csv', KOREAN, {}, [language]))).toEqual([
      ['상호', '주소'],
      ['행복분식', '서울특별시 강남구 테헤란로'],
    ]);
  }
  const chinese = file('a.csv', KOREAN, {}, ['zh-CN']);
  expect(remarksOf(chinese)).toEqual([{ kind: 'encodingGuessed', encoding: 'gb18030' }]);
});

it('takes bytes of no certain encoding for what is written in the languages of the person', () => {
  const cafe = new Uint8Array([0x63, 0x61, 0x66, 0xe9, 0x73]);
  const first = (...args: Parameters<typeof file>) => rowsOf(file(...args));
  expect(first('a.csv', cafe)).toEqual([['cafés']]);
  const taipei = new Uint8Array([0xa5, 0x78, 0xa5, 0x5f]);
  expect(first('a.csv', taipei, {}, ['zh-TW', 'en'])).toEqual([['台北']]);
  const moscow = new Uint8Array([0xcc, 0xee, 0xf1, 0xea, 0xe2, 0xe0]);
  expect(first('a.csv', moscow, { encoding: 'windows-1251' })).toEqual([['Москва']]);
});

it.each([
  // "Łódź", "Žďár", "Αθήνα", "İzmir", "ไทย", "חיפה", "حلب", "Šiauliai", as programs in these languages write them.
  ['pl', [0xa3, 0xf3, 0x64, 0x9f], 'Łódź', 'windows-1250'],
  ['cs-CZ', [0x8e, 0xef, 0xe1, 0x72], 'Žďár', 'windows-1250'],
  ['el', [0xc1, 0xe8, 0xde, 0xed, 0xe1], 'Αθήνα', 'windows-1253'],
  ['tr-TR', [0xdd, 0x7a, 0x6d, 0x69, 0x72], 'İzmir', 'windows-1254'],
  ['he', [0xe7, 0xe9, 0xf4, 0xe4], 'חיפה', 'windows-1255'],
  ['ar', [0xcd, 0xe1, 0xc8], 'حلب', 'windows-1256'],
  ['lt', [0xd0, 0x69, 0x61, 0x75, 0x6c, 0x69, 0x61, 0x69], 'Šiauliai', 'windows-1257'],
  ['th', [0xe4, 0xb7, 0xc2], 'ไทย', 'windows-874'],
  ['de', [0x66, 0x72, 0x9f, 0x68], 'früh', 'macintosh'],
  ['fr', [0x43, 0x61, 0x66, 0x8e, 0x73], 'Cafés', 'macintosh'],
  ['fr', [0x63, 0x72, 0xe8, 0x6d, 0x65, 0x73, 0x20, 0xae], 'crèmes ®', 'windows-1252'],
] as const)(
  'in a browser of %s reads %j as %s, and says that it guessed',
  (language, bytes, text, encoding) => {
    const read = file('a.csv', Uint8Array.from(bytes), {}, [language]);
    expect(rowsOf(read)).toEqual([[text]]);
    expect(remarksOf(read)).toEqual([{ kind: 'encodingGuessed', encoding }]);
  },
);

it('takes a text for UTF-8 that has one wrong byte', () => {
  const bytes = Uint8Array.of(...bytesOf('Zürich, Malmö, Orléans, Łódź, Besançon, Kraków é'), 0xff);
  expect(rowsOf(file('a.txt', bytes))).toEqual([['Zürich, Malmö, Orléans, Łódź, Besançon, Kraków é\ufffd']]);
});

it('says what it cuts of a sheet that is too long or too wide', () => {
  const long = file('a.csv', 'a,b\n'.repeat(200_000));
  expect(long).toMatchObject({ ok: true, value: { grid: { letters: ['A', 'B'] } } });
  expect(remarksOf(long)).toEqual([{ kind: 'rowsCut', readCount: 100_001, of: 200_000 }]);
  const wide = file('a.csv', `${Array(1_500).fill('x').join(',')}\n`);
  expect(remarksOf(wide)).toEqual([{ kind: 'columnsCut', readCount: SHEET_LIMITS.columns, of: 1_500 }]);
  const cut = readTextSheet({ kind: 'bytes', name: 'a.csv', bytes: bytesOf('a,b\nc,d\ne,'), cut: true });
  expect(rowsOf(cut)).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
  expect(remarksOf(cut)).toEqual([{ kind: 'rowsCut', readCount: 2, of: undefined }]);
});

it('says in which rows a quote is not closed at the end of its cell', () => {
  const read = file('a.csv', 'food,why\n"onions"  ,a\n"say \\"no\\", thanks",b\n"a ""b""","c"\n');
  expect(remarksOf(read)).toEqual([{ kind: 'openQuotes', count: 2, numbers: [2, 3] }]);
  expect(remarksOf(file('a.txt', '"a" b\n"c\n'))).toEqual([]);
});

it('says that nothing is in it, and that it is no text', () => {
  expect(file('a.csv', '')).toEqual({ ok: false, error: { kind: 'empty' } });
  expect(file('a.csv', ' \n,,\n')).toEqual({ ok: false, error: { kind: 'empty' } });
  const image = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48]);
  expect(file('a.csv', image)).toEqual({ ok: false, error: { kind: 'otherFile' } });
});

it('gives an answer to any bytes, in time in proportion to their length', () => {
  const strange = fc.oneof(
    fc.uint8Array({ maxLength: 2_000 }),
    fc
      .string({ unit: fc.constantFrom('"', ',', '\n', '\r', '\t', ';', 'é', '\0'), maxLength: 500 })
      .map(bytesOf),
  );
  fc.assert(
    fc.property(strange, fc.constantFrom('a.csv', 'a.txt', 'a'), (bytes, name) => {
      const read = file(name, bytes);
      expect(
        read.ok ? read.value.grid.rows.every((row) => row.length === read.value.grid.letters.length) : true,
      ).toBe(true);
    }),
  );
});

it.each(['"', '",', '"\n', 'a,', '\n', '"a""'])(
  'ends soon when hundreds of thousands of %j come',
  (piece) => {
    // What takes time by the square of the length takes minutes for so much, and the test times out.
    file('a.csv', piece.repeat(300_000 / piece.length));
  },
);
