import { useState } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-react';

import { aColumnOf, aSheet, someRules } from '#test/a-sheet.ts';
import type { BatchId, BatchPlan } from '#core/batch/batch.ts';
import { type BatchState, openBatchState } from '#core/batch/state/batch-state.ts';
import type { RunGroup } from '#core/batch/sum-rows.ts';
import { createRowPlanner } from '#core/batch/plan-batch.ts';
import { createRowChecker } from '#core/batch/sheet/check-rows.ts';
import { readSetUp } from '#core/batch/sheet/sheet-codec.ts';
import { leaveOut } from '#core/batch/sheet/sheet-draft.ts';
import { writeDecimal } from '#core/decimal.ts';
import { OWN } from '#core/draft/provenance.ts';
import type { SentBackHow } from '#batches/ask/send-back.ts';
import type { SameBatch } from '#batches/keep/same-batch.ts';
import { setMonthBudget } from '#starts/cost/budget/budget.ts';
import type { SentStart } from '#starts/history/sent-starts.ts';
import { subjectKey } from '#starts/journal/start-subject.ts';
import { someStarts } from '#test/some-starts.ts';
import { aConsole } from '#test/console.tsx';

import { useStartBatch } from './use-start-batch.ts';
import type { Way } from './way-back.ts';

const COLUMNS = [aColumnOf('term', 'keywords')];
const SHEET = aSheet(COLUMNS, [['coffee'], ['tea']]);

/** A screen on which a batch is set up, whose look-ups end when they are told to. */
class SetUp {
  /** Ends what is waited for: the key is entered, or what the month has cost cannot be told. */
  answer: (() => void) | undefined;
  readonly created: unknown[] = [];
  readonly wrong: number[] = [];
  readonly plans: BatchPlan[] = [];
  readonly from: unknown[] = [];
  sheet = SHEET;
  isSame = true;
  form: Parameters<typeof someRules>[1] = {};
  way: Way = { kind: 'own' };
  readonly sentBack: unknown[] = [];
  how: SentBackHow = 'sent';
  alike: SameBatch | undefined;
  /** What the tabs of the browser have sent. */
  readonly sent: SentStart[] = [];
  /** Whether what tells of these can be loaded. */
  isLoaded = true;
  readonly #console: ReturnType<typeof aConsole>;

  constructor(key = '') {
    const runs = () =>
      new Promise<never>((_, reject) => (this.answer = () => reject(new Error('cannot be read'))));
    this.#console = aConsole({
      api: { runs },
      key,
      starts: (connection) => {
        const starts = someStarts({
          ...connection,
          sent: {
            note: () => Promise.resolve(),
            forget: () => Promise.resolve(),
            all: () => Promise.resolve(this.sent),
          },
        });
        return {
          ...starts,
          elsewhere: (subjects) =>
            this.isLoaded ? starts.elsewhere(subjects) : Promise.reject(new Error('none')),
        };
      },
    });
  }

  render() {
    return render(<Starter setUp={this} />, { wrapper: this.#console.Wrapper });
  }

  readonly requestKey = () =>
    new Promise<boolean>((resolve) => {
      this.answer = () => {
        this.#console.keyStore.set('a-key');
        resolve(true);
      };
    });
}

const sumOf = (runGroups: readonly RunGroup[]) => runGroups.reduce((sum, { count }) => sum + count, 0);

function Starter({ setUp }: { readonly setUp: SetUp }) {
  const { sheet } = setUp;
  const [checker] = useState(() => createRowChecker(someRules(sheet.columns, setUp.form)));
  const { start, starting, question, outcome } = useStartBatch({
    ...{ sheet, checker, provenance: OWN, name: 'cities.csv', parallel: 2 },
    // A row costs a dollar.
    expectedOf: (runGroups) => ({ usd: { units: BigInt(sumOf(runGroups)), scale: 0 }, runs: 3, cut: 0 }),
    leadToFault: () => false,
    leadToWrong: (places) => void setUp.wrong.push(...places),
    leadToRules: () => undefined,
    isSame: () => setUp.isSame,
    way: setUp.way,
    sendBack: (batch, rows) => {
      setUp.sentBack.push([batch, rows]);
      return Promise.resolve(setUp.how);
    },
    onSecret: () => void setUp.created.push('secret'),
    begunAlike: () => Promise.resolve(setUp.alike),
    requestKey: setUp.requestKey,
    createBatch: (plan, { from }) => {
      setUp.plans.push(plan);
      setUp.from.push(from);
      setUp.created.push(plan.rows.length);
      return Promise.resolve('b-1' as BatchId);
    },
    onCreated: (rows) => void setUp.created.push([...rows].map(({ cells }) => cells)),
  });
  return (
    <>
      <button type="button" onClick={() => start(3)}>
        Try
      </button>
      <button type="button" onClick={() => start('all')}>
        All
      </button>
      <button type="button" onClick={() => question?.answer({})}>
        Agree
      </button>
      <button type="button" onClick={() => question?.answer({ limit: 2.5 })}>
        Limit
      </button>
      <span>{starting ? 'starting' : 'at rest'}</span>
      <span>{question ? `asked, ${question.leftOut} left out` : 'not asked'}</span>
      <span>{outcome ?? 'no outcome'}</span>
      {question && <Findings {...question} />}
      <span>{question?.expected && `about ${writeDecimal(question.expected.usd)} dollars`}</span>
      <span>
        {question?.before && `${question.runs} begin, ${question.before.elsewhere} of ${question.before.of}`}
      </span>
    </>
  );
}

type FindingsProps = NonNullable<ReturnType<typeof useStartBatch>['question']>;

function Findings({ elsewhere, withKey, alike }: FindingsProps) {
  return (
    <>
      <span>{elsewhere.length > 0 && `${elsewhere.length} of another tab`}</span>
      <span>{withKey.map((row) => `key in ${row}`)}</span>
      <span>{alike && `as ${alike.name}`}</span>
    </>
  );
}

beforeEach(() => setMonthBudget(0));

it('makes a batch of the rows that were pressed upon', async () => {
  const setUp = new SetUp(undefined);
  const screen = await setUp.render();
  await screen.getByRole('button', { name: 'Try' }).click();
  await expect.poll(() => setUp.answer).toBeDefined();
  setUp.answer?.();
  await expect.poll(() => setUp.created).toEqual([2, [['coffee'], ['tea']]]);
  await expect.element(screen.getByText('at rest')).toBeVisible();
});

it('makes a batch of rows with the maximum charge that was set in the question', async () => {
  const setUp = new SetUp('a-key');
  setUp.form = { options: { ...someRules([]).form.options, maxCharge: '0' } };
  const screen = await setUp.render();
  await screen.getByRole('button', { name: 'All' }).click();
  await expect.element(screen.getByText(/^asked/)).toBeVisible();
  await screen.getByRole('button', { name: 'Limit' }).click();
  await expect.poll(() => setUp.plans.map(({ base }) => base.options.maxCharge)).toEqual([2.5]);
});

it('makes no batch after its screen was left meanwhile', async () => {
  const setUp = new SetUp(undefined);
  const screen = await setUp.render();
  await screen.getByRole('button', { name: 'Try' }).click();
  await expect.poll(() => setUp.answer).toBeDefined();
  await screen.unmount();
  setUp.answer?.();
  // Another screen makes one, by which time the first would have.
  const other = new SetUp(undefined);
  const later = await other.render();
  await later.getByRole('button', { name: 'Try' }).click();
  await expect.poll(() => other.answer).toBeDefined();
  other.answer?.();
  await expect.poll(() => other.created).toHaveLength(2);
  expect(setUp.created).toEqual([]);
});

it('asks about rows that send the API key that was entered after the press', async () => {
  const setUp = new SetUp(undefined);
  setUp.sheet = aSheet(COLUMNS, [['coffee'], ['a-key']]);
  const screen = await setUp.render();
  await screen.getByRole('button', { name: 'All' }).click();
  await expect.poll(() => setUp.answer).toBeDefined();
  setUp.answer?.();
  await expect.element(screen.getByText('key in 2')).toBeVisible();
  expect(setUp.created).toEqual([]);
});

it('asks about each row that sends the API key where the first few are tried', async () => {
  const setUp = new SetUp('a-key');
  setUp.sheet = aSheet(COLUMNS, [['coffee'], ['tea'], ['milk'], ['a-key']]);
  const screen = await setUp.render();
  await screen.getByRole('button', { name: 'Try' }).click();
  await expect.element(screen.getByText('key in 4')).toBeVisible();
  expect(setUp.created).toEqual([]);
});

it.each([
  ['the key is asked for', undefined, 0],
  ['the cost of the month is looked up', 'a-key', 10],
])('makes no batch, and asks about none, of rows that were changed while %s', async (_, key, budget) => {
  setMonthBudget(budget);
  const setUp = new SetUp(key);
  const screen = await setUp.render();
  await screen.getByRole('button', { name: 'Try' }).click();
  await expect.poll(() => setUp.answer).toBeDefined();
  setUp.isSame = false;
  setUp.answer?.();
  await expect.element(screen.getByText('changed')).toBeVisible();
  await expect.element(screen.getByText('not asked')).toBeVisible();
  await expect.element(screen.getByText('at rest')).toBeVisible();
  expect(setUp.created).toEqual([]);
});

it.each([
  ['label', ['term', 'password'], [['coffee', 'Tr0ub4dor&3x']], true],
  ['unused', ['term'], [['coffee']], false],
] as const)(
  'keeps a secret in a column of the kind %s in the tab alone, or not at all',
  async (fills, columns, cells, secret) => {
    const setUp = new SetUp('a-key');
    const known = [aColumnOf('term', 'keywords'), aColumnOf('password', fills)];
    setUp.sheet = aSheet(known, [['coffee', 'Tr0ub4dor&3x']]);
    const screen = await setUp.render();
    await screen.getByRole('button', { name: 'Try' }).click();
    await expect.poll(() => setUp.plans).toHaveLength(1);
    expect(setUp.plans).toMatchObject([{ columns, secret, rows: cells.map((row) => ({ cells: row })) }]);
    const again = readSetUp(setUp.plans[0]?.setUp ?? null, []);
    expect(again.ok && again.value.columns.map(({ name }) => name)).toEqual(columns);
  },
);

it('asks about the first few, too, where the same rows were begun as a batch while they stood here', async () => {
  const setUp = new SetUp('a-key');
  setUp.alike = { name: 'cities.csv', at: 1 };
  const screen = await setUp.render();
  await screen.getByRole('button', { name: 'Try' }).click();
  await expect.element(screen.getByText('as cities.csv')).toBeVisible();
  expect(setUp.created).toEqual([]);
  await screen.getByRole('button', { name: 'Agree' }).click();
  await expect.poll(() => setUp.created).toHaveLength(2);
});

it('asks about the first few, too, where another tab has sent a start of the Worker that had no answer', async () => {
  const setUp = new SetUp('a-key');
  const key = subjectKey({ kind: 'worker', worker: someRules(COLUMNS).worker });
  setUp.sent.push({ id: 'lost', at: Date.now(), key }, { id: 'seen', at: Date.now(), key, settled: true });
  const screen = await setUp.render();
  await screen.getByRole('button', { name: 'Try' }).click();
  await expect.element(screen.getByText('1 of another tab')).toBeVisible();
  expect(setUp.created).toEqual([]);
  await screen.getByRole('button', { name: 'Agree' }).click();
  await expect.poll(() => setUp.created).toHaveLength(2);
});

it('starts nothing where what tells of such starts cannot be loaded', async () => {
  const setUp = new SetUp('a-key');
  setUp.isLoaded = false;
  const screen = await setUp.render();
  await screen.getByRole('button', { name: 'Try' }).click();
  await expect.element(screen.getByText('notLoaded')).toBeVisible();
  expect(setUp.created).toEqual([]);
});

it('counts no blank row among those that are left out', async () => {
  const setUp = new SetUp('a-key');
  setUp.sheet = leaveOut(aSheet(COLUMNS, [['coffee'], ['tea'], [''], ['']]), [1], true);
  const screen = await setUp.render();
  await screen.getByRole('button', { name: 'All' }).click();
  await expect.element(screen.getByText('asked, 1 left out')).toBeVisible();
});

it('names the likely cost of the rows that are asked about, not of those before a change', async () => {
  const setUp = new SetUp('a-key');
  const screen = await setUp.render();
  setUp.sheet = aSheet(COLUMNS, [['coffee'], ['tea'], ['milk']]);
  await screen.rerender(<Starter setUp={setUp} />);
  await screen.getByRole('button', { name: 'All' }).click();
  await expect.element(screen.getByText('about 3 dollars')).toBeVisible();
});

it('starts no row that the others of its column make doubtful, whatever was seen of them before', async () => {
  const setUp = new SetUp('a-key');
  setUp.sheet = aSheet(
    [aColumnOf('term', 'keywords'), aColumnOf('from', 'since')],
    [
      ['coffee', '03/04/2026'],
      ['tea', '04/25/2026'],
    ],
  );
  const screen = await setUp.render();
  await screen.getByRole('button', { name: 'All' }).click();
  await expect.poll(() => setUp.wrong).toEqual([0, 1]);
  expect(setUp.created).toEqual([]);
});

describe('of rows that were sent in a batch', () => {
  const { base } = createRowPlanner(createRowChecker(someRules(COLUMNS)));
  const plan: BatchPlan = {
    ...{ worker: someRules([]).worker, title: '', name: 'cities.csv', columns: ['term'], secret: false },
    rows: ['cofee', 'tea'].map((cell, at) => ({ number: at + 1, cells: [cell], custom: {} })),
    ...{ base, rules: { parallel: 1, stopAfterFailures: 5 }, setUp: null },
  };
  const batchState: BatchState = {
    ...openBatchState(plan, 'all', { time: 0, fingerprint: undefined }),
    rows: ['a', 'b'].map((id) => ({ state: 'failed', attempt: { id, at: 0 } })),
  };
  const of = 'b-0' as BatchId;
  const sent = {
    ...{ of, last: 2 },
    rows: ['a', 'b'].map((attempt, row) => ({ number: row + 1, row, attempt })),
  };
  const begin = async (way: Way, how: SentBackHow = 'sent') => {
    const setUp = new SetUp('a-key');
    Object.assign(setUp, { way, how });
    setUp.sheet = { ...SHEET, source: { kind: 'batch', name: 'cities.csv', sent } };
    const screen = await setUp.render();
    await screen.getByRole('button', { name: 'Try' }).click();
    await expect.element(screen.getByText(/^asked/)).toBeVisible();
    expect([setUp.sentBack, setUp.created]).toEqual([[], []]);
    await screen.getByRole('button', { name: 'Agree' }).click();
    return { setUp, screen };
  };
  const back: Way = { kind: 'back', batch: of, plan, state: batchState, sent };

  it('asks always, and has them sent again there', async () => {
    const { setUp } = await begin(back);
    await expect.poll(() => setUp.created).toEqual([[['coffee'], ['tea']]]);
    expect(setUp.sentBack).toMatchObject([
      [
        of,
        {
          stops: 0,
          rows: [{ row: 0, attempt: 'a', corrected: { sent: { cells: ['coffee'] } } }, { row: 1 }],
        },
      ],
    ]);
  });

  it.each([
    ['changed', 'changedThere'],
    ['spent', 'spent'],
    ['unheard', 'unheard'],
    ['otherKey', 'otherKey'],
    ['otherAccount', 'otherAccount'],
  ] as const)('keeps them where that was not to be had (%s)', async (how, outcome) => {
    const { setUp, screen } = await begin(back, how);
    await expect.element(screen.getByText(outcome)).toBeVisible();
    expect(setUp.created).toEqual([]);
  });

  it('asks about nothing where their batch has spent what it may', async () => {
    const setUp = new SetUp('a-key');
    const spent = { ...batchState, rules: { ...batchState.rules, stopAtSpent: '0' } };
    Object.assign(setUp, { way: { ...back, state: spent } });
    setUp.sheet = { ...SHEET, source: { kind: 'batch', name: 'cities.csv', sent } };
    const screen = await setUp.render();
    await screen.getByRole('button', { name: 'Try' }).click();
    await expect.element(screen.getByText('spent')).toBeVisible();
    expect(setUp.sentBack).toEqual([]);
  });

  it('tells their batch where they are started elsewhere also where it is deleted: it may be there again', async () => {
    const setUp = new SetUp('a-key');
    Object.assign(setUp, { way: { kind: 'apart', why: 'gone', sent } });
    setUp.sheet = { ...SHEET, source: { kind: 'batch', name: 'cities.csv', sent } };
    const screen = await setUp.render();
    await screen.getByRole('button', { name: 'Try' }).click();
    await expect.poll(() => setUp.from).toMatchObject([{ batch: of, sent: [{ row: 0 }, { row: 1 }] }]);
  });

  it('says of all rows what is to be known of them, also where the first few are tried: the others follow them', async () => {
    const setUp = new SetUp('a-key');
    const places = [0, 1, 2, 3, 4];
    const all = { of, last: 5, rows: places.map((row) => ({ number: row + 1, row })) };
    const elsewhere = { batch: 'b-2' as BatchId, name: 'others' };
    const rows = places.map(() => ({ state: 'left-out' as const, elsewhere }));
    const way: Way = { kind: 'apart', why: 'form', sent: all, state: { ...batchState, rows } };
    Object.assign(setUp, { way });
    const cells = [['coffee'], ['tea'], ['mate'], ['milk'], ['rum']];
    setUp.sheet = { ...aSheet(COLUMNS, cells), source: { kind: 'batch', name: 'cities.csv', sent: all } };
    const screen = await setUp.render();
    await screen.getByRole('button', { name: 'Try' }).click();
    await expect.element(screen.getByText('3 begin, 5 of 5')).toBeVisible();
  });

  it('asks always, and tells their batch where they are started elsewhere', async () => {
    const { setUp } = await begin({ kind: 'apart', why: 'form', sent, state: batchState });
    await expect
      .poll(() => setUp.from)
      .toEqual([
        {
          batch: of,
          sent: [
            { row: 0, attempt: 'a' },
            { row: 1, attempt: 'b' },
          ],
        },
      ]);
    expect(setUp.sentBack).toEqual([]);
  });
});
