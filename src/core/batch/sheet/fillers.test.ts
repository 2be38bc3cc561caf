import { describe, expect, it } from 'vitest';

import { readDescriptor } from '#core/descriptor/read-descriptor.ts';
import { defaultValues } from '#core/form/default-values.ts';
import { toArray } from '#core/form/rows.ts';

import { createRowPlanner } from '../plan-batch.ts';
import { orderOf } from '../batch.ts';
import { fewerRuns, groupRows } from '../fewer-runs.ts';
import { aSheet, someRules } from '#test/a-sheet.ts';
import { createRowChecker } from './check-rows.ts';
import { exampleSheet } from './take/example-sheet.ts';
import { mapColumns } from './take/map-columns.ts';
import { SHEET_FORMAT, TARGETS_FORMAT } from './sheet-codec.ts';
import { fillersOf, placesFilling } from './fillers.ts';
import type { Separator } from './cells/cell-items.ts';
import { blankFields, clashesOf, type DraftColumn, leaveOut, lostColumns } from './sheet-draft.ts';

const descriptor = readDescriptor({
  version: 'v1',
  parameters: {
    custom: {
      concurrency: { fields: ['searches'] },
      properties: [
        {
          name: 'searches',
          title: 'Searches | 搜索',
          type: 'array',
          editor: 'requestListSource',
          required: true,
          default: [{ keyword: 'tea', city: 'Bonn' }],
          param_list: [
            {
              param: 'keyword',
              title: 'Search term | 搜索词',
              type: 'string',
              editor: 'input',
              required: true,
            },
            { param: 'city', title: 'City', type: 'string', editor: 'input' },
            { param: 'since', title: 'Since', type: 'string', editor: 'datepicker' },
            { param: 'count', title: 'Count', type: 'integer', editor: 'number', minimum: 1 },
            {
              ...{ param: 'tags', title: 'Tags', type: 'array', editor: 'select', multiple: true },
              options: [
                { label: 'Quiet', value: 'quiet' },
                { label: 'Central', value: 'central' },
              ],
            },
          ],
        },
        { name: 'language', title: 'Language', type: 'string', editor: 'input' },
      ],
    },
  },
});

const part = (name: string, within: string, separator?: Separator): DraftColumn => ({
  name,
  target: { kind: 'field', name: 'searches', within, ...(separator && { separator }) },
});
const WHOLE: DraftColumn = { name: 'all', target: { kind: 'field', name: 'searches' } };
const PARTS = [part('term', 'keyword'), part('city', 'city'), part('n', 'count')];

const checkerOf = (columns: readonly DraftColumn[]) =>
  createRowChecker({
    ...someRules(columns, { values: defaultValues(descriptor.parameters) }),
    descriptor,
  });

const check = (columns: readonly DraftColumn[], cells: readonly string[]) => {
  const [row] = toArray(aSheet(columns, [cells]).rows);
  return checkerOf(columns).check(row!);
};

describe('columns that fill the columns of a table', () => {
  it('make one row of the table for each row of the sheet', () => {
    const sheet = aSheet(PARTS, [
      ['coffee', 'Berlin', '3'],
      ['cocoa', '', ''],
    ]);
    const { base, plan } = createRowPlanner(checkerOf(PARTS));
    const rows = toArray(sheet.rows).flatMap((row) => plan(row) ?? []);
    const worker = checkerOf(PARTS).rules.worker;
    expect(rows.map((row) => orderOf({ worker, base }, row).custom)).toEqual([
      { searches: [{ keyword: 'coffee', city: 'Berlin', count: 3 }] },
      { searches: [{ keyword: 'cocoa' }] },
    ]);
  });

  it('make several of a cell with several items, matched by their places', () => {
    const columns = [part('term', 'keyword'), part('city', 'city', ','), part('n', 'count')];
    expect(check(columns, ['coffee\ntea\ncocoa', 'Berlin, , Rome', '']).built.custom).toEqual({
      searches: [
        { keyword: 'coffee', city: 'Berlin' },
        { keyword: 'tea' },
        { keyword: 'cocoa', city: 'Rome' },
      ],
    });
  });

  it('are refused where they hold more or fewer items than the others', () => {
    const { problems, order } = check(PARTS, ['coffee\ntea\ncocoa', 'Berlin\nRome', '']);
    expect(order).toBeUndefined();
    expect(problems).toEqual([{ column: 1, obstacle: { kind: 'uneven', count: 2, other: 0, most: 3 } }]);
  });

  it.each([
    ['\n' as const, 'coffee\ntea\ncocoa', 'Berlin\nRome\n'],
    [',' as const, 'coffee,tea,cocoa', 'Berlin,Rome,'],
  ])('keep the place of a blank last item that is written, parted by %j', (separator, terms, cities) => {
    const columns = [part('term', 'keyword', separator), part('city', 'city', separator)];
    const { problems, built } = check(columns, [terms, cities]);
    expect(problems).toEqual([]);
    expect(built.custom).toEqual({
      searches: [
        { keyword: 'coffee', city: 'Berlin' },
        { keyword: 'tea', city: 'Rome' },
        { keyword: 'cocoa' },
      ],
    });
  });

  it('are told apart, and stay as they are in rows that are put together, by the places of blank items', () => {
    const cells = ['coffee\ntea', '\nRome', ''];
    expect(check(PARTS, cells).key).toBe(check(PARTS, [' coffee\r\ntea ', '\nRome\n', ' ']).key);
    expect(check(PARTS, cells).key).not.toBe(check(PARTS, ['coffee\ntea', 'Rome\n', '']).key);
    const columns = [
      ...PARTS.slice(0, 2),
      { name: 'word', target: { kind: 'field', name: 'language' } } as const,
    ];
    const sheet = aSheet(columns, [
      ['coffee\ntea', '\nRome', 'de'],
      ['coffee\ntea', '\nRome', 'fr'],
      ['coffee\ntea', 'Rome\n', 'it'],
    ]);
    expect(groupRows(sheet, [2]).map((row) => row.cells)).toEqual([
      ['coffee\ntea', '\nRome', 'de\nfr'],
      ['coffee\ntea', 'Rome\n', 'it'],
    ]);
  });

  it.each([
    ['\n' as const, 'coffee\ntea\n', 'Berlin\nRome'],
    [',' as const, 'coffee,tea, ', 'Berlin,Rome'],
    [',' as const, 'coffee,tea,', 'Berlin,Rome,,'],
  ])('make no row of a mark %j behind the last item of all', (separator, terms, cities) => {
    const columns = [part('term', 'keyword', separator), part('city', 'city', separator)];
    const { problems, built } = check(columns, [terms, cities]);
    expect(problems).toEqual([]);
    expect(built.custom).toEqual({
      searches: [
        { keyword: 'coffee', city: 'Berlin' },
        { keyword: 'tea', city: 'Rome' },
      ],
    });
  });

  it('each tell what is wrong with what they hold', () => {
    expect(check(PARTS, ['', 'Berlin', 'many']).problems).toMatchObject([
      { column: 0, problem: { kind: 'required' } },
      { column: 2, problem: { kind: 'notANumber', text: 'many' } },
    ]);
    expect(check(PARTS, ['', 'Berlin', 'many']).problems[0]).not.toHaveProperty('within');
  });

  it('tell once for all rows what each row of the table needs and no column fills', () => {
    const columns = PARTS.slice(1);
    expect(checkerOf(columns).missing).toEqual([{ field: 'searches', within: 'keyword', beside: 0 }]);
    expect(check(columns, ['Berlin', '']).problems).toEqual([]);
    expect(check(columns, ['Berlin', '']).order).toBeUndefined();
    expect(check(columns, ['Berlin', 'many']).problems).toMatchObject([
      { column: 1, problem: { kind: 'notANumber' } },
    ]);
    expect(checkerOf(PARTS).missing).toEqual([]);
    expect(checkerOf([WHOLE]).missing).toEqual([]);
  });

  it('are found in the rows that fill them and are to be sent', () => {
    const sheet = leaveOut(aSheet(PARTS.slice(1), [['Bonn'], [''], ['', '3'], ['Wien']]), [3], true);
    const [filler] = fillersOf(sheet.columns, descriptor.parameters);
    expect(filler && placesFilling(filler, sheet.rows)).toEqual([0, 2]);
  });

  it('leave the field empty where all of them are blank, and only then', () => {
    expect(
      check([...PARTS, { name: 'id', target: { kind: 'label' } }], ['', '', '', '7']).problems,
    ).toMatchObject([{ column: 0, problem: { kind: 'required' } }]);
    expect([...blankFields(aSheet(PARTS, [['coffee', '', '']]))]).toEqual([]);
    expect([...blankFields(aSheet([...PARTS, WHOLE], [['', '', '', 'x']]))]).toEqual([]);
  });

  it('clash with one that fills the whole, and with one that fills the same', () => {
    expect(clashesOf(PARTS)).toEqual([]);
    expect(clashesOf([...PARTS, part('where', 'city')])).toMatchObject([{ columns: [1, 3] }]);
    expect(clashesOf([...PARTS, WHOLE])).toEqual([
      { target: { kind: 'field', name: 'searches' }, columns: [0, 1, 2, 3] },
    ]);
  });

  it('are lost with the column of the table', () => {
    expect(lostColumns([part('term', 'gone'), part('city', 'city')], descriptor.parameters)).toEqual([0]);
  });

  it('cannot fill one of which a row takes several values', () => {
    expect(lostColumns([part('tags', 'tags')], descriptor.parameters)).toEqual([0]);
    expect(fillersOf([part('tags', 'tags')], descriptor.parameters)).toEqual([]);
  });

  it('are kept and remembered', () => {
    const sheet = aSheet([part('term', 'keyword', ',')], [['coffee']]);
    expect(SHEET_FORMAT.decode(SHEET_FORMAT.encode(sheet))).toEqual({ ok: true, value: sheet });
    const targets = new Map([['term', PARTS[0]!.target]]);
    expect(TARGETS_FORMAT.decode(TARGETS_FORMAT.encode(targets))).toEqual({ ok: true, value: targets });
  });

  it('share a run where the Worker splits the table by itself, and where their items stay side by side', () => {
    const columns = [part('term', 'keyword', ','), part('city', 'city')];
    const sheet = aSheet(columns, [
      ['coffee, tea', 'Berlin\nRome'],
      ['cocoa', 'Bonn'],
    ]);
    expect(fewerRuns(sheet, descriptor)).toMatchObject({
      field: 'searches',
      columns: [0, 1],
      runs: 1,
      items: 3,
    });
    expect(groupRows(sheet, [0, 1])).toEqual([
      { number: 1, cells: ['coffee\ntea\ncocoa', 'Berlin\nRome\nBonn'] },
    ]);
    expect(
      fewerRuns(
        aSheet(columns, [
          ['a', 'x'],
          ['b', ''],
        ]),
        descriptor,
      ),
    ).toBeUndefined();
  });

  it('share none where an item would stand beside another one than before', () => {
    const columns = [part('city', 'city'), part('n', 'count', ',')];
    const fewer = (...rows: readonly (readonly string[])[]) =>
      fewerRuns(aSheet(columns, [...rows, ['Bern', '7'], ['Kiel', '8']]), descriptor);
    // As many items that are not blank, of other places.
    expect(fewer(['Paris\n\nRome\nOslo', '1,2,,4'])).toMatchObject({ runs: 1, items: 6 });
    expect(
      groupRows(
        aSheet(columns, [
          ['Paris\n\nRome\nOslo', '1,2,,4'],
          ['\nBern', '6,7'],
        ]),
        [0, 1],
      ),
    ).toEqual([{ number: 1, cells: ['Paris\n\nRome\nOslo\n\nBern', '1\n2\n\n4\n6\n7'] }]);
    // A blank one at the end of a cell would be lost.
    expect(fewer(['Paris\nRome', '1,'])).toBeUndefined();
    expect(fewer(['Paris\n\nRome', '1,2'])).toBeUndefined();
    expect(fewer(['Paris', '1\n2,3'])).toBeUndefined();
    expect(fewer(['Paris\nRome', '1\n2,3'])).toBeUndefined();
    // Of lines of JSON the text would be sent.
    expect(
      fewerRuns(aSheet([WHOLE], [['{"keyword":"a"}'], ['{"keyword":"b"}']]), descriptor),
    ).toBeUndefined();
  });
});

describe('what a column fills in a table', () => {
  const targets = (names: readonly string[], remembered = new Map()) =>
    mapColumns({ names, sample: [], descriptor, remembered }).map(({ target }) =>
      target.kind === 'field' ? [target.name, target.within] : target.kind,
    );

  it('is found by the name of its column, and by that with the name of the field', () => {
    expect(targets(['Keyword', 'City', 'lang'])).toEqual([
      ['searches', 'keyword'],
      ['searches', 'city'],
      ['language', undefined],
    ]);
    expect(targets(['搜索词', 'searches › since', 'searches/0/count'])).toEqual([
      ['searches', 'keyword'],
      ['searches', 'since'],
      'label',
    ]);
  });

  it('is none of which a row takes several values', () => {
    expect(targets(['keyword', 'city', 'tags', 'searches › tags'])).toEqual([
      ['searches', 'keyword'],
      ['searches', 'city'],
      'label',
      'label',
    ]);
  });

  it('is not found beside a column that fills the whole', () => {
    expect(targets(['searches', 'keyword'])).toEqual([['searches', undefined], 'label']);
    expect(targets(['keyword', 'searches'])).toEqual(['label', ['searches', undefined]]);
  });

  it('is what it was before, as long as the Worker has it', () => {
    const remembered = new Map([
      ['x', PARTS[1]!.target],
      ['y', part('', 'gone').target],
    ]);
    expect(targets(['x', 'y'], remembered)).toEqual([['searches', 'city'], 'label']);
  });

  it('leads the columns of its own example', () => {
    const { columns, rows } = exampleSheet(descriptor);
    expect(targets(columns)).toEqual([
      ['searches', 'keyword'],
      ['searches', 'city'],
    ]);
    expect(rows[0]).toEqual(['tea', 'Bonn']);
  });
});

describe('an error of the spreadsheet', () => {
  const city = { name: 'city', target: { kind: 'field', name: 'language' } } as const;

  it('is wrong where it would be sent, until a person says that it is meant', () => {
    const [term] = PARTS;
    const { order, problems } = check([term!, city], ['tea', '#N/A']);
    expect(order).toBeUndefined();
    expect(problems).toEqual([{ column: 1, obstacle: { kind: 'sheetError', text: '#N/A' } }]);
    expect(check([term!, city], ['tea\n#REF!', '']).problems).toMatchObject([
      { column: 0, obstacle: { kind: 'sheetError', text: '#REF!' } },
    ]);
    expect(check([term!, { ...city, takesErrors: true }], ['tea', '#N/A']).problems).toEqual([]);
    expect(check([term!, { name: 'id', target: { kind: 'label' } }], ['tea', '#N/A']).problems).toEqual([]);
    expect(check([term!, city], ['tea', '#1 in town']).problems).toEqual([]);
  });

  it.each(['#NV', '#WERT!', '#VALEUR!', '#¡REF!', '#¿NOMBRE?', '#N/D', '#Н/Д', 'Err:502'])(
    'is told by the word %s of a language of Excel',
    (text) => {
      expect(check([PARTS[0]!, city], ['tea', text]).problems).toEqual([
        { column: 1, obstacle: { kind: 'sheetError', text } },
      ]);
    },
  );

  it.each(['#NAME', '#nv', '#ref!', '#wert', '#VALUE!s', '#1', '#NV 89101', 'NV', '#'])(
    'is no text such as %s',
    (text) => {
      expect(check([PARTS[0]!, city], ['tea', text]).problems).toEqual([]);
    },
  );

  it('is put into no other run, and not into the form', () => {
    const [term] = PARTS;
    const beside: DraftColumn = { name: 'id', target: { kind: 'label' } };
    const labelled = aSheet(
      [term!, beside],
      [
        ['tea', ''],
        ['cocoa', '#N/A'],
      ],
    );
    expect(fewerRuns(labelled, descriptor)).toMatchObject({ runs: 1 });
    expect(fewerRuns(aSheet([term!], [['tea'], ['#N/A'], ['cocoa']]), descriptor)).toBeUndefined();
    expect(
      fewerRuns(aSheet([{ ...term!, takesErrors: true }], [['tea'], ['#N/A'], ['cocoa']]), descriptor),
    ).toMatchObject({ runs: 1, items: 3 });
  });

  it('stays meant over a reload', () => {
    const sheet = aSheet([{ ...city, takesErrors: true }], [['#N/A']]);
    expect(SHEET_FORMAT.decode(SHEET_FORMAT.encode(sheet))).toEqual({ ok: true, value: sheet });
  });
});
