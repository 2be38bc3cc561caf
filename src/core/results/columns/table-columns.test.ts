import { expect, it } from 'vitest';

import { type ColumnLayout, PLAIN_LAYOUT } from './column-layout.ts';
import { tableColumns, wholeColumns } from './table-columns.ts';

const columnsOf = (...keys: readonly string[]) => keys.map((key) => ({ key, label: key }));
const DECLARED = columnsOf('name', 'email_1', 'email_2', 'phone', 'tags');
const ROWS = [{ tags: ['a', 'b'] }];

type ColumnsInput = {
  readonly layout?: Partial<ColumnLayout>;
  readonly empty?: readonly string[];
  readonly before?: ReadonlyMap<string, string>;
  readonly folds?: boolean;
  readonly declared?: typeof DECLARED;
};

const keysOf = ({ layout, empty = [], before, folds = true, declared = DECLARED }: ColumnsInput) =>
  tableColumns(
    declared,
    {
      layout: { ...PLAIN_LAYOUT, ...layout },
      splitBy: ROWS,
      before,
      isEmpty: (key) => empty.includes(key),
    },
    folds,
  ).map(({ key }) => key);

it.each<readonly [string, ColumnsInput, string]>([
  ['has a family as one column', {}, 'name email_* phone tags'],
  ['has the members of a family where they are wanted', { folds: false }, 'name email_1 email_2 phone tags'],
  ['leaves out what is hidden', { layout: { hidden: new Set(['phone']) } }, 'name email_* tags'],
  [
    'leaves out the members of a hidden family',
    { folds: false, layout: { hidden: new Set(['email_*']) } },
    'name phone tags',
  ],
  ['leaves out what is empty', { empty: ['email_*'], folds: false }, 'name phone tags'],
  [
    'has what is empty where the table shows it',
    { empty: ['phone'], layout: { showEmpty: true } },
    'name email_* phone tags',
  ],
  [
    'has the order of the table, pinned columns first',
    { layout: { order: ['phone', 'name'], pinned: ['tags'] }, folds: false },
    'tags phone name email_1 email_2',
  ],
  [
    'has an opened family and a split column as the table does',
    { layout: { split: new Set(['email_*', 'tags']), hidden: new Set(['email_2', 'tags/0']) } },
    'name email_1 phone tags/1',
  ],
])('a file of the columns of a table %s', (_, input, expected) => {
  expect(keysOf(input).join(' ')).toBe(expected);
});

it('has older values behind the newer ones, unless there are none or they are hidden with these', () => {
  const declared = columnsOf('kind', 'old:name', 'name', 'old:phone', 'phone');
  const before = new Map([
    ['name', 'old:name'],
    ['phone', 'old:phone'],
  ]);
  const world = { declared, before };
  expect(keysOf(world)).toEqual(['kind', 'name', 'old:name', 'phone', 'old:phone']);
  expect(keysOf({ ...world, empty: ['old:name', 'old:phone'] })).toEqual(['kind', 'name', 'phone']);
  expect(keysOf({ ...world, layout: { hidden: new Set(['name']) } })).toEqual(['kind', 'phone', 'old:phone']);
});

it('knows which whole columns the parts of a table belong to', () => {
  expect(wholeColumns(columnsOf('tags/1', 'name', 'tags/0', 'gone'), DECLARED)).toEqual(
    columnsOf('tags', 'name'),
  );
});
