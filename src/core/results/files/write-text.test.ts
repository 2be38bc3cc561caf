import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';

import { markInexact } from '#core/json/digits.ts';
import type { JsonObject } from '#core/json/json.ts';

import { type FilePlan, TEXT_WRITERS, type TextWriter } from './write-text.ts';

const columnsOf = (keys: readonly string[]) => keys.map((key) => ({ key, head: key }));

const aPlan = ({
  keys = ['a', 'b'],
  ...plan
}: Partial<FilePlan> & { keys?: readonly string[] } = {}): FilePlan => ({
  columns: columnsOf(keys),
  nested: 'json',
  escapeFormulas: true,
  ...plan,
});

function write(writer: TextWriter, ...batches: readonly (readonly JsonObject[])[]): string {
  let isFirst = true;
  const body = batches.map((rows) => {
    const text = writer.rows(rows, isFirst);
    isFirst &&= rows.length === 0;
    return text;
  });
  return writer.head + body.join('') + writer.tail;
}

describe('CSV', () => {
  it('has a line of keys, then the rows; what is nested is JSON in its field', () => {
    const rows = [
      { b: 'x, "y"', a: 1.5, c: 'not asked for' },
      { a: null, b: { deep: [true] } },
    ];
    expect(write(TEXT_WRITERS.csv(aPlan()), rows)).toBe('a,b\r\n1.5,"x, ""y"""\r\n,"{""deep"":[true]}"\r\n');
  });

  it('begins with the mark of UTF-8 where that is wanted, once', () => {
    const rows = [{ a: 'Café', b: '咖啡' }];
    const marked = write(TEXT_WRITERS.csv(aPlan({ marked: true })), rows, rows);
    expect(marked).toBe(`\uFEFF${write(TEXT_WRITERS.csv(aPlan()), rows, rows)}`);
    expect(write(TEXT_WRITERS.json(aPlan({ marked: true })), rows)).toMatch(/^\[/);
  });

  it('is the same, however the rows come', () => {
    const row = { a: 'x', b: 'y' };
    const writer = TEXT_WRITERS.csv(aPlan());
    expect(write(writer, [row], [], [row, row])).toBe(write(writer, [row, row, row]));
  });

  it.each([
    ['=HYPERLINK("https://evil.example")', true],
    ['+1 212 555 0100', false],
    ['+1 212 555-0100', false],
    ['-2+A3', true],
    ['@SUM(A1)', true],
    ['\t=1', true],
    ['\r=1', true],
    ['-', false],
    ['-5', false],
    ['+4.25', false],
    ['-1e9', false],
    ['a=b', false],
    ['https://example.com/?a=-1', false],
  ])('escapes %j as a formula: %s', (text, escaped) => {
    const file = write(TEXT_WRITERS.csv(aPlan({ keys: ['a'] })), [{ a: text }]);
    expect(Papa.parse<string[]>(file, { newline: '\r\n' }).data[1]).toEqual([escaped ? `'${text}` : text]);
  });

  it('leaves numbers alone, and texts too where escaping is off', () => {
    expect(write(TEXT_WRITERS.csv(aPlan()), [{ a: -5, b: '=1' }])).toBe("a,b\r\n-5,'=1\r\n");
    expect(write(TEXT_WRITERS.csv(aPlan({ escapeFormulas: false })), [{ a: -5, b: '=1' }])).toBe(
      'a,b\r\n-5,=1\r\n',
    );
  });

  it('keeps an empty value that stands alone in its line', () => {
    const file = write(TEXT_WRITERS.csv(aPlan({ keys: ['a'] })), [{ a: 1 }, {}, { a: '' }, { a: 2 }]);
    expect(file).toBe('a\r\n1\r\n""\r\n""\r\n2\r\n');
  });

  it('quotes a text in which another locale would find a formula', () => {
    expect(write(TEXT_WRITERS.csv(aPlan()), [{ a: 'x;=1+1', b: 'x;y' }])).toBe('a,b\r\n"x;=1+1",x;y\r\n');
    expect(write(TEXT_WRITERS.tsv(aPlan()), [{ a: 'x,@a', b: 'y' }])).toBe('a\tb\r\n"x,@a"\ty\r\n');
  });

  it('has names above the columns, what is nested as people write it, and members of what is nested', () => {
    const plan = aPlan({
      nested: 'text',
      columns: [
        { key: 'tags', head: 'Tags' },
        { key: 'hours/mon', head: 'Hours / mon' },
      ],
    });
    expect(write(TEXT_WRITERS.csv(plan), [{ tags: ['a', 'b'], hours: { mon: [9, 5] } }])).toBe(
      'Tags,Hours / mon\r\n"a, b","9, 5"\r\n',
    );
  });

  it('escapes the names of columns too', () => {
    expect(TEXT_WRITERS.csv(aPlan({ keys: ['=1', 'b'] })).head).toBe("'=1,b\r\n");
  });
});

it('TSV is read back as the very same texts', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', '\r', ',', '=') });
  fc.assert(
    fc.property(fc.array(fc.record({ a: text, b: text }), { minLength: 1 }), (rows) => {
      const file = write(TEXT_WRITERS.tsv(aPlan({ escapeFormulas: false })), rows);
      const { data } = Papa.parse(file, { delimiter: '\t', newline: '\r\n' });
      expect(data.slice(1, -1)).toEqual(rows.map(({ a, b }) => [a, b]));
    }),
  );
});

describe('JSON and JSON Lines', () => {
  const anyRow = fc.dictionary(fc.oneof(fc.string(), fc.constant('__proto__')), fc.jsonValue());

  it('are read back as the wanted keys of the very same rows', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyRow)), (batches) => {
        const rows = batches.flat() as JsonObject[]; // fast-check says unknown where it makes JSON
        const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
        const plan = aPlan({ keys });
        const json = write(TEXT_WRITERS.json(plan), ...(batches as JsonObject[][]));
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(rows)));
        const lines = write(TEXT_WRITERS.jsonl(plan), ...(batches as JsonObject[][]))
          .split('\n')
          .slice(0, -1);
        expect(lines.map((line): unknown => JSON.parse(line))).toEqual(JSON.parse(JSON.stringify(rows)));
      }),
    );
  });

  it('keep the order of the columns, and leave out what a row does not have', () => {
    expect(write(TEXT_WRITERS.json(aPlan()), [{ b: null, a: 1, c: 2 }], [{ b: 2 }])).toBe(
      '[\n{"a":1,"b":null},\n{"b":2}\n]\n',
    );
  });

  it('keep numbers that no double holds, at any depth', () => {
    const id = markInexact('12345678901234567890');
    const rows = [{ a: id, b: [{ c: id }, '12345678901234567890'] }];
    const row = '{"a":12345678901234567890,"b":[{"c":12345678901234567890},"12345678901234567890"]}';
    expect(write(TEXT_WRITERS.jsonl(aPlan()), rows)).toBe(`${row}\n`);
    expect(write(TEXT_WRITERS.csv(aPlan({ keys: ['a'] })), rows)).toBe('a\r\n12345678901234567890\r\n');
  });

  it('have the replacement sign for half a pair of surrogates, and every other text as it is', () => {
    const written = ({ a }: JsonObject) => write(TEXT_WRITERS.jsonl(aPlan()), [{ a: a ?? null }]);
    expect(written({ a: ['x\ud83d', '\udc00\udc00y'] })).toBe('{"a":["x\ufffd","\ufffd\ufffdy"]}\n');
    expect(write(TEXT_WRITERS.json(aPlan()), [{ a: '\ud83d' }])).toContain('\ufffd');
    fc.assert(
      fc.property(fc.array(fc.constantFrom('\\', 'ud83d', '\ud83d', '\ude00', 'n', '"')), (pieces) => {
        const text = pieces.join('');
        const { a } = JSON.parse(written({ a: text })) as { a: string }; // what was written
        expect(a).toBe(new TextDecoder().decode(new TextEncoder().encode(text)));
      }),
    );
  });

  it('keep a text that begins as marked numbers do', () => {
    const rows = [{ a: '\0abc', b: '\0' }];
    expect(JSON.parse(write(TEXT_WRITERS.jsonl(aPlan()), rows))).toEqual(rows[0]);
    expect(write(TEXT_WRITERS.csv(aPlan()), rows)).toBe('a,b\r\n\0abc,\0\r\n');
  });

  it('are whole without any rows', () => {
    expect(write(TEXT_WRITERS.json(aPlan()), [])).toBe('[\n]\n');
    expect(write(TEXT_WRITERS.jsonl(aPlan()), [])).toBe('');
  });
});
