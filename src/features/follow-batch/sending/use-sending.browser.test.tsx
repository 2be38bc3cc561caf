import { beforeEach, expect, it } from 'vitest';
import { render } from 'vitest-browser-react';

import { summaryOf } from '#batches/keep/batch-store.ts';
import type { BatchCommand } from '#batches/drive/batch-messages.ts';
import type { Driver, LiveBatch } from '#batches/drive/batch-view.ts';
import type { BatchId, BatchPlan } from '#core/batch/batch.ts';
import type { BatchEvent } from '#core/batch/state/batch-event.ts';
import { type BatchState, countAnew, openBatchState } from '#core/batch/state/batch-state.ts';
import { batchReducer } from '#core/batch/state/batch-reducer.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import { aRun } from '#test/a-run.ts';
import type { Run } from '#core/run/run.ts';
import { anOrder } from '#test/an-order.ts';
import { setMonthBudget } from '#starts/cost/budget/budget.ts';
import { press, takeTheClock } from '#test/press.ts';
import { aConsole } from '#test/console.tsx';

import type { OnceMore, SendingRequest } from './sending.ts';
import { useSending } from './use-sending.tsx';

type Found = Awaited<ReturnType<OnceMore>>;

const { worker, options } = anOrder();
const PLAN: BatchPlan = {
  worker,
  title: 'Maps',
  name: 'cities.csv',
  columns: ['city'],
  setUp: null,
  secret: false,
  base: { custom: {}, options: { ...(options as RunOptions), maxCharge: 2 } }, // with a version
  rows: ['Wien', 'Oslo', 'Bern'].map((city, at) => ({ number: at + 2, cells: [city], custom: { city } })),
  rules: { parallel: 2, stopAfterFailures: 5 },
  judged: {
    subtasks: [1, 1, 4],
    dangers: [
      {
        reason: { kind: 'callback', value: 'https://evil.example/hook', source: 'import' },
        rows: [2],
      },
    ],
  },
};

type Untimed<Event> = Event extends unknown ? Omit<Event, 'time'> : never;

const after = (batchState: BatchState, ...events: readonly Untimed<BatchEvent>[]): BatchState =>
  events.reduce<BatchState>((all, event) => batchReducer(all, { time: 1, ...event }), batchState);

/** The first row was lost, and what waits waits for the person. */
const tried = () =>
  after(
    openBatchState(PLAN, 1, { time: 1, fingerprint: undefined }),
    { kind: 'sent', row: 0, attempt: { id: 'a0', at: 1 } },
    { kind: 'lost', row: 0, attempt: 'a0', facts: { kind: 'network' } },
  );

/** A page of a batch, which does what is dispatched. */
class Page {
  state = tried();
  driver: Driver = 'here';
  readonly dispatched: BatchCommand['kind'][] = [];
  /** Ends the look-up of what the month has cost. */
  answer: (() => void) | undefined;
  /** What the platform lists, where that is told at once. */
  listed: readonly Run[] | undefined;
  readonly console = aConsole({
    api: {
      runs: () =>
        this.listed
          ? Promise.resolve({ runs: this.listed, unread: [], total: this.listed.length })
          : new Promise<never>((_, reject) => (this.answer = () => reject(new Error('cannot be read')))),
    },
    key: 'a-key',
  });
  /** Why the page asks for a key. */
  readonly keyReasons: (string | undefined)[] = [];
  /** Closes the dialog of the key. */
  closeKey: ((saved: boolean) => void) | undefined;

  readonly live: LiveBatch = {
    current: () => {
      const { state: batchState } = this;
      return {
        kind: 'batch',
        batch: { summary: summaryOf(PLAN, batchState), plan: PLAN, state: batchState },
        driver: this.driver,
      };
    },
    subscribe: () => () => undefined,
    takeOver: () => undefined,
    insist: () => undefined,
    dispatch: (command) => {
      this.dispatched.push(command.kind);
      if (command.kind !== 'rename') this.state = batchReducer(this.state, { time: 1, ...command });
    },
  };

  readonly requestKey = (reason?: string) => {
    this.keyReasons.push(reason);
    return new Promise<boolean>((resolve) => (this.closeKey = resolve));
  };

  draw(wanted: SendingRequest) {
    return <Sends page={this} state={this.state} wanted={wanted} />;
  }

  render(wanted: SendingRequest) {
    return render(this.draw(wanted), { wrapper: this.console.Wrapper });
  }

  happen(...events: readonly Untimed<BatchEvent>[]) {
    this.state = after(this.state, ...events);
  }
}

type SendsProps = { readonly page: Page; readonly state: BatchState; readonly wanted: SendingRequest };

function Sends({ page, state: batchState, wanted }: SendsProps) {
  const batch = { summary: summaryOf(PLAN, batchState), plan: PLAN, state: batchState };
  const sending = useSending({ kind: 'batch', batch, driver: page.driver }, page.live, page.requestKey);
  return (
    <>
      <button type="button" onClick={() => sending.ask(wanted)}>
        Press
      </button>
      <span>{sending.isAsking ? 'asking' : 'at rest'}</span>
      {sending.dialog}
    </>
  );
}

const AGAIN = { kind: 'again', rows: [{ row: 0, attempt: 'a0' }] } as const;

takeTheClock();
beforeEach(() => setMonthBudget(0));

it.each(['Cancel', 'Close', 'leaving'])('sends nothing after %s while it looks once more', async (way) => {
  const page = new Page();
  let answer: ((found: Found) => void) | undefined;
  const look = new Promise<Found>((resolve) => (answer = resolve));
  const screen = await page.render({ ...AGAIN, onceMore: () => look });
  await press(screen.getByRole('button', { name: 'Press' }));
  await press(screen.getByRole('button', { name: 'Start row 2 again' }));
  await expect.element(screen.getByText(/Looking for it/)).toBeVisible();
  if (way === 'leaving') await screen.unmount();
  else await press(screen.getByRole('button', { name: way }));
  answer?.('nothing');
  await look;
  await expect.poll(() => document.querySelector('dialog')).toBeNull();
  expect(page.dispatched).toEqual([]);
});

/** One run of it came to more than it may spend. */
function spend(page: Page, status: 'succeeded' | 'failed') {
  const run = 'run-0' as RunSlug;
  page.happen(
    { kind: 'take', row: 0, attempt: 'a0', run },
    {
      kind: 'seen',
      elsewhere: 0,
      platformTime: 1,
      runs: [aRun({ slug: run, status, usage: 3 })],
    },
    { kind: 'rules', rules: { ...PLAN.rules, stopAtSpent: '2' } },
  );
}

it.each([{ kind: 'goOn' }, AGAIN] as const)(
  'leads to its limit, and asks about nothing, on a batch that has spent what it may ($kind)',
  async (wanted) => {
    const page = new Page();
    spend(page, 'failed');
    const screen = await page.render(wanted);
    await press(screen.getByRole('button', { name: 'Press' }));
    const dialog = screen.getByRole('dialog', { name: 'This batch has spent what it may' });
    await expect.element(dialog).toHaveTextContent('$3.00 is spent; your limit is $2.00');
    await expect.element(dialog.getByRole('link', { name: 'Change the limit' })).toBeVisible();
    await press(dialog.getByRole('button', { name: 'Close' }).last());
    await expect.element(screen.getByText('at rest')).toBeVisible();
    expect(page.dispatched).toEqual([]);
  },
);

it('sends nothing of what it asks about where the batch has spent what it may meanwhile', async () => {
  const page = new Page();
  const screen = await page.render({ kind: 'goOn' });
  await press(screen.getByRole('button', { name: 'Press' }));
  await expect.element(screen.getByRole('dialog', { name: 'Start 2 runs?' })).toBeVisible();
  spend(page, 'succeeded');
  await screen.rerender(page.draw({ kind: 'goOn' }));
  await expect.element(screen.getByRole('link', { name: 'Change the limit' })).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'Start 2 runs' })).not.toBeInTheDocument();
});

it('asks anew where other rows wait by the time that it is agreed to', async () => {
  const page = new Page();
  page.happen({ kind: 'leaveOut', rows: [2] });
  const screen = await page.render({ kind: 'goOn' });
  await press(screen.getByRole('button', { name: 'Press' }));
  const start = screen.getByRole('button', { name: 'Start one run' });
  await expect.element(start).toBeVisible();
  // In another tab.
  page.happen({ kind: 'putBack', rows: [2] });
  await screen.rerender(page.draw({ kind: 'goOn' }));
  await press(start);
  const dialog = screen.getByRole('dialog', { name: 'Start 2 runs?' });
  await expect.element(dialog).toHaveTextContent('Which rows are to be sent has changed');
  expect(page.dispatched).toEqual([]);
  await press(dialog.getByRole('button', { name: 'Start 2 runs' }));
  await expect.poll(() => page.state.phase).toEqual({ kind: 'going' });
});

it('says what rows will likely cost by those that are done, and no more than they may', async () => {
  const page = new Page();
  const ask = async (usage: number) => {
    const rows = page.state.rows.map((row, at) => {
      const run = { slug: `run-${at}` as RunSlug, state: 'failed', usage, message: '' } as const; // a name of this test
      return { ...row, state: 'failed', run } as const;
    });
    page.state = countAnew({ ...page.state, rows });
    const screen = await page.render(AGAIN);
    await press(screen.getByRole('button', { name: 'Press' }));
    return screen;
  };
  const screen = await ask(0.5);
  const dialog = screen.getByRole('dialog', { name: 'Send one row again?' });
  await expect.element(dialog).toHaveTextContent('Expectedabout $0.50');
  await screen.unmount();
  const dear = await ask(3);
  await expect.element(dear.getByRole('dialog')).toHaveTextContent('Expectedabout $2.00');
});

it('sends a lost row once it is sure that no run of it is listed', async () => {
  const page = new Page();
  const screen = await page.render({ ...AGAIN, onceMore: () => Promise.resolve('nothing') });
  await press(screen.getByRole('button', { name: 'Press' }));
  await press(screen.getByRole('button', { name: 'Start row 2 again' }));
  await expect.poll(() => page.dispatched).toEqual(['again']);
  expect(page.state.rows[0]?.state).toBe('waiting');
});

it('says that the list cannot be read, and sends a lost row only where the person then says so', async () => {
  const page = new Page();
  const screen = await page.render({ ...AGAIN, onceMore: () => Promise.resolve('unread') });
  await press(screen.getByRole('button', { name: 'Press' }));
  await press(screen.getByRole('button', { name: 'Start row 2 again' }));
  await expect.element(screen.getByText(/list of runs can’t be read now/)).toBeVisible();
  const allTheSame = screen.getByRole('button', { name: 'Start row 2 all the same' });
  // Whoever presses twice has not read it.
  await expect.element(allTheSame).toHaveAttribute('aria-disabled', 'true');
  expect(page.dispatched).toEqual([]);
  await press(allTheSame);
  await expect.poll(() => page.dispatched).toEqual(['again']);
});

it('tells of a run that is listed once the list can be read again', async () => {
  const page = new Page();
  const found: Found[] = ['unread', 'listed'];
  const onceMore = () => Promise.resolve(found.shift() ?? 'nothing');
  const screen = await page.render({ ...AGAIN, onceMore });
  await press(screen.getByRole('button', { name: 'Press' }));
  await press(screen.getByRole('button', { name: 'Start row 2 again' }));
  await press(screen.getByRole('button', { name: 'Start row 2 all the same' }));
  await expect.element(screen.getByText(/is listed by now/)).toBeVisible();
  expect(page.dispatched).toEqual([]);
});

it('says of a lost row what it is by now, and asks no more, once another tab has taken its run', async () => {
  const page = new Page();
  const screen = await page.render({ ...AGAIN, onceMore: () => Promise.resolve('nothing') });
  await press(screen.getByRole('button', { name: 'Press' }));
  const again = screen.getByRole('button', { name: 'Start row 2 again' });
  await expect.element(again).toBeVisible();
  page.happen({ kind: 'take', row: 0, attempt: 'a0', run: 'run-0' as RunSlug });
  await screen.rerender(page.draw(AGAIN));
  const dialog = screen.getByRole('dialog', { name: 'Nothing was sent' });
  await expect.element(dialog).toHaveTextContent('Row 2 is “Running” by now');
  await expect.element(again).not.toBeInTheDocument();
  await press(dialog.getByRole('button', { name: 'Close' }).last());
  await expect.element(screen.getByText('at rest')).toBeVisible();
  expect(page.dispatched).toEqual([]);
});

it('says so too where its run is taken while it is looked for once more', async () => {
  const page = new Page();
  let answer: ((found: Found) => void) | undefined;
  const look = new Promise<Found>((resolve) => (answer = resolve));
  const screen = await page.render({ ...AGAIN, onceMore: () => look });
  await press(screen.getByRole('button', { name: 'Press' }));
  await press(screen.getByRole('button', { name: 'Start row 2 again' }));
  page.happen({ kind: 'take', row: 0, attempt: 'a0', run: 'run-0' as RunSlug });
  // Before the page is drawn with it.
  answer?.('nothing');
  await look;
  await screen.rerender(page.draw(AGAIN));
  await expect.element(screen.getByRole('dialog', { name: 'Nothing was sent' })).toBeVisible();
  expect(page.dispatched).toEqual([]);
});

it('asks anew where another tab has sent some of the rows again meanwhile', async () => {
  const page = new Page();
  const failed = (row: number, slug: string): readonly Untimed<BatchEvent>[] => [
    { kind: 'sent', row, attempt: { id: `a${row}`, at: 1 } },
    { kind: 'answered', row, attempt: `a${row}`, run: slug as RunSlug },
    {
      kind: 'seen',
      elsewhere: 0,
      platformTime: 1,
      runs: [aRun({ slug: slug as RunSlug, status: 'failed' })],
    },
  ];
  page.happen({ kind: 'goOn', agreed: [1, 2] }, ...failed(1, 'run-1'), ...failed(2, 'run-2'));
  const both = {
    kind: 'again',
    rows: [
      { row: 1, attempt: 'a1' },
      { row: 2, attempt: 'a2' },
    ],
  } as const;
  const screen = await page.render(both);
  await press(screen.getByRole('button', { name: 'Press' }));
  const start = screen.getByRole('button', { name: 'Start 2 runs' });
  await expect.element(start).toBeVisible();
  page.happen({ kind: 'again', rows: [{ row: 1, attempt: 'a1' }] });
  await screen.rerender(page.draw(both));
  await press(start);
  const dialog = screen.getByRole('dialog', { name: 'Send one row again?' });
  await expect.element(dialog).toHaveTextContent('Which rows are to be sent has changed');
  expect(page.dispatched).toEqual([]);
  await press(dialog.getByRole('button', { name: 'Start one run' }));
  await expect.poll(() => page.dispatched).toEqual(['again']);
});

it('says before it sends a row again that its run was not seen to end', async () => {
  const page = new Page();
  const run = { slug: 'run-0' as RunSlug, state: 'aborting', usage: 0, message: '', open: true } as const; // a name of this test
  const row = { ...page.state.rows[0], state: 'stopped', run } as const;
  page.state = countAnew({ ...page.state, rows: page.state.rows.with(0, row) });
  const screen = await page.render(AGAIN);
  await press(screen.getByRole('button', { name: 'Press' }));
  const dialog = screen.getByRole('dialog', { name: 'Send one row again?' });
  await expect.element(dialog).toHaveTextContent('Its run was asked to end, and was not seen to end');
});

it('forgets what was asked for where the batch is stopped while the cost of the month is looked up', async () => {
  setMonthBudget(10);
  const page = new Page();
  const screen = await page.render(AGAIN);
  await press(screen.getByRole('button', { name: 'Press' }));
  await expect.element(screen.getByText(/what this month has cost/)).toBeVisible();
  page.happen({ kind: 'stop', abort: false });
  await screen.rerender(page.draw(AGAIN));
  await expect.element(screen.getByText('at rest')).toBeVisible();
  page.answer?.();
  await expect.poll(() => document.querySelector('dialog')).toBeNull();
  expect(page.state.phase).toEqual({ kind: 'stopped', abort: false });
  expect(page.dispatched).toEqual([]);
});

it('asks about the rows after the first ones before it goes on: what they cost, and each danger, once', async () => {
  const page = new Page();
  const screen = await page.render({ kind: 'goOn' });
  await press(screen.getByRole('button', { name: 'Press' }));
  const dialog = screen.getByRole('dialog', { name: 'Start 2 runs?' });
  await expect.element(dialog).toHaveTextContent('Subtasks5');
  await expect.element(dialog).toHaveTextContent('At most$4');
  await expect.element(dialog).toHaveTextContent('evil.example');
  expect(page.dispatched).toEqual([]);
  await press(dialog.getByRole('button', { name: 'Start 2 runs' }));
  await expect.poll(() => page.state.phase).toEqual({ kind: 'going' });
  page.happen({ kind: 'pause' });
  await screen.rerender(page.draw({ kind: 'goOn' }));
  await press(screen.getByRole('button', { name: 'Press' }));
  await expect.poll(() => page.dispatched).toEqual(['goOn', 'goOn']);
  expect(page.state.phase).toEqual({ kind: 'going' });
});

it('holds all rows that wait against the budget once more where the batch goes on', async () => {
  setMonthBudget(10);
  const page = new Page();
  const slug = 'run-paid' as RunSlug; // a name of this test
  page.listed = [aRun({ slug, status: 'succeeded', startedAt: Date.now(), usage: 7 })];
  page.happen({ kind: 'goOn', agreed: [1, 2] }, { kind: 'pause' });
  const screen = await page.render({ kind: 'goOn' });
  await press(screen.getByRole('button', { name: 'Press' }));
  const dialog = screen.getByRole('dialog', { name: 'This may go over this month’s budget. Start anyway?' });
  await expect.element(dialog).toHaveTextContent('$3.00; this may cost up to $4.00');
  expect(page.dispatched).toEqual([]);
  await press(dialog.getByRole('button', { name: 'Resume' }));
  await expect.poll(() => page.state.phase).toEqual({ kind: 'going' });
});

it('asks before a row is put back into a batch that goes on, and where it stands once it goes on', async () => {
  const page = new Page();
  page.happen(
    { kind: 'goOn', agreed: [1, 2] },
    { kind: 'leaveOut', rows: [2] },
    { kind: 'elsewhere', rows: [{ row: 2 }], to: { batch: 'b-2' as BatchId, name: 'Rest' } },
  );
  const back = { kind: 'putBack', rows: [2] } as const;
  const screen = await page.render(back);
  await press(screen.getByRole('button', { name: 'Press' }));
  const question = screen.getByRole('dialog', { name: 'Start 1 run?' });
  const isTwice = 'It was started in another batch already: it is charged there and here.';
  await expect.element(question).toHaveTextContent(isTwice);
  await press(question.getByRole('button', { name: 'Cancel' }));
  expect(page.state.rows[2]?.state).toBe('left-out');
  page.happen({ kind: 'pause' });
  await screen.rerender(page.draw(back));
  await press(screen.getByRole('button', { name: 'Press' }));
  await expect.poll(() => page.state.rows[2]?.state).toBe('waiting');
  await screen.rerender(page.draw({ kind: 'goOn' }));
  await press(screen.getByRole('button', { name: 'Press' }));
  await expect.element(question).toHaveTextContent(isTwice);
  await press(question.getByRole('button', { name: 'Start one run' }));
  await expect.poll(() => page.state.phase).toEqual({ kind: 'going' });
});

it('keeps what is asked for now where a look for what was asked for before Stop ends late', async () => {
  const page = new Page();
  let answer: ((found: Found) => void) | undefined;
  const look = new Promise<Found>((resolve) => (answer = resolve));
  const again = { ...AGAIN, onceMore: () => look };
  const screen = await page.render(again);
  await press(screen.getByRole('button', { name: 'Press' }));
  await press(screen.getByRole('button', { name: 'Start row 2 again' }));
  await expect.element(screen.getByText(/Looking for it/)).toBeVisible();
  page.happen({ kind: 'stop', abort: false });
  await screen.rerender(page.draw(again));
  await expect.element(screen.getByText('at rest')).toBeVisible();
  await press(screen.getByRole('button', { name: 'Press' }));
  await expect.element(screen.getByRole('button', { name: 'Start row 2 again' })).toBeVisible();
  answer?.('nothing');
  await look;
  await screen.rerender(page.draw(again));
  await expect.element(screen.getByText('asking')).toBeVisible();
  expect(page.dispatched).toEqual([]);
});

/** The page of a batch, without a key, and what is pressed there to go on, which is agreed to. */
async function goOnWithoutKey(driver: Driver = 'here') {
  const page = new Page();
  page.driver = driver;
  page.console.keyStore.forget();
  const screen = await page.render({ kind: 'goOn' });
  await press(screen.getByRole('button', { name: 'Press' }));
  const start = screen.getByRole('button', { name: 'Start 2 runs' });
  await press(start);
  return { page, screen, start };
}

it('asks for a key that is not there once what it costs is agreed to, and goes on once it is saved', async () => {
  const { page, start } = await goOnWithoutKey();
  await expect.poll(() => page.keyReasons).toEqual([expect.stringContaining('You need your API key')]);
  await expect.element(start).not.toBeInTheDocument();
  expect(page.dispatched).toEqual([]);
  page.console.keyStore.set('a-key');
  page.closeKey?.(true);
  await expect.poll(() => page.state.phase).toEqual({ kind: 'going' });
  expect(page.dispatched).toEqual(['goOn']);
});

it('sends nothing where the key is only saved, or its dialog is closed', async () => {
  const { page, screen } = await goOnWithoutKey();
  await expect.poll(() => page.keyReasons.length).toBe(1);
  page.console.keyStore.set('a-key');
  page.closeKey?.(false);
  await expect.element(screen.getByText('at rest')).toBeVisible();
  expect(page.dispatched).toEqual([]);
});

it('sends nothing where the batch was stopped while the key was put in', async () => {
  const { page, screen } = await goOnWithoutKey();
  await expect.poll(() => page.keyReasons.length).toBe(1);
  page.happen({ kind: 'stop', abort: false });
  await screen.rerender(page.draw({ kind: 'goOn' }));
  page.console.keyStore.set('a-key');
  page.closeKey?.(true);
  await expect.element(screen.getByText('at rest')).toBeVisible();
  expect(page.state.phase).toEqual({ kind: 'stopped', abort: false });
});

it('asks anew where other rows wait by the time that the key is saved', async () => {
  const { page, screen } = await goOnWithoutKey();
  await expect.poll(() => page.keyReasons.length).toBe(1);
  page.happen({ kind: 'leaveOut', rows: [2] });
  await screen.rerender(page.draw({ kind: 'goOn' }));
  page.console.keyStore.set('a-key');
  page.closeKey?.(true);
  await expect.element(screen.getByRole('dialog', { name: 'Start 1 run?' })).toBeVisible();
  expect(page.dispatched).toEqual([]);
});

it('asks for a key also where another tab drives the batch: rows are sent with that of the tab of the press', async () => {
  const { page } = await goOnWithoutKey('elsewhere');
  await expect.poll(() => page.keyReasons).toEqual([expect.stringContaining('You need your API key')]);
  expect(page.dispatched).toEqual([]);
  page.console.keyStore.set('a-key');
  page.closeKey?.(true);
  await expect.poll(() => page.dispatched).toEqual(['goOn']);
});

it('speaks of no start where it asks for a key to go on with, and no row waits', async () => {
  const page = new Page();
  page.console.keyStore.forget();
  page.happen({ kind: 'leaveOut', rows: [1, 2] });
  const screen = await page.render({ kind: 'goOn' });
  await press(screen.getByRole('button', { name: 'Press' }));
  await expect.poll(() => page.keyReasons).toEqual([undefined]);
});

it('asks before a running batch may spend more than the budget has left', async () => {
  setMonthBudget(10);
  const page = new Page();
  const slug = 'run-paid' as RunSlug; // a name of this test
  page.listed = [aRun({ slug, status: 'succeeded', startedAt: Date.now(), usage: 9 })];
  const limited = { ...PLAN.rules, parallel: 1, stopAtSpent: '0.5' };
  page.happen({ kind: 'rules', rules: limited }, { kind: 'goOn', agreed: [1, 2] });
  const { stopAtSpent: _, ...free } = limited;
  const screen = await page.render({ kind: 'rules', rules: free });
  await press(screen.getByRole('button', { name: 'Press' }));
  const dialog = screen.getByRole('dialog', { name: 'Let this batch spend more?' });
  await expect.element(dialog).toHaveTextContent('$1.00; this may cost up to $1.50');
  await expect.element(dialog).not.toHaveTextContent('once $0.50 is spent');
  await press(dialog.getByRole('button', { name: 'Cancel' }));
  expect(page.dispatched).toEqual([]);
  expect(page.state.rules).toEqual(limited);
  await press(screen.getByRole('button', { name: 'Press' }));
  await press(dialog.getByRole('button', { name: 'Change the limit' }));
  await expect.poll(() => page.state.rules).toEqual(free);
});

it.each([
  ['is lower', { ...PLAN.rules, stopAtSpent: '0.2' }],
  ['lets no row cost more', { ...PLAN.rules, stopAtSpent: '0.5', stopAfterFailures: 0 }],
])('changes a limit unasked that %s', async (_, rules) => {
  setMonthBudget(10);
  const page = new Page();
  page.happen(
    { kind: 'rules', rules: { ...PLAN.rules, stopAtSpent: '0.5' } },
    { kind: 'goOn', agreed: [1, 2] },
  );
  const screen = await page.render({ kind: 'rules', rules });
  await press(screen.getByRole('button', { name: 'Press' }));
  expect(page.state.rules).toEqual(rules);
});

it('changes the limit of a batch that stands unasked, as it asks once it goes on', async () => {
  setMonthBudget(10);
  const page = new Page();
  const screen = await page.render({ kind: 'rules', rules: { ...PLAN.rules, stopAtSpent: '99' } });
  await press(screen.getByRole('button', { name: 'Press' }));
  expect(page.dispatched).toEqual(['rules']);
});
