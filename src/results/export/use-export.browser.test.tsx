import { expect, it, vi } from 'vitest';
import { renderHook } from 'vitest-browser-react';

import { RUN_KEY } from '#core/collection/collection.ts';
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
  columns: [],
  offered: columnsOf('n', 'price', 'tags/0'),
  split: new Set(['tags']),
  withOthers: true,
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

type World = Pick<ResultsSource, 'exported'> & {
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
  expect(await save({ columns: ORDER.offered })).toEqual({
    text: 'n,price,tags/0,tags/1,tags/2,late\r\n1,2,a,,,\r\n2,3,a,b,c,x\r\n',
    leftOut: 0,
  });
});

it('has them beside columns of which the table hides some', async () => {
  const { text } = await save({ columns: columnsOf('tags/0', 'n') });
  expect(text.split('\r\n', 1)).toEqual(['tags/0,tags/1,tags/2,n,late']);
});

it('leaves out, and says of how many columns, what nobody could choose where some were chosen by hand', async () => {
  expect(await save({ columns: columnsOf('n'), withOthers: false })).toEqual({
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
  const made = result.current.making.mutateAsync({ ...ORDER, columns: ORDER.offered });
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
  const order = { ...ORDER, columns: ORDER.offered };
  expect(await current.making.mutateAsync(order)).toMatchObject({ rows: 2, missing: 3 });
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
  await save({ columns: page.columns, arrangement: { filter: '3' } }, world);
  expect(note).not.toHaveBeenCalled();
  await save({ columns: page.columns }, world);
  expect(note.mock.calls).toEqual([[new Map([['run-1', 2]])]]);
});
