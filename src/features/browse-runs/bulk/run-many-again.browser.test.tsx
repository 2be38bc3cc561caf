import { beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import type { Api } from '#api/operations.ts';
import { aDescriptor } from '#test/a-descriptor.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { Failure } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { aRun, withoutFigure } from '#test/a-run.ts';
import { anOrder } from '#test/an-order.ts';
import type { StartedRun } from '#core/run/run.ts';
import { toRow } from '#core/runs/find-runs.ts';
import { setMonthBudget, storedBudget } from '#starts/cost/budget/budget.ts';
import { removeOwnCap, setOwnCap } from '#starts/cost/own-cap.ts';
import { runHistory } from '#starts/history/run-history.ts';
import { storedRuns } from '#starts/history/stored-runs.ts';
import { storedDigests } from '#starts/question/started-orders.ts';
import { StartNews } from '#starts/start-news.tsx';
import { beReady, press, takeTheClock } from '#test/press.ts';
import { renderConsole } from '#test/console.tsx';

import { RunManyAgain } from './run-many-again.tsx';

const slugOf = (at: number) => `01KSFDS8XWTJME33C08XMC${String(at).padStart(4, '0')}` as RunSlug;

/** Answers that come when the test says so. */
function late<T>() {
  const waiting: ((value: T) => void)[] = [];
  return {
    ask: () => new Promise<T>((resolve) => waiting.push(resolve)),
    answer: (value: T) => waiting.shift()?.(value),
    requestCount: () => waiting.length,
  };
}

const keywordsOf = (count: number) => Array.from({ length: count }, (_, at) => `word ${at}`);

type World = {
  /** Of the three. */
  readonly runs?: number;
  /** USD; zero: none. */
  readonly maxCharge?: number;
  /** Of each run. */
  readonly subtasks?: number;
  /** Of the first of them no cost is told. */
  readonly isCostUnknown?: true;
  /** Their form; absent where it cannot be read. */
  readonly worker?: WorkerDescriptor;
};

/** The dialog over three runs, of which each was called by its number. */
async function show({ runs: count = 3, maxCharge = 2, subtasks = 1, isCostUnknown, worker }: World = {}) {
  const starts = late<StartedRun>();
  const runs = late<Awaited<ReturnType<Api['runs']>>>();
  const startRun = vi.fn<Api['startRun']>(starts.ask);
  const api = {
    startRun,
    runs: runs.ask,
    ...(worker && { worker: () => Promise.resolve(worker) }),
    serverTime: () => ({ now: Date.now(), within: 0, isSynced: true }),
  };
  const rows = [3, 2, 1].slice(0, count).map((at) => {
    const run = aRun({ slug: slugOf(at), status: 'succeeded', usage: 0.5 });
    return toRow(isCostUnknown && at === 1 ? withoutFigure(run) : run, { name: `list ${at}` });
  });
  for (const [at, { run }] of rows.entries())
    await runHistory.keep(run.slug, {
      order: anOrder({ maxCharge }, { custom: { q: String(3 - at), keywords: keywordsOf(subtasks) } }),
      ...{ at: 1, sure: true, omitted: [] },
    });
  const onClose = vi.fn();
  const screen = (isOpen: boolean) => (
    <>
      <StartNews />
      {isOpen && <RunManyAgain rows={rows} onClose={onClose} />}
    </>
  );
  const { rerender, starts: tab } = await renderConsole(screen(true), { api });
  return { starts, runs, startRun, onClose, tab, leave: () => rerender(screen(false)) };
}

const go = page.getByRole('button', { name: 'Start 3 runs' });

takeTheClock();
beforeEach(async () => {
  storedBudget.remove();
  storedDigests.remove();
  removeOwnCap(anOrder().worker);
  await storedRuns.remove(await storedRuns.keys());
});

const aPage = { runs: [], unread: [], total: 0 };

it('says how many runs what they cost last time is without', async () => {
  await show({ isCostUnknown: true });
  const last = page.getByText('Last time they cost $1.00, 1 pending.');
  await expect.element(last).toBeVisible();
});

it('starts nothing once it was left while the budget of the month is looked up', async () => {
  setMonthBudget(60);
  const { runs, startRun, leave, onClose } = await show();
  await press(go);
  await expect.poll(runs.requestCount).toBe(1);
  await expect.element(page.getByRole('button', { name: 'Starting…' })).toBeVisible();
  await press(page.getByRole('button', { name: 'Cancel' }));
  expect(onClose).toHaveBeenCalledOnce();
  await leave();
  runs.answer(aPage);
  // Another dialog starts runs, by which time the first would have.
  const other = await show();
  await press(go);
  await expect.poll(other.runs.requestCount).toBe(1);
  other.runs.answer(aPage);
  await expect.poll(() => other.startRun.mock.calls.length).toBe(1);
  expect(startRun).not.toHaveBeenCalled();
});

it('speaks of a single run as of one', async () => {
  await show({ runs: 1, maxCharge: 0 });
  const dialog = page.getByRole('dialog', { name: 'Run 1 run again?' });
  await expect.element(dialog).toHaveTextContent('It costs money.Last time it cost');
  await expect.element(dialog).toHaveTextContent('It has no maximum charge.');
});

it('goes on once the budget was looked up, by one press of many', async () => {
  setMonthBudget(60);
  const { runs, starts, startRun } = await show();
  await beReady(go);
  await go.dblClick();
  await expect.poll(runs.requestCount).toBe(1);
  runs.answer(aPage);
  await expect.poll(() => startRun.mock.calls.length).toBe(1);
  starts.answer({ slug: slugOf(11) });
  await expect.poll(() => startRun.mock.calls.length).toBe(2);
  starts.answer({ slug: slugOf(12) });
  await expect.poll(() => startRun.mock.calls.length).toBe(3);
  starts.answer({ slug: slugOf(13) });
  await expect.element(page.getByText('3 runs were started.')).toBeVisible();
});

it('starts no more once its page was left, and the one under way is told of elsewhere', async () => {
  const { starts, startRun, leave, tab } = await show();
  await press(go);
  await expect.poll(() => startRun.mock.calls.length).toBe(1);
  await leave();
  starts.answer({ slug: slugOf(11) });
  await expect.poll(() => tab.journal.entries()[0]?.state.kind).toBe('started');
  await expect.element(page.getByRole('link', { name: /Open the run/ })).toBeVisible();
  expect(startRun).toHaveBeenCalledOnce();
});

it('has the browser ask before the page is left as long as some are to be started: nothing tells which were not', async () => {
  const isLeaveBlocked = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  const { starts, startRun } = await show({ runs: 2 });
  expect(isLeaveBlocked()).toBe(false);
  await press(page.getByRole('button', { name: 'Start 2 runs' }));
  await expect.poll(() => startRun.mock.calls.length).toBe(1);
  expect(isLeaveBlocked()).toBe(true);
  starts.answer({ slug: slugOf(11) });
  await expect.poll(() => startRun.mock.calls.length).toBe(2);
  starts.answer({ slug: slugOf(12) });
  await expect.element(page.getByText('2 runs were started.')).toBeVisible();
  expect(isLeaveBlocked()).toBe(false);
});

it.each([
  ['Escape', () => userEvent.keyboard('{Escape}{Escape}')],
  ['its cross', () => press(page.getByRole('button', { name: 'Close' }))],
  ['its button', () => press(page.getByRole('button', { name: 'Don’t start the rest' }))],
] as const)('is stopped by %s, and says how many were started and which were not', async (_, stop) => {
  const { starts, startRun, onClose } = await show();
  await press(go);
  await expect.poll(() => startRun.mock.calls.length).toBe(1);
  await stop();
  await expect.element(page.getByText('No more are started after this one…')).toBeVisible();
  starts.answer({ slug: slugOf(11) });
  const dialog = page.getByRole('dialog');
  await expect
    .element(dialog.getByRole('status').first())
    .toHaveTextContent('1 run was started. 2 were not started, and will not be.');
  await expect.element(dialog.getByRole('listitem').nth(0)).toHaveTextContent('list 2');
  await expect.element(dialog.getByRole('listitem').nth(1)).toHaveTextContent('list 3');
  expect(startRun).toHaveBeenCalledOnce();
  expect(onClose).not.toHaveBeenCalled();
  await press(dialog.getByRole('button', { name: 'Close' }).last());
  expect(onClose).toHaveBeenCalledOnce();
});

/** The maximum charge that each start was sent with, one after the other. */
async function sentCharges({ starts, startRun }: Awaited<ReturnType<typeof show>>, count: number) {
  for (let at = 1; at <= count; at += 1) {
    await expect.poll(() => startRun.mock.calls.length).toBe(at);
    starts.answer({ slug: slugOf(10 + at) });
  }
  return startRun.mock.calls.map(
    ([{ body }]) => /"max_total_charge": ?([\d.]+)/.exec(JSON.stringify(body))?.[1],
  );
}

const amount = page.getByRole('textbox', { name: 'At most' });

it('sends each run without a maximum charge with the amount that is typed', async () => {
  const shown = await show({ maxCharge: 0, subtasks: 60, worker: aDescriptor() });
  const dialog = page.getByRole('dialog', { name: 'Run 3 runs again?' });
  await expect.element(amount).toHaveFocus();
  await expect
    .element(dialog)
    .toHaveAccessibleDescription(/None of them has a maximum charge\. 180 subtasks/);
  await expect.element(amount).toHaveAccessibleDescription('for each run');
  await amount.fill('x');
  await press(go);
  await expect.element(page.getByText('An amount in USD, 0.01 or more.')).toBeVisible();
  expect(shown.startRun).not.toHaveBeenCalled();
  await amount.fill('2.5');
  await press(page.getByRole('button', { name: 'Start 3 runs, at most $7.50' }));
  expect(await sentCharges(shown, 3)).toEqual(['2.5', '2.5', '2.5']);
});

it('leaves a maximum charge as it is, and has no amount to set', async () => {
  const shown = await show({ maxCharge: 2 });
  await press(page.getByRole('button', { name: 'Start 3 runs, at most $6.00' }));
  await expect.element(amount).not.toBeInTheDocument();
  expect(await sentCharges(shown, 3)).toEqual(['2', '2', '2']);
});

it('starts without a limit where none is typed, and asks no second time', async () => {
  const shown = await show({ maxCharge: 0 });
  await expect.element(page.getByText('How many subtasks they have is not known.')).toBeVisible();
  await expect.element(amount).toHaveValue('');
  await press(page.getByRole('button', { name: 'Start 3 runs anyway' }));
  expect(await sentCharges(shown, 3)).toEqual(['0', '0', '0']);
});

it('offers the limit that the person has for a run, and asks where they take it away', async () => {
  setOwnCap(anOrder().worker, 5);
  const { startRun } = await show({ maxCharge: 0, subtasks: 2, worker: aDescriptor() });
  await expect.element(amount).toHaveValue('5');
  await expect.element(go).toHaveTextContent('Start 3 runs, at most $15.00');
  await amount.fill('');
  await press(go);
  const question = page.getByRole('dialog', { name: 'Over your limit. Start anyway?' });
  await expect
    .element(question)
    .toHaveTextContent('Over your limit of $5.00 for a run of this Worker3 runs: No limit');
  expect(startRun).not.toHaveBeenCalled();
  const agree = question.getByRole('button', { name: /^Start/ });
  await press(agree);
  await expect.poll(() => startRun.mock.calls.length).toBe(1);
});

it('asks where they may cost more than is left of the budget of the month', async () => {
  setMonthBudget(5);
  const { runs, startRun } = await show({ maxCharge: 2 });
  await press(go);
  await expect.poll(runs.requestCount).toBe(1);
  runs.answer(aPage);
  const question = page.getByRole('dialog', { name: 'This may go over this month’s budget. Start anyway?' });
  await expect.element(question).toHaveTextContent('$5.00; this may cost up to $6.00');
  expect(startRun).not.toHaveBeenCalled();
});

it('asks of a single one what it would be asked about on its own page', async () => {
  setMonthBudget(5);
  const { runs, startRun } = await show({ runs: 1, maxCharge: 6 });
  await press(page.getByRole('button', { name: 'Start 1 run' }));
  await expect.poll(runs.requestCount).toBe(1);
  runs.answer(aPage);
  const question = page.getByRole('dialog', { name: 'This may go over this month’s budget. Start anyway?' });
  await expect.element(question).toHaveTextContent('$5.00; this may cost up to $6.00');
  expect(startRun).not.toHaveBeenCalled();
});

it('starts no more after a refusal that named a run: the next would meet it, too', async () => {
  const { startRun } = await show();
  startRun.mockRejectedValueOnce(new Failure({ kind: 'balanceTooLow', run: slugOf(9) }));
  await press(go);
  await expect.element(page.getByText('1 run was started.')).toBeVisible();
  await expect.element(page.getByText('2 were not started')).toBeVisible();
  expect(startRun).toHaveBeenCalledTimes(1);
});
