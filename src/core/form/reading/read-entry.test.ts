import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '#core/json/json.ts';
import { aColumn, aParameter } from '#test/a-parameter.ts';
import { convertDate } from './date-text.ts';
import { defaultEntry } from '../default-values.ts';
import type { Entry } from '../entry.ts';
import { entryFromText, textOfEntry } from './entry-text.ts';
import type { Column, Parameter } from '../parameter.ts';
import type { FieldProblem, Problem } from '../problem.ts';
import { readEntry } from './read-entry.ts';
import { readChunk } from './read-rows.ts';
import { replaceRow, rowsOf } from '../rows.ts';

const value = (json: Json): Entry => ({ kind: 'value', value: json });
const rows = (...items: Json[]): Entry => ({ kind: 'rows', rows: rowsOf(items) });

const sent = (json: Json) => ({ value: json, problems: { first: [], count: 0 } });
const leftOut = { problems: { first: [], count: 0 } };
const wrong = (...first: FieldProblem[]) => ({ problems: { first, count: first.length } });
const required = wrong({ problem: { kind: 'required' } });

/** What is read after a person typed `text`. */
const typed = (parameter: Parameter, text: string) => readEntry(parameter, entryFromText(parameter, text));

const integer = aParameter({ type: 'integer', editor: 'number' });
const number = aParameter({ type: 'number', editor: 'number' });

describe('null', () => {
  it.each<[string, Parameters<typeof aParameter>[0], Entry]>([
    ['text', {}, value(null)],
    ['a number', { type: 'integer', editor: 'number' }, value(null)],
    ['a switch', { type: 'boolean', editor: 'switch' }, value(null)],
    ['a choice', { editor: 'select', options: [{ label: 'A', value: 'a' }] }, value(null)],
    ['a list', { type: 'array', editor: 'stringList' }, value(null)],
    ['JSON', { type: 'object', editor: 'json' }, { kind: 'text', text: 'null' }],
  ])('leaves %s out, and does not do for one that is required', (_, overrides, entry) => {
    expect(readEntry(aParameter(overrides), entry)).toEqual({ problems: { first: [], count: 0 } });
    expect(readEntry(aParameter({ ...overrides, required: true }), entry).problems.first).toEqual([
      { problem: { kind: 'required' } },
    ]);
  });
});

describe('emptiness', () => {
  it.each<[string, Partial<Parameter>, Entry | undefined, object]>([
    ['leaves out what is empty and not required', {}, undefined, leftOut],
    ['asks for what is required', { required: true }, undefined, required],
    ['sends an untouched empty text', { default: '' }, value(''), sent('')],
    ['asks for more than blanks', { required: true }, value('  '), required],
    ['sends blanks that are the default', { required: true, default: ' ' }, value(' '), sent(' ')],
    ['sends blanks where nothing is required', {}, value('  '), sent('  ')],
    ['asks for more than an empty text', { required: true }, value(''), required],
    [
      'asks for more than an empty list',
      { required: true, type: 'array', editor: 'checkbox' },
      value([]),
      required,
    ],
    [
      'asks for more than blank rows',
      { required: true, type: 'array', editor: 'stringList' },
      rows({ string: '' }, null, ' '),
      required,
    ],
    ['sends an untouched empty list', { type: 'array', editor: 'stringList', default: [] }, rows(), sent([])],
    [
      'leaves out rows that nobody has filled',
      { type: 'array', editor: 'stringList' },
      rows(null, null),
      leftOut,
    ],
    ['sends zero', { required: true, type: 'integer', editor: 'number' }, value(0), sent(0)],
    ['sends false', { required: true, type: 'boolean', editor: 'switch' }, value(false), sent(false)],
    [
      'sends a chosen empty text',
      { required: true, editor: 'select', options: [{ label: 'Any', value: '' }] },
      value(''),
      sent(''),
    ],
    [
      'sends an empty object',
      { required: true, type: 'object', editor: 'json' },
      { kind: 'text', text: '{}' },
      sent({}),
    ],
    ['sends blanks in a text', {}, value('  '), sent('  ')],
    ['leaves out blank JSON', { type: 'object', editor: 'json' }, { kind: 'text', text: ' \n' }, leftOut],
    [
      'leaves out a blank number',
      { type: 'integer', editor: 'number' },
      { kind: 'text', text: ' ' },
      leftOut,
    ],
  ])('%s', (_, overrides, entry, expected) => {
    expect(readEntry(aParameter(overrides), entry)).toEqual(expected);
  });

  it('leaves out a text that was cleared', () => {
    expect(typed(aParameter({ default: 'x' }), '')).toEqual(leftOut);
  });
});

describe('numbers', () => {
  it.each([
    ['10', 10],
    [' 10 ', 10],
    ['1e3', 1000],
    ['10.0', 10],
    ['1.5e1', 15],
    ['100e-2', 1],
    ['-7', -7],
    ['+7', 7],
    ['9007199254740991', 9007199254740991],
  ])('reads %j as the integer %j', (text, expected) => {
    expect(typed(integer, text)).toEqual(sent(expected));
  });

  it.each<[string, Problem]>([
    ['10.5', { kind: 'notWhole', below: 10, above: 11 }],
    ['-10.5', { kind: 'notWhole', below: -11, above: -10 }],
    ['0.10', { kind: 'notWhole', below: 0, above: 1 }],
    ['10.00000000000000000001', { kind: 'notWhole', below: 10, above: 11 }],
    ['9007199254740993', { kind: 'notExact', text: '9007199254740993' }],
    ['1e400', { kind: 'notExact', text: '1e400' }],
    ['-', { kind: 'notANumber', text: '-' }],
    ['ten', { kind: 'notANumber', text: 'ten' }],
    ['1,000', { kind: 'hasCommas', text: '1,000' }],
    ['-1,5', { kind: 'hasCommas', text: '-1,5' }],
    ['1,000 km', { kind: 'notANumber', text: '1,000 km' }],
    [',', { kind: 'notANumber', text: ',' }],
    ['0x10', { kind: 'notANumber', text: '0x10' }],
    ['Infinity', { kind: 'notANumber', text: 'Infinity' }],
    ['.', { kind: 'notANumber', text: '.' }],
    ['1e', { kind: 'notANumber', text: '1e' }],
  ])('does not take %j for an integer', (text, problem) => {
    expect(typed(integer, text)).toEqual(wrong({ problem }));
  });

  it.each([
    ['0.10', 0.1],
    ['.5', 0.5],
    ['5.', 5],
    ['1E-3', 0.001],
  ])('reads %j as the number %j', (text, expected) => {
    expect(typed(number, text)).toEqual(sent(expected));
  });

  it.each<[Parameter, Json, Problem]>([
    [integer, 10.5, { kind: 'notWhole', below: 10, above: 11 }],
    [integer, '10', { kind: 'wrongType', expected: 'integer', actual: 'string' }],
    [integer, 2 ** 53, { kind: 'notExact', text: '9007199254740992' }],
    [number, 2 ** 60, { kind: 'notExact', text: '1152921504606847000' }],
    [number, Number.NaN, { kind: 'notANumber', text: 'NaN' }],
    [number, true, { kind: 'wrongType', expected: 'number', actual: 'boolean' }],
  ])('refuses a given %#', (parameter, json, problem) => {
    expect(readEntry(parameter, value(json))).toEqual(wrong({ problem }));
  });

  it('keeps within the bounds', () => {
    const bounded = aParameter({ type: 'integer', editor: 'number', minimum: 1, maximum: 5 });
    expect([typed(bounded, '0'), typed(bounded, '6'), typed(bounded, '5')]).toEqual([
      wrong({ problem: { kind: 'belowMinimum', minimum: 1 } }),
      wrong({ problem: { kind: 'aboveMaximum', maximum: 5 } }),
      sent(5),
    ]);
  });

  it('sends a text for a number that is declared a text', () => {
    expect(typed(aParameter({ type: 'string', editor: 'input' }), '0.10')).toEqual(sent('0.10'));
  });

  it('never sends another number than was typed', () => {
    const decimal = fc
      .tuple(fc.bigInt(), fc.constantFrom('', '.0', '.5', '.000000000000000000001', 'e2', 'e-2'))
      .map(([whole, rest]) => `${whole}${rest}`);
    fc.assert(
      fc.property(decimal, (text) => {
        const { value: read } = typed(integer, text);
        if (read !== undefined) expect(Number.isSafeInteger(read)).toBe(true);
        if (/^-?\d+$/.test(text) && read !== undefined) expect(BigInt(Number(read))).toBe(BigInt(text));
      }),
    );
  });
});

describe('choices', () => {
  const options = [
    { label: 'One', value: 1 },
    { label: 'Any', value: '' },
  ];
  const select = aParameter({ type: 'integer', editor: 'select', options, default: 7 });
  const several = aParameter({ type: 'array', editor: 'checkbox', multiple: true, options, default: ['z'] });

  it.each<[string, Parameter, Json, object]>([
    ['an option with its type', select, 1, sent(1)],
    ['an option of another type', select, '', sent('')],
    ['the default outside the options', select, 7, sent(7)],
    ['no other value', select, 2, wrong({ problem: { kind: 'notAnOption', value: '2' } })],
    [
      'no text of an option',
      select,
      '1',
      wrong({ problem: { kind: 'wrongType', expected: 'integer', actual: 'string' } }),
    ],
    ['several options', several, [1, ''], sent([1, ''])],
    ['items of the default', several, ['z', 1], sent(['z', 1])],
    ['no other item', several, [1, 'x'], wrong({ problem: { kind: 'notAnOption', value: 'x' } })],
    [
      'a list only, where there may be several',
      several,
      1,
      wrong({ problem: { kind: 'wrongType', expected: 'array', actual: 'integer' } }),
    ],
  ])('take %s', (_, parameter, json, expected) => {
    expect(readEntry(parameter, value(json))).toEqual(expected);
  });
});

describe('JSON', () => {
  const json = (type: Parameter['type']) => aParameter({ type, editor: 'json' });

  it.each<[Parameter['type'], string, object]>([
    ['object', '{"a": [1]}', sent({ a: [1] })],
    ['array', '[1, "a"]', sent([1, 'a'])],
    ['string', '{"not": read', sent('{"not": read')],
    ['integer', '5', sent(5)],
    ['object', '[]', wrong({ problem: { kind: 'wrongType', expected: 'object', actual: 'array' } })],
    ['object', '{\n  "a": }', wrong({ problem: { kind: 'notJson', line: 2, column: 8, detail: '}' } })],
    [
      'object',
      '{"id": 9007199254740993}',
      wrong({ problem: { kind: 'notExact', text: '9007199254740993' } }),
    ],
  ])('of type %s reads %j', (type, text, expected) => {
    expect(typed(json(type), text)).toEqual(expected);
  });
});

describe('dates', () => {
  const date = aParameter({
    editor: 'datepicker',
    dateFormat: { shown: 'DD/MM/YYYY', sent: 'YYYY-MM-DD' },
    default: 'today',
  });

  it.each<[string, object]>([
    ['31/12/2024', sent('2024-12-31')],
    [' 29/02/2024 ', sent('2024-02-29')],
    ['29/02/2023', wrong({ problem: { kind: 'notADate', format: 'DD/MM/YYYY' } })],
    ['12/31/2024', wrong({ problem: { kind: 'notADate', format: 'DD/MM/YYYY' } })],
    ['1/2/2024', sent('2024-02-01')],
    ['2024-12-31', sent('2024-12-31')],
    ['1/2/24', wrong({ problem: { kind: 'notADate', format: 'DD/MM/YYYY' } })],
    ['  ', leftOut],
  ])('reads %j as it is shown', (text, expected) => {
    expect(typed(date, text)).toEqual(expected);
  });

  it.each<[Json, object]>([
    ['2024-12-31', sent('2024-12-31')],
    ['today', sent('today')],
    ['', sent('')],
    ['31/12/2024', wrong({ problem: { kind: 'notADate', format: 'YYYY-MM-DD' } })],
    [5, wrong({ problem: { kind: 'wrongType', expected: 'string', actual: 'integer' } })],
  ])('takes a given %j as it is sent', (json, expected) => {
    expect(readEntry(date, value(json))).toEqual(expected);
  });

  it('are shown in one format and sent in the other', () => {
    expect(textOfEntry(date, value('2024-12-31'))).toBe('31/12/2024');
    expect(textOfEntry(date, value('today'))).toBe('today');
  });

  it('come back from any format that holds them', () => {
    const day = fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    const format = fc.constantFrom(
      'DD/MM/YYYY',
      'MM-DD-YYYY',
      'YYYYMMDD',
      'YYYY-MM-DD HH:mm:ss',
      'D MMMM YYYY',
    );
    fc.assert(
      fc.property(day, format, (moment, shown) => {
        const iso = moment.toISOString().slice(0, 10);
        expect(convertDate(convertDate(iso, 'YYYY-MM-DD', shown) ?? '', shown, 'YYYY-MM-DD')).toBe(iso);
      }),
    );
  });
});

describe('lists', () => {
  const strings = aParameter({ type: 'array', editor: 'stringList' });
  const urls = aParameter({
    type: 'array',
    editor: 'requestList',
    itemShape: { kind: 'object', key: 'url' },
  });

  it.each<[string, Parameter, Entry, object]>([
    ['send their items as they are', strings, rows('a', ' ', 1, ''), sent(['a', ' ', 1, ''])],
    ['leave out rows that nobody has filled', strings, rows('a', null, 'b', null), sent(['a', 'b'])],
    ['send an array that came as a value', strings, value(['a']), sent(['a'])],
    [
      'refuse what is no array',
      strings,
      value('a'),
      wrong({ problem: { kind: 'wrongType', expected: 'array', actual: 'string' } }),
    ],
    [
      'refuse an array in an array',
      strings,
      rows('a', ['b']),
      wrong({ problem: { kind: 'nestedArray' }, row: 1 }),
    ],
    [
      'refuse objects among primitives',
      strings,
      rows(null, { a: 1 }, { b: 1 }, 'a'),
      wrong({ problem: { kind: 'mixedItems' }, row: 3 }),
    ],
    [
      'take http and https URLs',
      urls,
      rows({ url: 'https://a.example/?q=ü' }, { url: 'HTTP://a.example', page: 1 }),
      sent([{ url: 'https://a.example/?q=ü' }, { url: 'HTTP://a.example', page: 1 }]),
    ],
    [
      'refuse what is no URL',
      urls,
      rows({ url: 'a.example' }, { url: 'ftp://a.example' }, { url: 'https://' }, { link: 1 }, { url: '' }),
      wrong(
        { problem: { kind: 'notAUrl', text: 'a.example' }, row: 0 },
        { problem: { kind: 'notAUrl', text: 'ftp://a.example' }, row: 1 },
        { problem: { kind: 'notAUrl', text: 'https://' }, row: 2 },
        { problem: { kind: 'notAUrl', text: '{ "link": 1 }' }, row: 3 },
      ),
    ],
    [
      'take any text where their own default is no URL',
      { ...urls, default: [{ url: '/a' }] },
      rows({ url: '/b' }),
      sent([{ url: '/b' }]),
    ],
  ])('%s', (_, parameter, entry, expected) => {
    expect(readEntry(parameter, entry)).toEqual(expected);
  });

  it('keep the blank rows of a default', () => {
    const blank = { ...urls, default: [{ url: '' }, { url: 'https://a.example' }] };
    expect(readEntry(blank, defaultEntry(blank))).toEqual(sent(blank.default));
  });

  it('tell the first problems, with rows counted over all chunks, and how many there are', () => {
    const items: Json[] = Array.from({ length: 2_500 }, () => ({ url: 'https://a.example' }));
    const entry: Entry = {
      kind: 'rows',
      rows: rowsOf(items.with(2_400, { url: 'x' }).with(1_001, { url: 'y' })),
    };
    expect(readEntry(urls, entry)).toEqual(
      wrong(
        { problem: { kind: 'notAUrl', text: 'y' }, row: 1_001 },
        { problem: { kind: 'notAUrl', text: 'x' }, row: 2_400 },
      ),
    );
    const many = readEntry(urls, {
      kind: 'rows',
      rows: rowsOf(Array.from({ length: 5_000 }, () => ({ url: 'x' }))),
    });
    expect([many.problems.count, many.problems.first.length]).toEqual([5_000, 20]);
  });

  it('read one chunk again after one row changed', () => {
    const before = rowsOf<Json>(Array.from({ length: 3_000 }, () => ({ url: 'https://a.example' })));
    const readings = before.chunks.map((chunk) => readChunk(urls, chunk));
    const after = replaceRow(before, 1_500, { url: 'x' });
    expect(after.chunks.map((chunk, index) => readChunk(urls, chunk) === readings[index])).toEqual([
      true,
      false,
      true,
    ]);
  });
});

describe('tables', () => {
  const dateFormat = { shown: 'DD/MM/YYYY', sent: 'MM/DD/YYYY' };
  const table = aParameter({
    type: 'array',
    editor: 'requestListSource',
    columns: [
      aColumn({ name: 'url', required: true }),
      aColumn({ name: 'limit', type: 'integer', editor: 'number', minimum: 1 }),
      aColumn({ name: 'sort', editor: 'select', options: [{ label: 'New', value: 'new' }] }),
    ],
  });

  it('count a row with several wrong cells once', () => {
    const rows: Json[] = [{ limit: 0 }, { url: 'a' }, { url: 'b', sort: 'old' }];
    const { problems, wrong } = readChunk(table, rows);
    expect([problems.length, wrong]).toEqual([3, 2]);
  });

  it('send rows as they are, with numbers as text and keys that no column names', () => {
    const items = [
      { url: 'a', limit: '10', extra: { deep: [1] } },
      { url: 'b', limit: 10, sort: 'new' },
      { url: 'c', limit: '', sort: null },
    ];
    expect(readEntry(table, rows(...items, null))).toEqual(sent(items));
  });

  it('read each cell by its column', () => {
    const entry = rows(
      { limit: 10.5 },
      { url: 'a', limit: '0' },
      { url: 'a', limit: 'x', sort: 'old' },
      'text',
      ['a'],
    );
    expect(readEntry(table, entry)).toEqual(
      wrong(
        { problem: { kind: 'required' }, row: 0, column: 'url' },
        { problem: { kind: 'notWhole', below: 10, above: 11 }, row: 0, column: 'limit' },
        { problem: { kind: 'belowMinimum', minimum: 1 }, row: 1, column: 'limit' },
        { problem: { kind: 'notANumber', text: 'x' }, row: 2, column: 'limit' },
        { problem: { kind: 'notAnOption', value: 'old' }, row: 2, column: 'sort' },
        { problem: { kind: 'wrongType', expected: 'object', actual: 'string' }, row: 3 },
        { problem: { kind: 'nestedArray' }, row: 4 },
      ),
    );
  });

  it.each<[Partial<Column>, string, Problem]>([
    [{ editor: 'datepicker', dateFormat }, '31/02/2024', { kind: 'notADate', format: 'DD/MM/YYYY' }],
    [{ editor: 'datepicker', dateFormat }, ' 12/31/2024', { kind: 'notADate', format: 'DD/MM/YYYY' }],
    [{ editor: 'json', type: 'object' }, '{"a" 1}', { kind: 'notJson', line: 1, column: 6, detail: '1}' }],
    [{ editor: 'json', type: 'object' }, '[1]', { kind: 'wrongType', expected: 'object', actual: 'array' }],
    [{ editor: 'json', type: 'array' }, '[1]', { kind: 'wrongType', expected: 'array', actual: 'string' }],
    [
      { editor: 'json', type: 'object' },
      '{"a":1,"a":2}',
      { kind: 'repeatedKey', key: 'a', line: 1, column: 8 },
    ],
    [{ editor: 'json', type: 'array' }, '[9007199254740993]', { kind: 'notExact', text: '9007199254740993' }],
  ])('refuse in a cell of %j the text %s', (column, text, problem) => {
    const single = { ...table, columns: [aColumn({ name: 'cell', ...column })] };
    expect(readEntry(single, rows({ cell: text }))).toEqual(wrong({ problem, row: 0, column: 'cell' }));
  });

  it('take dates as they are sent, JSON of the declared type, and any text where text is declared', () => {
    const columns = [
      aColumn({ name: 'on', editor: 'datepicker', dateFormat }),
      aColumn({ name: 'filter', editor: 'json', type: 'object' }),
      aColumn({ name: 'code', editor: 'json' }),
    ];
    const items = [{ on: '12/31/2024', filter: { a: 1 }, code: '{"a" 1}' }];
    expect(readEntry({ ...table, columns }, rows(...items))).toEqual(sent(items));
  });

  it('do not ask anything of an empty row', () => {
    expect(readEntry(table, rows({ url: '', limit: null }))).toEqual(sent([{ url: '', limit: null }]));
  });
});

it('shows an entry as the text that a person would type', () => {
  expect([
    textOfEntry(integer, undefined),
    textOfEntry(integer, value(10)),
    textOfEntry(integer, { kind: 'text', text: '1e' }),
    textOfEntry(aParameter(), value('a')),
    textOfEntry(aParameter({ type: 'object', editor: 'json' }), value({ a: 1 })),
  ]).toEqual(['', '10', '1e', 'a', '{\n  "a": 1\n}']);
});

describe('items without text', () => {
  const byKeyword = { kind: 'object', key: 'keyword' } as const;
  const list = aParameter({ type: 'array', editor: 'stringList', itemShape: byKeyword });

  it.each<[string, Partial<Parameter>, readonly Json[]]>([
    [
      'text',
      {},
      [
        { keyword: '', country: 'US' },
        { keyword: ' ', country: 'US' },
      ],
    ],
    ['text in a list that needs one', { required: true }, [{ keyword: '', country: 'US' }]],
    [
      'a URL',
      { editor: 'requestList', itemShape: { kind: 'object', key: 'url' }, default: ['https://a.example'] },
      [{ keyword: 'sushi', url: '' }],
    ],
    [
      'a URL, as the default has them',
      {
        editor: 'requestList',
        itemShape: { kind: 'object', key: 'url' },
        default: [{ url: null, keyword: 'pizza' }],
      },
      [{ url: null, keyword: 'sushi' }],
    ],
  ])('are sent as they are where they hold something else: no %s', (_, overrides, items) => {
    expect(readEntry({ ...list, ...overrides }, rows(...items))).toEqual(sent([...items]));
  });

  it('are to be filled in or removed where the text was cleared, for the platform would charge a task for them', () => {
    expect(readEntry(list, rows({ keyword: 'a' }, { keyword: null, country: 'US' }))).toEqual(
      wrong({ problem: { kind: 'withoutText', item: '{ "keyword": null, "country": "US" }' }, row: 1 }),
    );
  });

  it('say nothing of the texts of a URL list, where its default has such', () => {
    const byUrl = { kind: 'object', key: 'url' } as const;
    const urls = aParameter({
      type: 'array',
      editor: 'requestList',
      itemShape: byUrl,
      default: [{ url: 'https://a.example' }, { url: '', depth: 3 }],
    });
    expect(readEntry(urls, rows({ url: 'nowhere' }))).toEqual(
      wrong({ problem: { kind: 'notAUrl', text: 'nowhere' }, row: 0 }),
    );
  });

  it('are sent where they are rows of a table', () => {
    const table = aParameter({ type: 'array', editor: 'requestListSource', itemShape: byKeyword });
    const all = rows({ keyword: '', country: 'US' });
    expect(readEntry(table, all)).toEqual(sent([{ keyword: '', country: 'US' }]));
  });
});

describe('a list of numbers', () => {
  const list = aParameter({ type: 'array', editor: 'stringList', itemShape: { kind: 'number' } });

  it('takes numbers, and no text', () => {
    expect(readEntry(list, rows(1, 2.5))).toEqual(sent([1, 2.5]));
    expect(readEntry(list, rows(1, 'three', '4'))).toEqual(
      wrong(
        { problem: { kind: 'notANumber', text: 'three' }, row: 1 },
        { problem: { kind: 'wrongType', expected: 'number', actual: 'string' }, row: 2 },
      ),
    );
  });
});
