import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { expect, it, vi } from 'vitest';
import { renderHook } from 'vitest-browser-react';

import { NO_ROWS, withPage } from '#core/results/row-set.ts';
import type { ResultColumn } from '#core/run/run.ts';

import { windowOf } from '../results-source.ts';
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

/** What is saved, and what is said of it, by the first row alone. */
async function save(order: Partial<ExportOrder>) {
  const create = vi.spyOn(URL, 'createObjectURL');
  const readTo = () => Promise.resolve(SET);
  const nothing = () => undefined;
  const source = {
    worker: 'w',
    names: { worker: 'w', of: '', at: undefined },
    live: false,
    count: 2,
    rows: { set: SET, busy: false, readTo, readAll: readTo, read: nothing, stop: nothing, renew: nothing },
    window: windowOf(SET, true),
  };
  const { result } = await renderHook(() => useExport(source, nothing), {
    wrapper: ({ children }) => (
      <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>
    ),
  });
  const { leftOut } = await result.current.making.mutateAsync({ ...ORDER, ...order });
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
