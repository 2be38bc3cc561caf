import { expect, it, vi } from 'vitest';
import { renderHook } from 'vitest-browser-react';

import { RUN_KEY } from '#core/collection/collection.ts';
import { PLAIN_LAYOUT } from '#core/results/columns/column-layout.ts';
import { NO_ROWS, type RowSet, withPage } from '#core/results/row-set.ts';
import type { ResultColumn } from '#core/run/run.ts';
import { aConsole } from '#test/console.tsx';

import { type ResultsSource, windowOf } from '../results-source.ts';
import { type ExportOrder, useExport } from './use-export.ts';

const columnsOf = (...keys: readonly string[]): readonly ResultColumn[] =>
  keys.map((key) => ({ key, label: key, format: '' }));

/** The columns and the members of the list of which only the last row has all. */
const ROWS = [
  { n: 1, price: 2, tags: ['a'] },
  { n: 2, price: 3, tags: ['a', 'b', 'c'], late: 'x' },
];
const SET = {
  ...withPage(NO_ROWS, { columns: columnsOf('n', 'price', 'tags', 'late'), rows: ROWS, size: 2 }),
  whole: true,
};

const ORDER: ExportOrder = {
  format: 'csv',
  names: 'keys',
  nested: 'json',
  escapeFormulas: true,
  marked: false,
  arrangement: { filter: '' },
  onlyNew: false,
  columns: 'all',
  layout: { ...PLAIN_LAYOUT, split: new Set(['tags']) },
};

const nothing = () => undefined;

/** What exports the rows of a source. */
async function exporter({
  set = SET,
  readAll = () => Promise.resolve(set),
  stop = nothing,
  ...more
}: World = {}) {
  const source = {
    worker: 'w',
    names: { name: '', at: undefined },
    live: false,
    count: 2,
    rows: { set, busy: false, readTo: readAll, readAll, read: nothing, stop, renew: nothing },
    window: windowOf(set, true),
    ...more,
  };
  const { result } = await renderHook(() => useExport(source, nothing), { wrapper: aConsole().Wrapper });
  return result;
}

type World = Pick<ResultsSource, 'exported' | 'before'> & {
  readonly set?: RowSet;
  readonly readAll?: () => Promise<RowSet>;
  readonly stop?: () => void;
};

/** What is saved, and what is said of it, by the first row alone. */
async function save(order: Partial<ExportOrder>, world?: World) {
  const create = vi.spyOn(URL, 'createObjectURL');
  const { current } = await exporter(world);
  const { leftOut } = await current.making.mutateAsync({ ...ORDER, ...order });
  const [file] = create.mock.lastCall ?? [];
  create.mockRestore();
  return { text: await (file as Blob).text(), leftOut }; // what a file is made of
}

it('has what only later rows have: members of what is split, and columns', async () => {
  expect(await save({})).toEqual({
    text: 'n,price,tags/0,tags/1,tags/2,late\r\n1,2,a,,,\r\n2,3,a,b,c,x\r\n',
    leftOut: 0,
  });
});

it('has them as in the table, without what is hidden or empty in every row, in its order', async () => {
  const layout = { ...ORDER.layout, order: ['tags/0', 'n'], hidden: new Set(['price', 'tags/1']) };
  const { text } = await save({ columns: 'table', layout });
  expect(text.split('\r\n', 1)).toEqual(['tags/0,tags/2,late,n']);
});

it('has a family as one column where people read it, and its members elsewhere', async () => {
  const rows = [
    { name: 'a', mail_1: 'x', mail_2: 'y', mail_3: '' },
    { name: 'b', mail_1: '', mail_2: 'z', mail_3: '' },
  ];
  const page = { columns: columnsOf('name', 'mail_1', 'mail_2', 'mail_3'), rows, size: 2 };
  const set = { ...withPage(NO_ROWS, page), whole: true };
  const order = { columns: 'table', layout: PLAIN_LAYOUT } as const;
  expect((await save({ ...order, nested: 'text', names: 'labels' }, { set })).text).toBe(
    'name,mail_1–3\r\na,"x, y"\r\nb,z\r\n',
  );
  expect((await save(order, { set })).text).toMatch(/^name,mail_1,mail_2,mail_3\r\n/);
  expect((await save({ ...order, format: 'jsonl' }, { set })).text).toBe(
    '{"name":"a","mail_1":"x","mail_2":"y","mail_3":""}\n{"name":"b","mail_1":"","mail_2":"z","mail_3":""}\n',
  );
});

it('has older values only where there are some', async () => {
  const rows = [{ kind: 'Added', name: 'a', 'old:name': '' }];
  const page = { columns: columnsOf('kind', 'name', 'old:name'), rows, size: 1 };
  const world = (row: object) => ({
    set: { ...withPage(NO_ROWS, { ...page, rows: [{ ...rows[0], ...row }] }), whole: true },
    before: new Map([['name', 'old:name']]),
  });
  const order = { columns: 'table', layout: PLAIN_LAYOUT } as const;
  expect((await save(order, world({}))).text).toMatch(/^kind,name\r\n/);
  expect((await save(order, world({ 'old:name': 'b' }))).text).toMatch(/^kind,name,old:name\r\n/);
});

it('leaves out, and says of how many columns, what nobody could choose where some were chosen by hand', async () => {
  expect(await save({ columns: ['n'], offered: ['n', 'price', 'tags/0', 'tags/1', 'tags/2'] })).toEqual({
    text: 'n\r\n1\r\n2\r\n',
    leftOut: 1,
  });
});

it('saves nothing once it is cancelled, also while rows are read, which ends', async () => {
  const create = vi.spyOn(URL, 'createObjectURL');
  const stop = vi.fn();
  const note = vi.fn();
  let give: (set: RowSet) => void = nothing;
  const readAll = () => new Promise<RowSet>((resolve) => (give = resolve));
  const result = await exporter({ readAll, stop, exported: { last: undefined, note } });
  const made = result.current.making.mutateAsync(ORDER);
  await expect.poll(() => result.current.making.isPending).toBe(true);
  result.current.cancel();
  expect(stop).toHaveBeenCalledOnce();
  give(SET);
  await expect(made).rejects.toMatchObject({ facts: { kind: 'cancelled' } });
  expect([create, note].map(({ mock }) => mock.calls.length)).toEqual([0, 0]);
  create.mockRestore();
});

it('says how many rows the platform counts and did not give', async () => {
  const { current } = await exporter({ set: { ...SET, total: 5 } });
  expect(await current.making.mutateAsync(ORDER)).toMatchObject({ rows: 2, of: 2, missing: 3 });
});

it('notes of which run how many rows a file had, but not where it was made of some that were chosen', async () => {
  const page = {
    columns: columnsOf('n'),
    rows: ROWS.map((row) => ({ ...row, [RUN_KEY]: 'run-1' })),
    size: 2,
  };
  const set = { ...withPage(NO_ROWS, page), whole: true };
  const note = vi.fn();
  const world = { set, exported: { last: undefined, note } };
  await save({ arrangement: { filter: '3' } }, world);
  expect(note).not.toHaveBeenCalled();
  await save({}, world);
  expect(note.mock.calls).toEqual([[new Map([['run-1', 2]])]]);
});
