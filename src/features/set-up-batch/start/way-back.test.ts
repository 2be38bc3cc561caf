import { describe, expect, it } from 'vitest';

import type { BatchView } from '#batches/drive/batch-view.ts';
import { summaryOf } from '#batches/keep/batch-store.ts';
import type { BatchId, BatchPlan } from '#core/batch/batch.ts';
import { type BatchState, openBatchState } from '#core/batch/state/batch-state.ts';
import type { RowState } from '#core/batch/state/row-state.ts';
import { createBatchJudge } from '#core/batch/judge-batch.ts';
import { withCorrections } from '#core/batch/with-corrections.ts';
import { createRowPlanner } from '#core/batch/plan-batch.ts';
import { aColumnOf, aSheet, someRules } from '#test/a-sheet.ts';
import { createRowChecker, type RowRules } from '#core/batch/sheet/check-rows.ts';
import { writeSetUp } from '#core/batch/sheet/sheet-codec.ts';
import { leaveOut, type SheetDraft, withCells, withTarget } from '#core/batch/sheet/sheet-draft.ts';
import { OWN } from '#core/draft/provenance.ts';
import { rowsOf, toArray } from '#core/form/rows.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { toOptionsDraft } from '#core/options/options-draft.ts';

import { baseOfSheet, takeBatch } from '../sheet/take-batch.ts';
import { backFacts, leftBehind, sentBack, wayOf } from './way-back.ts';

const NOW = Date.now();
const of = 'b-1' as BatchId;
const COLUMNS = [aColumnOf('term', 'keywords'), aColumnOf('note', 'label')];
const rules = (more: Partial<RowRules> = {}) => ({ ...someRules(COLUMNS), ...more });

/** What rows are planned as. */
function planned(sheet: SheetDraft, checker = createRowChecker(rules({ columns: sheet.columns }))) {
  const planner = createRowPlanner(checker);
  const judging = createBatchJudge({ checker, provenance: OWN, source: sheet.source, balance: undefined });
  const rows = toArray(sheet.rows).flatMap((row) => {
    const made = planner.plan(row);
    if (made) judging.take(row);
    return made ?? [];
  });
  return { base: planner.base, planned: rows, judged: judging.judged() };
}

const FIRST = aSheet(COLUMNS, [
  ['cofee', 'a'],
  ['tea', 'b'],
  ['mate', 'c'],
]);
const MADE = planned(FIRST);
const PLAN: BatchPlan = {
  ...{
    worker: someRules([]).worker,
    title: '',
    name: 'drinks.csv',
    columns: ['term', 'note'],
    secret: false,
  },
  ...{ base: MADE.base, rows: MADE.planned, judged: MADE.judged, setUp: writeSetUp(FIRST) },
  rules: { parallel: 1, stopAfterFailures: 5, stopAtSpent: '2' },
};
const run = (results: number) => ({ slug: `run-${results}` as RunSlug, usage: 1, results, message: '' });
const ROWS: readonly RowState[] = [
  { state: 'failed', attempt: { id: 'a', at: 0 }, run: run(480) },
  { state: 'succeeded', attempt: { id: 'b', at: 0 }, run: run(3) },
  { state: 'left-out' },
];

type Changed = { plan?: Partial<BatchPlan>; state?: Partial<BatchState> };

function there({ plan: more = {}, state: changed = {} }: Changed = {}): BatchView {
  const plan = { ...PLAN, ...more };
  const batchState = {
    ...openBatchState(plan, 'all', { time: 0, fingerprint: 'm' }),
    rows: ROWS,
    ...changed,
  };
  return {
    kind: 'batch',
    driver: 'here',
    batch: { summary: summaryOf(plan, batchState), plan, state: batchState },
  };
}

/** Rows of the batch as they are taken from it. */
const sheetOfRows = (...numbers: readonly number[]): SheetDraft => ({
  ...FIRST,
  source: {
    ...{ kind: 'batch', name: 'drinks.csv' },
    sent: {
      ...{ of, last: 3 },
      rows: ROWS.map(({ attempt }, row) => ({
        ...{ number: row + 1, row },
        ...(attempt && { attempt: attempt.id }),
      })),
    },
  },
  rows: rowsOf(toArray(FIRST.rows).filter(({ number }) => numbers.includes(number))),
});

type WayInput = {
  sheet?: SheetDraft;
  more?: Partial<RowRules>;
  fingerprint?: string;
  view?: BatchView;
  isSecret?: boolean;
};

const way = ({
  sheet = sheetOfRows(1, 2),
  more = {},
  fingerprint = 'm',
  view = there(),
  isSecret = false,
}: WayInput = {}) =>
  wayOf(sheet, {
    ...{ fingerprint, view, isSecret },
    checker: createRowChecker(rules({ columns: sheet.columns, ...more })),
  });

it('has rows of a file be a batch of their own, and those of a batch go back into it once that is read', () => {
  expect(way({ sheet: FIRST })).toEqual({ kind: 'own' });
  expect(way({ view: { kind: 'reading' } })).toEqual({ kind: 'reading' });
  expect(way()).toMatchObject({ kind: 'back', batch: of });
});

const form = someRules([]).form;
const otherValues = {
  ...form.values,
  entries: new Map([...form.values.entries, ['place', { kind: 'text', text: 'Oslo' } as const]]),
};
const added = withCells(sheetOfRows(1), [{ row: 1, column: 0, text: 'milk' }]);

it.each([
  ['gone', { view: { kind: 'unread', why: 'gone' } }],
  ['unread', { view: { kind: 'unread', why: 'newer' } }],
  ['secret', { view: there({ plan: { secret: true } }) }],
  ['secretRow', { isSecret: true }],
  ['account', { view: there({ state: { foreign: 'm' } }) }],
  ['version', { more: { form: { ...form, options: { ...form.options, version: 'v9.9.9' } } } }],
  ['form', { more: { form: { ...form, values: otherValues } } }],
  ['columns', { sheet: withTarget(sheetOfRows(1), 1, { kind: 'unused' }) }],
  ['added', { sheet: added }],
  ['leftOut', { sheet: sheetOfRows(1, 3) }],
] as const)('has them be a batch of their own where they cannot (%s)', (why, input) => {
  expect(way(input as WayInput)).toMatchObject({ kind: 'apart', why });
});

it('tells of rows that waited in a batch which of them another one has by now', () => {
  const sheet: SheetDraft = {
    ...FIRST,
    source: { kind: 'batch', name: 'drinks.csv', moved: { from: of, last: 3 } },
  };
  const isIn = (...places: readonly number[]) => {
    const elsewhere = { batch: 'b-2' as BatchId, name: 'Rest' };
    const rows = ROWS.map((_, at): RowState => ({
      state: 'left-out',
      ...(places.includes(at) && { elsewhere }),
    }));
    return backFacts(way({ sheet, view: there({ state: { rows } }) }), planned(sheet), NOW);
  };
  expect(isIn(0, 2)).toEqual({ succeeded: 0, open: 0, elsewhere: 2, left: 0, remainingResults: 0 });
  expect(isIn()).toBeUndefined();
});

it('asks nothing of a row that is left out on the way', () => {
  expect(way({ sheet: leaveOut(added, [1], true) })).toMatchObject({ kind: 'back' });
  expect(way({ sheet: leaveOut(sheetOfRows(1, 3), [1], true) })).toMatchObject({ kind: 'back' });
});

it('sends what was corrected as that, judged anew, and the others as they are', () => {
  const sheet = withCells(sheetOfRows(1, 2), [{ row: 0, column: 0, text: 'coffee, cocoa' }]);
  const back = way({ sheet });
  if (back.kind !== 'back') throw new Error(back.kind);
  const made = planned(sheet);
  const sent = sentBack(back, made);
  expect(sent).toEqual({
    stops: 0,
    rows: [
      {
        ...{ row: 0, attempt: 'a' },
        corrected: {
          sent: { cells: ['coffee, cocoa', 'a'], custom: made.planned[0]?.custom },
          subtasks: made.judged.subtasks[0],
          dangers: [],
        },
      },
      { row: 1, attempt: 'b' },
    ],
  });
  expect(made.planned[0]?.custom).not.toEqual(PLAN.rows[0]?.custom);
  expect(backFacts(back, made, NOW)).toEqual({
    succeeded: 1,
    open: 0,
    elsewhere: 0,
    left: 480,
    remainingResults: 3,
  });
  const apart = way({ sheet, isSecret: true });
  expect(backFacts(apart, made, NOW)).toEqual({
    succeeded: 1,
    open: 0,
    elsewhere: 0,
    left: 0,
    remainingResults: 0,
  });
  expect(backFacts({ kind: 'own' }, made, NOW)).toBeUndefined();
});

it('sends a row with a limit that was raised for it, also where its text is as it was', () => {
  const checker = createRowChecker(
    rules({ form: { ...form, options: { ...form.options, memory: '2048' } } }),
  );
  const back = wayOf(sheetOfRows(1), { checker, fingerprint: 'm', view: there(), isSecret: false });
  if (back.kind !== 'back') throw new Error(back.kind);
  const sent = sentBack(back, planned(sheetOfRows(1), checker));
  expect(sent.rows).toMatchObject([
    { row: 0, same: true, corrected: { sent: { custom: PLAN.rows[0]?.custom, options: { memory: 2048 } } } },
  ]);
  expect(backFacts(back, planned(sheetOfRows(1), checker), NOW)).toMatchObject({
    left: 0,
    remainingResults: 480,
  });
  const corrected = sent.rows[0]?.corrected;
  if (corrected === undefined) throw new Error('as it was');
  // Opened again, the form has that limit.
  const now = withCorrections(PLAN, [{ state: 'waiting', corrected }]);
  expect(baseOfSheet(now, sheetOfRows(1)).options.memory).toBe(2048);
  expect(baseOfSheet(now, sheetOfRows(1, 2))).toEqual(PLAN.base);
});

describe('rows with limits of their own', () => {
  const options = { ...PLAN.base.options, maxCharge: 5, proxyRegion: 'US' };
  const own = { maxCharge: 2, memory: 4096, cpus: 1, proxyRegion: '' };
  const plan: BatchPlan = {
    ...PLAN,
    base: { ...PLAN.base, options },
    rows: PLAN.rows.map((row) => (row.number === 1 ? { ...row, options: own } : row)),
  };
  const [first, second] = ROWS;
  if (!first || !second) throw new Error('no rows');
  const rows = [first, { ...second, state: 'failed' as const }, { state: 'left-out' as const }];
  const view = there({ plan, state: { rows } });
  if (view.kind !== 'batch') throw new Error(view.kind);
  const taking = takeBatch({ id: of, plan, state: view.batch.state }, 'failed', {
    key: undefined,
    titleOf: (name) => (name === 'maxCharge' ? 'note' : name),
  });
  if (typeof taking === 'string') throw new Error(taking);
  const base = baseOfSheet(plan, taking);
  const limited = { ...form, options: toOptionsDraft({ ...base.options, mode: 'async' }) };
  const checkerOf = (sheet: SheetDraft) => createRowChecker(rules({ columns: sheet.columns, form: limited }));
  const backOf = (sheet: SheetDraft) => {
    const checker = checkerOf(sheet);
    const back = wayOf(sheet, { checker, fingerprint: 'm', view, isSecret: false });
    if (back.kind !== 'back') throw new Error(back.kind);
    return sentBack(back, planned(sheet, checker)).rows;
  };

  it('have these in columns where they are taken together, and the form has what the batch has', () => {
    expect(taking.columns.slice(2)).toEqual([
      { name: 'memory', target: { kind: 'option', name: 'memory' } },
      { name: 'note (2)', target: { kind: 'option', name: 'maxCharge' } },
      { name: 'proxyRegion', target: { kind: 'option', name: 'proxyRegion' } },
    ]);
    expect(toArray(taking.rows).map(({ cells }) => cells.slice(2))).toEqual([
      ['4096', '2', ''],
      ['', '', 'US'],
    ]);
    expect(base.options).toEqual({ ...options, proxyRegion: '' });
  });

  it('go back with them, whatever is corrected in another row', () => {
    expect(backOf(taking)).toEqual([
      { row: 0, attempt: 'a' },
      { row: 1, attempt: 'b' },
    ]);
    const [, { corrected } = {}] = backOf(withCells(taking, [{ row: 1, column: 0, text: 'chai' }]));
    expect(corrected?.sent).toMatchObject({ cells: ['chai', 'b'] });
    expect(corrected?.sent).not.toHaveProperty('options');
    const [raised] = backOf(withCells(taking, [{ row: 0, column: 3, text: '8' }]));
    expect(raised?.corrected?.sent).toMatchObject({
      cells: ['cofee', 'a'],
      options: { ...own, maxCharge: 8 },
    });
  });

  it('have columns of their own as a batch of their own', () => {
    const labelled = withTarget(taking, 3, { kind: 'label' });
    expect(
      wayOf(labelled, { checker: checkerOf(labelled), fingerprint: 'm', view, isSecret: false }),
    ).toMatchObject({ kind: 'apart', why: 'columns' });
    expect(planned(taking, checkerOf(taking)).planned[0]?.options).toMatchObject({ maxCharge: 2 });
  });
});

it('has what a row gave stay where another label stands beside it, and leave where it looks from another region', () => {
  const labelled = withCells(sheetOfRows(1), [{ row: 0, column: 1, text: 'z' }]);
  const back = way({ sheet: labelled });
  expect(backFacts(back, planned(labelled), NOW)).toMatchObject({ left: 0, remainingResults: 480 });
  const elsewhere = createRowChecker(
    rules({ form: { ...form, options: { ...form.options, proxyRegion: 'JP' } } }),
  );
  expect(backFacts(back, planned(sheetOfRows(1), elsewhere), NOW)).toMatchObject({
    left: 480,
    remainingResults: 0,
  });
});

it('names rows that are started elsewhere as they were seen, but none that is left out', () => {
  const sheet = leaveOut(sheetOfRows(1, 2, 3), [1], true);
  if (sheet.source.kind !== 'batch' || !sheet.source.sent) throw new Error('not of a batch');
  expect(leftBehind(sheet.source.sent, planned(sheet))).toEqual([{ row: 0, attempt: 'a' }, { row: 2 }]);
});
