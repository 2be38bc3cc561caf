import { expect, it } from 'vitest';
import { renderHook } from 'vitest-browser-react';

import { PLAIN_LAYOUT } from '#core/results/columns/column-layout.ts';
import { NO_ROWS, withPage } from '#core/results/row-set.ts';

import { aConsole } from '#test/console.tsx';

import { windowOf } from '../results-source.ts';
import { useChoices } from './export-choices.ts';
import { currentHabits, type Habits, keepHabits, storedHabits } from './export-habits.ts';

const nothing = () => undefined;
const readTo = () => Promise.resolve(NO_ROWS);
const COLUMNS = ['a', 'b', 'c'].map((key) => ({ key, label: key.toUpperCase(), format: 'text' }));
const SET = {
  ...withPage(NO_ROWS, { columns: COLUMNS, rows: [{ a: 1, b: 2, c: 'x' }], size: 1 }),
  whole: true,
};
const SOURCE = {
  source: {
    worker: 'w',
    names: { name: '', at: undefined },
    live: false,
    count: 1,
    rows: {
      set: SET,
      busy: false,
      readTo,
      readAll: readTo,
      read: nothing,
      stop: nothing,
      renew: nothing,
    },
    window: windowOf(SET, true),
  },
  layout: { ...PLAIN_LAYOUT, order: ['c', 'a'], hidden: new Set(['b']) },
  arrangement: { filter: 'x' },
};

const habits: Habits = {
  target: 'xlsx',
  columns: 'table',
  escapeFormulas: true,
  marked: true,
  optionsOpen: false,
};

const choices = (initial: Habits = habits) =>
  renderHook(() => useChoices(SOURCE, initial), { wrapper: aConsole().Wrapper });

it('columns are as in the table until others are chosen, which begin with those of the table', async () => {
  const { result, act } = await choices();
  expect(result.current).toMatchObject({ columns: 'table', asTable: 2, shownKeys: ['c', 'a'] });
  expect(result.current.order.columns).toBe('table');
  await act(() => result.current.setColumns('chosen'));
  expect(result.current.keys).toEqual(['c', 'a']);
  await act(() => result.current.choose(['b']));
  expect(result.current.order).toMatchObject({ columns: ['b'], offered: ['a', 'b', 'c'] });
  expect(result.current.habits.columns).toEqual({ worker: 'w', keys: ['b'] });
  await act(() => result.current.setColumns('all'));
  expect(result.current.order.columns).toBe('all');
});

it('what was not chosen here stays as another tab, or the dialog itself, has kept it meanwhile', async () => {
  storedHabits.write(habits);
  const { result, act } = await choices();
  await act(() => result.current.change({ names: 'keys' }));
  storedHabits.write({ ...habits, target: 'csv', optionsOpen: true });
  expect(keepHabits(result.current.changes)).toEqual({
    ...habits,
    target: 'csv',
    optionsOpen: true,
    names: 'keys',
  });
  expect(currentHabits()).toMatchObject({ target: 'csv', names: 'keys' });
});

it('columns that were chosen for another Worker are as in the table', async () => {
  const { result } = await choices({ ...habits, columns: { worker: 'other', keys: ['b'] } });
  expect(result.current.columns).toBe('table');
});

it('names and lists are as those who read the format want them, until they are chosen', async () => {
  const { result, act } = await choices();
  expect(result.current.order).toMatchObject({ names: 'labels', nested: 'text' });
  await act(() => result.current.change({ target: 'csv' }));
  expect(result.current.order).toMatchObject({ names: 'keys', nested: 'json' });
  await act(() => result.current.change({ names: 'labels', nested: 'split' }));
  expect(result.current.order).toMatchObject({ names: 'labels', nested: 'split' });
});

it('rows are those that are shown in their order, or all as they come', async () => {
  const { result, act } = await choices();
  expect(result.current.order).toMatchObject({ arrangement: { filter: 'x' }, onlyNew: false });
  await act(() => result.current.setRows('all'));
  expect(result.current.order).toMatchObject({ arrangement: { filter: '' }, onlyNew: false });
  await act(() => result.current.setRows('new'));
  expect(result.current.order).toMatchObject({ arrangement: { filter: 'x' }, onlyNew: true });
});
