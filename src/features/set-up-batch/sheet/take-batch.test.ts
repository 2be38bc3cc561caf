import { describe, expect, it } from 'vitest';

import type { RowSelection } from '#core/batch/row-selection.ts';
import type { BatchId, BatchPlan } from '#core/batch/batch.ts';
import { type BatchState, openBatchState } from '#core/batch/state/batch-state.ts';
import type { RowState, RowStatus } from '#core/batch/state/row-state.ts';
import { aColumnOf, aSheet } from '#test/a-sheet.ts';
import { writeSetUp } from '#core/batch/sheet/sheet-codec.ts';
import { withCells } from '#core/batch/sheet/sheet-draft.ts';
import { toArray } from '#core/form/rows.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import { anOrder } from '#test/an-order.ts';

import { sheetStoreOf, swapStash } from './sheet-store.ts';
import { takeBatch } from './take-batch.ts';

const id = 'b-1' as BatchId;
const STATES: readonly RowStatus[] = ['succeeded', 'failed', 'stopped', 'waiting', 'left-out', 'waiting'];

type More = Readonly<Record<number, Partial<RowState>>>;

function take(wanted: RowSelection, states = STATES, more: More = {}, changed: Partial<BatchState> = {}) {
  const { worker, options } = anOrder();
  const plan: BatchPlan = {
    ...{ worker, title: 'Maps', name: 'cities.csv', columns: ['city'], secret: false },
    base: { custom: {}, options: options as RunOptions }, // it has all of them
    rows: states.map((state, at) => ({ number: at + 1, cells: [state], custom: {} })),
    rules: { parallel: 1, stopAfterFailures: 0 },
    setUp: writeSetUp(aSheet([aColumnOf('city', 'place')], [])),
  };
  const batchState = openBatchState(plan, 'all', { time: 0, fingerprint: undefined });
  const rows = states.map((state, at) => ({ state, ...more[at] }));
  return takeBatch({ id, plan, state: { ...batchState, rows, ...changed } }, wanted, {
    key: undefined,
    titleOf: (name) => name,
  });
}

function sheetOfRows(wanted: RowSelection, changed: Partial<BatchState> = {}) {
  const sheet = take(wanted, STATES, {}, changed);
  if (typeof sheet === 'string') throw new Error(sheet);
  return sheet;
}

const rowsOf = (wanted: RowSelection) => toArray(sheetOfRows(wanted).rows);

it('takes of all rows those that were left out as left out', () => {
  const rows = rowsOf('all');
  expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(rows.flatMap(({ number, leftOut }) => (leftOut ? [number] : []))).toEqual([5]);
  expect(sheetOfRows('all').source).toEqual({ kind: 'batch', name: 'cities.csv' });
});

it('takes rows that a limit has stopped together with those that failed', () => {
  const run = { slug: 'run-2' as RunSlug, state: 'limited', usage: 0, message: '' } as const; // a name of this test
  expect(take('failed', ['failed', 'stopped', 'stopped'], { 1: { run } })).toMatchObject({
    rows: { length: 2 },
  });
});

it('takes as many rows as failed, and no row that was stopped', () => {
  expect(rowsOf('failed')).toEqual([{ number: 2, cells: ['failed'] }]);
});

it('knows of rows that were sent there where they go back to, and takes none for failed that was started elsewhere', () => {
  const sent = { 0: { attempt: { id: 'a', at: 0 } }, 1: { attempt: { id: 'b', at: 0 } } };
  const elsewhere = { batch: 'b-2' as BatchId, name: 'Rows of cities.csv' };
  const states = ['failed', 'failed', 'failed', 'left-out'] as const;
  expect(take('failed', states, { ...sent, 2: { elsewhere } })).toMatchObject({
    source: {
      ...{ kind: 'batch', name: 'cities.csv' },
      sent: {
        ...{ of: id, last: 4 },
        rows: [
          { number: 1, row: 0, attempt: 'a' },
          { number: 2, row: 1, attempt: 'b' },
        ],
      },
    },
    rows: { length: 2 },
  });
  expect(take(4, states)).toMatchObject({ source: { sent: { rows: [{ number: 4, row: 3 }] } } });
  expect(take('all', states)).toMatchObject({ source: { kind: 'batch', name: 'cities.csv' } });
});

it('takes the one that is asked for, also where it was left out', () => {
  expect(rowsOf(5)).toEqual([{ number: 5, cells: ['left-out'] }]);
});

it.each(['lost', 'sending', 'started'] as const)(
  'takes no single row that is %s: it may have a run, and both would be charged',
  (state) => {
    const before = sheetStoreOf(anOrder().worker).getState().draft;
    expect(take(2, ['failed', state])).toBe('undecided');
    expect(sheetStoreOf(anOrder().worker).getState().draft).toBe(before);
    expect(take(1, ['failed', state])).toMatchObject({ rows: { length: 1 } });
  },
);

it.each(['waiting', 4] as const)(
  'knows of waiting rows where they wait (%s), and numbers new ones apart',
  (wanted) => {
    const sheet = sheetOfRows(wanted);
    expect(sheet.source).toEqual({ kind: 'batch', name: 'cities.csv', moved: { from: id, last: 6 } });
    const more = withCells(sheet, [{ row: sheet.rows.length, column: 0, text: 'Oslo' }]);
    expect(toArray(more.rows).at(-1)?.number).toBe(7);
  },
);

describe('the limits', () => {
  const rules = { parallel: 1, stopAfterFailures: 2, stopAtSpent: '20' };
  const spent = { units: 185n, scale: 1 };

  it('are those that were set last', () => {
    expect(sheetOfRows('failed').limits).toEqual({ stopAfterFailures: 0 });
    expect(sheetOfRows('failed', { rules, spent }).limits).toEqual({
      stopAfterFailures: 2,
      stopAtSpent: '20',
    });
    expect(sheetOfRows('all', { rules: { ...rules, parallel: 7 }, spent }).limits.parallel).toBe(7);
  });

  it('are for rows that are moved what is left of the sum', () => {
    const { limits, source } = sheetOfRows('waiting', { rules, spent });
    expect(limits.stopAtSpent).toBe('1.5');
    const limit = { of: '20', left: '1.5' };
    expect(source).toMatchObject({ moved: { from: id, last: 6, limit } });
    const none = sheetOfRows('waiting', { rules, spent: { units: 21n, scale: 0 } });
    expect(none.limits.stopAtSpent).toBe('0');
  });
});

it('puts the rows aside that stood there, until they are brought back, but none that the batch has', () => {
  const { worker } = anOrder();
  const store = sheetStoreOf(worker);
  const held = () => store.getState().draft;
  const own = { ...aSheet([aColumnOf('city', 'place')], [['Oslo']]), edited: true as const };
  const blank = aSheet([aColumnOf('city', 'place')], [['']]);
  store.getState().apply('replace', () => ({ sheet: blank, stash: [] }));
  const failed = sheetOfRows('failed');
  expect(held()).toEqual({ sheet: failed, stash: [] });
  sheetOfRows('all');
  expect(held().stash).toEqual([]);
  store.getState().apply('replace', (before) => ({ ...before, sheet: own }));
  const all = sheetOfRows('all');
  expect(held()).toEqual({ sheet: all, stash: [own] });
  store.getState().undo();
  expect(held()).toEqual({ sheet: own, stash: [] });
  store.getState().redo();
  store.getState().apply('cells', (now) => ({ ...now, sheet: { ...all, edited: true } }));
  swapStash(worker);
  expect(held()).toEqual({ sheet: own, stash: [{ ...all, edited: true }] });
});
