import { expect, it } from 'vitest';
import { renderHook } from 'vitest-browser-react';

import { NO_ROWS } from '#core/results/row-set.ts';

import { windowOf } from '../results-source.ts';
import { useChoices } from './export-choices.ts';

const nothing = () => undefined;
const readTo = () => Promise.resolve(NO_ROWS);
const COLUMNS = ['a', 'b', 'c'].map((key) => ({ key, label: key.toUpperCase(), format: 'text' }));
const SOURCE = {
  source: {
    worker: 'w',
    names: { name: '', at: undefined },
    live: false,
    count: 0,
    rows: {
      set: NO_ROWS,
      busy: false,
      readTo,
      readAll: readTo,
      read: nothing,
      stop: nothing,
      renew: nothing,
    },
    window: windowOf(NO_ROWS, true),
  },
  ...{ total: 0, declared: COLUMNS, columns: COLUMNS, tableKeys: ['c', 'a'], opened: new Set<string>() },
  ...{ arrangement: { filter: 'x' }, fitting: undefined },
};

it('has the columns of the table, and what only later rows have, until some are chosen; another format forgets these', async () => {
  const { result, act } = await renderHook(() => useChoices(SOURCE));
  expect(result.current).toMatchObject({ keys: ['c', 'a'], order: { withOthers: true } });
  await act(() => result.current.pick(['b']));
  expect(result.current).toMatchObject({ keys: ['b'], order: { withOthers: false } });
  await act(() => result.current.change({ marked: false }));
  expect(result.current.keys).toEqual(['b']);
  await act(() => result.current.change({ target: 'csv' }));
  expect(result.current).toMatchObject({ keys: ['c', 'a'], order: { withOthers: true } });
});

it('has names and lists in the form that was chosen, and else as those who read the format want them', async () => {
  const { result, act } = await renderHook(() => useChoices(SOURCE));
  expect(result.current.order).toMatchObject({ names: 'labels', nested: 'text' });
  await act(() => result.current.change({ target: 'csv' }));
  expect(result.current.order).toMatchObject({ names: 'keys', nested: 'json' });
  await act(() => result.current.change({ names: 'labels', nested: 'split' }));
  expect(result.current.order).toMatchObject({ names: 'labels', nested: 'split' });
});

it('has the rows that are shown in their order, or all as they come', async () => {
  const { result, act } = await renderHook(() => useChoices(SOURCE));
  expect(result.current.order).toMatchObject({ arrangement: { filter: 'x' }, onlyNew: false });
  await act(() => result.current.setRows('all'));
  expect(result.current.order).toMatchObject({ arrangement: { filter: '' }, onlyNew: false });
  await act(() => result.current.setRows('new'));
  expect(result.current.order).toMatchObject({ arrangement: { filter: 'x' }, onlyNew: true });
});
