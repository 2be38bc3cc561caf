import { expect, it } from 'vitest';

import { aDescriptor } from '#test/a-descriptor.ts';
import { aParameter } from '#test/a-parameter.ts';
import { toArray } from '#core/form/rows.ts';

import { aColumnOf, aSheet, someRules } from '#test/a-sheet.ts';
import { type CellWay, doubtIn, plainly, wayShown } from './cells/cell-ways.ts';
import { createRowChecker } from './check-rows.ts';
import { judgedBy, plainCell, waysOf } from './judge-columns.ts';
import { mendFieldCell } from './cells/mend-cell.ts';
import { type SheetDraft, takingAsRead, withCells, withoutRows } from './sheet-draft.ts';
import { SHEET_FORMAT } from './sheet-codec.ts';

const american = { shown: 'MM/DD/YYYY', sent: 'YYYY-MM-DD' };
const descriptor = {
  ...aDescriptor(),
  parameters: [
    aParameter({ name: 'day', editor: 'datepicker', dateFormat: american }),
    aParameter({ name: 'count', type: 'integer', editor: 'number' }),
    aParameter({ name: 'share', type: 'number', editor: 'number' }),
  ],
};

/** What is doubted in each row of a sheet of one column. */
function doubtsOf(sheet: SheetDraft) {
  const alone = createRowChecker({ ...someRules(sheet.columns), descriptor });
  const checker = judgedBy(alone, waysOf(alone, sheet));
  return toArray(sheet.rows).map((row) => {
    const { problems, order } = checker.check(row);
    const [{ obstacle } = { obstacle: undefined }] = problems;
    if (obstacle?.kind !== 'doubtful') return problems.length;
    expect(order).toBeUndefined();
    return [obstacle.own, obstacle.other, obstacle.isSure];
  });
}

const column = (field: string, cells: readonly string[]) =>
  aSheet(
    [aColumnOf(field)],
    cells.map((cell) => [cell]),
  );

it('doubts days that could be months once the column shows the other order', () => {
  expect(doubtsOf(column('day', ['25/04/2026', '03/04/2026', '05/05/2026', '2026-03-04']))).toEqual([
    1,
    ['2026-03-04', '2026-04-03', true],
    0,
    0,
  ]);
  expect(doubtsOf(column('day', ['04/25/2026', '03/04/2026']))).toEqual([0, 0]);
  expect(doubtsOf(column('day', ['13.4.2026', '03/04/2026', '04/25/2026']))).toEqual([
    1,
    ['2026-03-04', '2026-04-03', false],
    0,
  ]);
});

it('doubts numbers of which a point may part thousands', () => {
  const two = ['2', '2000', true];
  expect(doubtsOf(column('count', ['1.500', '2.000', '10.000', '7']))).toEqual([
    1,
    two,
    ['10', '10000', true],
    0,
  ]);
  expect(doubtsOf(column('count', ['2.000', '7']))).toEqual([['2', '2000', false], 0]);
  expect(doubtsOf(column('count', ['2.000', '1234.000', '0.000']))).toEqual([0, 0, 0]);
  expect(doubtsOf(column('share', ['1.234.567', '1.500', '1.234']))).toEqual([
    1,
    ['1.5', '1500', true],
    ['1.2340', '1234', true],
  ]);
  expect(doubtsOf(column('share', ['1.500', '2.000', '0.125']))).toEqual([0, 0, 0]);
});

it('doubts a maximum charge that is written as the others of its column', () => {
  const sheet = aSheet(
    [aColumnOf('day'), aColumnOf('cap', '@maxCharge')],
    [
      ['2026-03-04', '2,50'],
      ['2026-03-04', '1.000'],
    ],
  );
  expect(doubtsOf(sheet)).toEqual([1, ['1', '1000', true]]);
});

it('goes on to doubt them once the cells that showed it are others, or are gone', () => {
  const sheet = column('day', ['25/04/2026', '03/04/2026']);
  const doubtful = ['2026-03-04', '2026-04-03', true];
  const mended = withCells(sheet, [{ row: 0, column: 0, text: '2026-04-25' }]);
  expect(doubtsOf(mended)).toEqual([0, doubtful]);
  expect(mended.columns).toBe(sheet.columns);
  expect(doubtsOf(withoutRows(sheet, [0]))).toEqual([doubtful]);
  const decoded = SHEET_FORMAT.decode(SHEET_FORMAT.encode(mended));
  expect(decoded.ok && doubtsOf(decoded.value)).toEqual([0, doubtful]);
  expect(doubtsOf(withCells(mended, [{ row: 1, column: 0, text: '2026-04-03' }]))).toEqual([0, 0]);
});

it('doubts nothing in a column that is said to be meant as it is read', () => {
  const confirmed = takingAsRead(column('day', ['25/04/2026', '03/04/2026']), 0);
  expect(doubtsOf(confirmed)).toEqual([1, 0]);
  const again = SHEET_FORMAT.decode(SHEET_FORMAT.encode(confirmed));
  expect(again.ok && doubtsOf(again.value)).toEqual([1, 0]);
});

it('writes what was chosen so that nobody can doubt it', () => {
  const sheet = column('day', ['25/04/2026']);
  const alone = createRowChecker({ ...someRules(sheet.columns), descriptor });
  const checker = judgedBy(alone, waysOf(alone, sheet));
  expect(plainCell(checker, 0, '04/03/2026')).toBe('2026-04-03');
  expect(plainCell(checker, 0, '04/30/2026')).toBe('04/30/2026');
});

const [day, count, share] = descriptor.parameters;
const mends: readonly (readonly [typeof day, CellWay, string, string | undefined])[] = [
  [day, 'dayFirst', '03.04.2026', '2026-04-03'],
  [day, 'monthFirst', '03.04.2026', '03/04/2026'],
  [day, 'dayFirst', '03.04.2026 00:00:00', '2026-04-03'],
  [day, 'dayFirst', '25.04.2026 0:00', '04/25/2026'],
  [day, 'dayFirst', '25.04.2026 9:00', undefined],
  [count, 'comma', '2,000', '2'],
  [count, 'point', '1.500', undefined],
  [share, 'point', '1,234', '1234'],
  [share, 'comma', '1,234', '1.2340'],
];

it.each(mends)('mends what could be either as its column shows: %#', (parameter, way, text, meant) => {
  expect(parameter && mendFieldCell(parameter, text, { ways: new Set([way]) })).toBe(meant);
});

it.each([
  ['25/04/2026', 'dayFirst'],
  ['4-25-2026 10:00', 'monthFirst'],
  ['1.234,5', 'comma'],
  ['1,234.5', 'point'],
  ['€ 2,5', 'comma'],
  ['0,123', 'comma'],
  ['1.500', 'pointGroup'],
  ['2.000', undefined],
  ['42/42/2026', undefined],
  ['10', undefined],
  ['Berlin', undefined],
])('sees how %s is written', (text, way) => {
  expect(wayShown(text)).toBe(way);
});

it('gives each reading as a text that is read so, whatever the column shows', () => {
  const kind = { kind: 'date' as const, shown: 'DD/MM/YYYY HH:mm' };
  const ways = new Set<CellWay>(['monthFirst']);
  const doubt = doubtIn(kind, '3/4/2026 10:30', ways);
  expect(doubt).toMatchObject({ own: '2026-04-03 10:30', other: '2026-03-04 10:30' });
  expect(plainly(kind, doubt?.other ?? '', ways)).toBe('2026-03-04 10:30');
});
