import { beforeEach, describe, expect, it, type Mock, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { setMonthBudget } from '#starts/cost/budget/budget.ts';
import { setOwnCap } from '#starts/cost/own-cap.ts';
import type { Api } from '#api/operations.ts';
import { someStarts } from '#test/some-starts.ts';
import type { Starts } from '#starts/starts.ts';
import { Failure, type FailureFacts } from '#core/errors/failure.ts';
import { aRun } from '#test/a-run.ts';
import { aDescriptor } from '#test/a-descriptor.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import { anOrder } from '#test/an-order.ts';
import { runHistory } from '#starts/history/run-history.ts';
import type { StoredInput } from '#starts/history/stored-input.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { Run, StartedRun } from '#core/run/run.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { isTaskSlug, type SavedTask, type TaskSlug } from '#core/saved-tasks/saved-task.ts';

import { beReady, press, pressAsItComes, takeTheClock } from '#test/press.ts';

import { type PlatformAnswers, renderConsole } from '#test/console.tsx';
import { RunAgain } from './run-again.tsx';
import { LostTaskStart } from './lost-task-start.tsx';
import { RunSavedTask } from './run-saved-task.tsx';
import { rememberCallbackUrl } from './start/callback-url.ts';

const SLUG = '01KSFDS8XWTJME33C08XMCR6B9' as RunSlug;
const LOST = '01KSFDS8XWTJME33C08XMCR6D1' as RunSlug;
const NEW = '01KSFDS8XWTJME33C08XMCR6C0' as RunSlug;
const TASK = '01KQ3T7AD4M5WNZ8V6C2XJRGEB';
const HOOK = 'https://example.com/hook';

/** A task, of whose Worker nothing is known. */
const TASK_FACTS: Omit<SavedTask, 'slug'> = {
  ...{ title: 'Mondays', workerTitle: '', version: '', input: { custom: {} } },
  ...{ isScheduled: false, timesRun: 0 },
};

type Setup = {
  readonly answer?: () => Promise<StartedRun>;
  /** Whether the list of runs has the run: never, or once its start was asked for; else it cannot be read. */
  readonly listed?: 'not' | 'after';
  /** Whose ID a text is, beside tasks. */
  readonly run?: string;
  readonly editable?: boolean;
  /** What this browser keeps of the run. */
  readonly input?: StoredInput;
  /** The runs of its Worker before. */
  readonly before?: readonly Run[];
  /** USD that the month has cost. */
  readonly spent?: number;
  /** Until when the list of runs, and the form of a Worker, are not read. */
  readonly readAfter?: Promise<void>;
  /** The task whose own screen is there too. */
  readonly task?: string;
  /** What the platform holds of it now; unless given, what its screen shows. */
  readonly held?: () => Promise<Partial<SavedTask>>;
  /** The tab in which the screen is opened; a new one unless given. */
  readonly tab?: Starts;
};

async function show({
  answer = () => Promise.resolve({ slug: NEW }),
  run = '',
  listed,
  editable = false,
  tab,
  input,
  before,
  spent = 0,
  readAfter,
  task = '',
  held = () => Promise.resolve({}),
}: Setup = {}) {
  const walkRuns = vi.fn<Api['walkRuns']>(() =>
    listed === undefined && before === undefined
      ? Promise.reject(new Failure({ kind: 'internal' }))
      : Promise.resolve({
          runs: before ?? (listed === 'after' ? [aRun({ slug: LOST, startedAt: Date.now() })] : []),
        }),
  );
  const rerun = vi.fn<Api['rerun']>(answer);
  const startRun = vi.fn<Api['startRun']>(answer);
  const runTask = vi.fn<Api['v2']['runTask']>(answer);
  const queueRun = vi.fn<Api['v2']['queueRun']>(() => Promise.resolve('queued'));
  const api: PlatformAnswers = {
    v2: {
      runTask,
      queueRun,
      waitingRuns: () => Promise.resolve({ waiting: [], unread: 0, total: 0 }),
      task: async (slug) => ({ ...TASK_FACTS, ...(await held()), slug }),
    },
    rerun,
    startRun,
    walkRuns,
    runs: async () => {
      await readAfter;
      const runs = spent > 0 ? [aRun({ usage: spent, slug: 'spent' as RunSlug, startedAt: Date.now() })] : [];
      return { runs, unread: [], total: runs.length };
    },
    // As an answer with a date would.
    serverTime: () => ({ now: Date.now(), within: 0, isSynced: true }),
    run: (slug) =>
      slug === run
        ? Promise.resolve({} as Awaited<ReturnType<Api['run']>>) // only that there is one matters here
        : Promise.reject(new Failure({ kind: 'runNotFound' })),
    worker: async () => {
      await readAfter;
      if (input) return aDescriptor();
      throw new Failure({ kind: 'workerNotFound' });
    },
  };
  const onStarted = vi.fn<(slug: RunSlug) => void>();
  const place = { onStarted, onNeedKey: vi.fn() };
  const none = { noteAnswer: () => Promise.resolve(), answers: () => Promise.resolve(new Map()) };
  const { unmount, starts, keyStore, client } = await renderConsole(
    <>
      <RunAgain
        run={{ slug: SLUG, workerSlug: 'coreclaw/google-maps-scraper' }}
        editable={editable}
        input={input}
        {...place}
      />
      {isTaskSlug(task) && <RunSavedTask task={{ ...TASK_FACTS, slug: task }} {...place} />}
    </>,
    {
      api,
      starts: (connection) =>
        tab ??
        someStarts({
          ...connection,
          history: { ...none, keep: runHistory.keep, input: runHistory.input },
        }),
    },
  );
  return {
    ...place,
    rerun,
    startRun,
    runTask,
    queueRun,
    walkRuns,
    unmount,
    starts,
    keyStore,
    client,
  };
}

const never = () => new Promise<StartedRun>(() => undefined);
const open = (name: string) => press(page.getByRole('button', { name }));
const url = page.getByRole('textbox', { name: 'Callback URL' });
const startButton = page.getByRole('button', { name: /^Start( run|, at most| anyway)/ }).first();
const failing = (facts: FailureFacts): Setup => ({ answer: () => Promise.reject(new Failure(facts)) });

takeTheClock();
beforeEach(() => localStorage.clear());

describe('running again as it was', () => {
  it('asks for a callback URL, starts one run, and remembers the URL', async () => {
    const { rerun, onStarted } = await show();
    await open('Run again unchanged');
    await url.click();
    await press(startButton);
    await expect.element(url).toHaveFocus();
    await expect.element(page.getByText('Fill in a callback URL.')).toBeVisible();
    expect(rerun).not.toHaveBeenCalled();
    await url.fill(`  ${HOOK} `);
    await press(startButton);
    await expect.poll(() => onStarted.mock.calls).toEqual([[NEW]]);
    expect(rerun.mock.calls.map((given) => given.slice(0, 2))).toEqual([[SLUG, HOOK]]);
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
    await open('Run again unchanged');
    await expect.element(url).toHaveValue(HOOK);
  });

  it.each([true, false])('leads on without a callback URL where there is a way: %s', async (editable) => {
    await show({ editable });
    await open('Run again unchanged');
    await expect.element(page.getByText(/^The platform needs an address for this/)).toBeVisible();
    const way = page.getByText(/No address\? Close this and use “Edit and run again”/);
    await expect.poll(() => way.elements().length).toBe(editable ? 1 : 0);
  });

  it('does not let the API key leave in the URL', async () => {
    const { rerun } = await show();
    await open('Run again unchanged');
    await url.fill('https://example.com/?key=scraper_api_1');
    await press(startButton);
    await expect.element(page.getByText('The callback URL must not contain your API key.')).toBeVisible();
    expect(rerun).not.toHaveBeenCalled();
  });

  it('does not take a second press on what opened it for a start', async () => {
    const { rerun } = await show();
    rememberCallbackUrl(HOOK, undefined);
    pressAsItComes('Start run');
    await open('Run again unchanged');
    await expect.element(page.getByRole('status').filter({ hasText: 'Press again' })).toBeVisible();
    await beReady(startButton);
    expect(rerun).not.toHaveBeenCalled();
  });

  it('makes one start of many clicks and Enter', async () => {
    const { rerun } = await show({ answer: never });
    await open('Run again unchanged');
    await url.fill(HOOK);
    await beReady(startButton);
    await userEvent.keyboard('{Enter}{Enter}{Enter}');
    await expect
      .element(page.getByRole('button', { name: 'Starting…' }))
      .toHaveAttribute('aria-disabled', 'true');
    document.querySelector('form')?.requestSubmit();
    expect(rerun).toHaveBeenCalledOnce();
  });

  it('asks where its Worker has a limit of one’s own, and nobody knows what the run may cost', async () => {
    setOwnCap(anOrder().worker, 5);
    const { rerun } = await show();
    await open('Run again unchanged');
    await url.fill(HOOK);
    await press(startButton);
    const question = page.getByRole('dialog', { name: 'Over your limit. Start anyway?' });
    await expect.element(question).toHaveTextContent('limit of $5.00 for a run of this WorkerNot known');
    expect(rerun).not.toHaveBeenCalled();
  });

  it('looks for its run after a lost answer, and goes on only when a person says so', async () => {
    const { rerun, walkRuns } = await show({ ...failing({ kind: 'network' }), listed: 'not' });
    await open('Run again unchanged');
    await url.fill(HOOK);
    await press(startButton);
    await expect.element(page.getByText('The run may have started')).toBeVisible();
    await expect
      .element(page.getByRole('link', { name: 'Look at the runs' }))
      .toHaveAttribute('href', '/runs');
    await expect.element(startButton).not.toBeInTheDocument();
    expect(walkRuns.mock.calls[0]?.[0]).toMatchObject({ worker: 'coreclaw/google-maps-scraper' });
    await open('Start another run anyway');
    await press(startButton);
    await expect.poll(() => rerun.mock.calls.length).toBe(2);
  });

  it('asks again about a lost one where the dialog is closed before another is sent', async () => {
    const { rerun, starts } = await show({ ...failing({ kind: 'network' }), listed: 'not' });
    await open('Run again unchanged');
    await url.fill(HOOK);
    await press(startButton);
    await open('Start another run anyway');
    await expect.element(startButton).toBeVisible();
    await press(page.getByRole('button', { name: 'Close' }).first());
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
    expect(starts.journal.entries()).toMatchObject([{ state: { kind: 'lost' } }]);
    await open('Run again unchanged');
    await expect.element(page.getByText('The run may have started')).toBeVisible();
    expect(rerun).toHaveBeenCalledOnce();
  });

  it('asks for a key before it goes on from a lost one: without a key nothing would be sent in its place', async () => {
    const { starts, keyStore, onNeedKey } = await show({ ...failing({ kind: 'network' }), listed: 'not' });
    await open('Run again unchanged');
    await url.fill(HOOK);
    await press(startButton);
    await expect.element(page.getByText('The run may have started')).toBeVisible();
    keyStore.forget();
    await open('Start another run anyway');
    await expect.poll(() => onNeedKey.mock.calls.length).toBe(1);
    await expect.element(startButton).not.toBeInTheDocument();
    keyStore.set('scraper_api_1');
    await open('Start another run anyway');
    await expect.element(startButton).toBeVisible();
    expect(starts.journal.entries()).toMatchObject([{ state: { kind: 'lost' } }]);
  });

  it('finds the run that it started, although the answer was lost', async () => {
    const { rerun } = await show({ ...failing({ kind: 'network' }), listed: 'after' });
    await open('Run again unchanged');
    await url.fill(HOOK);
    await press(startButton);
    await expect.element(page.getByText('The platform shows that the run started')).toBeVisible();
    await expect.element(startButton).not.toBeInTheDocument();
    const found = page.getByRole('link', { name: 'Open the run' });
    await expect.element(found).toHaveAttribute('href', `/runs/${LOST}`);
    expect(rerun).toHaveBeenCalledOnce();
  });

  it('is told of when its dialog was closed before the answer was lost', async () => {
    const lose: { now?: () => void } = {};
    const answer = () =>
      new Promise<StartedRun>((_, reject) => {
        lose.now = () => reject(new Failure({ kind: 'timeout' }));
      });
    await show({ answer, listed: 'after' });
    await open('Run again unchanged');
    await url.fill(HOOK);
    await press(startButton);
    await press(page.getByRole('button', { name: 'Close' }).first());
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
    lose.now?.();
    await expect.element(page.getByText('The platform shows that the run started')).toBeVisible();
  });

  it('can be tried again after a refusal', async () => {
    const { rerun } = await show(failing({ kind: 'tooManyRuns', code: 30003 }));
    await open('Run again unchanged');
    await url.fill(HOOK);
    await press(startButton);
    await expect.element(page.getByText('Too many runs at the same time')).toBeVisible();
    await press(startButton);
    await expect.poll(() => rerun.mock.calls.length).toBe(2);
  });
});

const aStoredInput = (
  keywords: number,
  options: Partial<RunOptions>,
  parts: Partial<StoredInput> = {},
): StoredInput => ({
  order: anOrder(options, {
    custom: { keywords: Array.from({ length: keywords }, (_, at) => `term ${at}`) },
  }),
  ...{ at: 1, sure: true, omitted: [], ...parts },
});

describe('running again what this browser keeps', () => {
  const amount = page.getByRole('textbox', { name: 'At most' });
  const sentCharge = (startRun: Mock<Api['startRun']>) =>
    startRun.mock.calls.map(([{ body }]) => /"max_total_charge": ?([\d.]+)/.exec(JSON.stringify(body))?.[1]);

  it('says what it comes to, and starts with the maximum charge that is set there', async () => {
    const { startRun } = await show({ input: aStoredInput(101, { maxCharge: 0 }) });
    await open('Run again unchanged');
    await expect.element(page.getByText('101 subtasks · no maximum charge')).toBeVisible();
    await expect.element(amount).toHaveFocus();
    await amount.fill('x');
    await press(startButton);
    await expect.element(page.getByText('An amount in USD, 0.01 or more.')).toBeVisible();
    await amount.fill('2.5');
    await expect.element(page.getByText('101 subtasks · at most $2.50')).toBeVisible();
    await expect.element(startButton).toHaveTextContent('Start, at most $2.50');
    await press(startButton);
    await expect.poll(() => sentCharge(startRun)).toEqual(['2.5']);
    await expect
      .poll(() => runHistory.input(NEW))
      .toMatchObject({ ok: true, value: { order: { options: { maxCharge: 2.5 } } } });
  });

  it('starts without a limit where none is set, and asks no second time', async () => {
    const { startRun } = await show({ input: aStoredInput(101, { maxCharge: 0 }) });
    await open('Run again unchanged');
    await expect.element(amount).toHaveValue('');
    await expect.element(startButton).toHaveTextContent('Start anyway');
    await press(startButton);
    await expect.poll(() => sentCharge(startRun)).toEqual(['0']);
  });

  it.each([
    {
      name: 'few subtasks',
      input: aStoredInput(3, { maxCharge: 0 }),
      said: '3 subtasks · no maximum charge',
    },
    {
      name: 'a maximum charge',
      input: aStoredInput(101, { maxCharge: 5 }),
      said: '101 subtasks · at most $5.00',
    },
  ])('does not ask about $name', async ({ input, said }) => {
    const { startRun } = await show({ input });
    await open('Run again unchanged');
    await expect.element(page.getByText(said)).toBeVisible();
    await press(startButton);
    await expect.poll(() => startRun.mock.calls.length).toBe(1);
  });

  it('is kept waiting once for a refusal, also where its dialog is closed and opened again', async () => {
    const input = aStoredInput(3, { maxCharge: 5 });
    const { queueRun } = await show({ ...failing({ kind: 'balanceTooLow', code: 30001 }), input });
    await open('Run again unchanged');
    await press(startButton);
    await open('Save without starting');
    await expect.element(page.getByText('Saved, not started')).toBeVisible();
    await press(page.getByRole('button', { name: 'Close' }).first());
    await open('Run again unchanged');
    await expect.element(page.getByText('Saved, not started')).toBeVisible();
    await expect
      .element(page.getByRole('button', { name: /^Save without starting/ }))
      .not.toBeInTheDocument();
    expect(queueRun).toHaveBeenCalledOnce();
  });

  it('starts it as any run, without the callback URL that it had, and keeps its input', async () => {
    const input = aStoredInput(3, { callbackUrl: HOOK, maxCharge: 5 });
    const { startRun, rerun, onStarted } = await show({ input });
    await open('Run again unchanged');
    await expect
      .element(page.getByText(/^Starts a new run with exactly what this browser kept/))
      .toBeVisible();
    await expect.element(url).not.toBeInTheDocument();
    await press(startButton);
    await expect.poll(() => onStarted.mock.calls).toEqual([[NEW]]);
    const sent = JSON.stringify(startRun.mock.calls[0]?.[0].body);
    expect(sent).toContain('term 2');
    expect(sent).not.toContain(HOOK);
    expect(rerun).not.toHaveBeenCalled();
    await expect.poll(() => runHistory.input(NEW)).toMatchObject({ ok: true, value: { sure: true } });
  });

  it('says what it will likely cost by its price of today, which is kept beside it, and nothing that was said before', async () => {
    const former = { estimate: { usd: { units: 9n, scale: 0 } } };
    const limited = aStoredInput(3, { maxCharge: 5 }, former);
    const custom = { ...limited.order.custom, max_results: 20 };
    const input = { ...limited, order: { ...limited.order, custom } };
    const at = Date.now() - 600_000;
    const paid = {
      status: 'succeeded',
      version: 'v1.0.5',
      startedAt: at,
      finishedAt: at,
    } as const;
    const { onStarted, unmount } = await show({
      input,
      before: [aRun({ ...paid, results: 10, usage: 0.02 })],
    });
    await open('Run again unchanged');
    await expect.element(page.getByText('3 subtasks · about $0.12 · at most $5.00')).toBeVisible();
    await press(startButton);
    await expect.poll(() => onStarted.mock.calls).toEqual([[NEW]]);
    const storedEstimate = () => runHistory.input(NEW).then((stored) => stored.ok && stored.value.estimate);
    await expect.poll(storedEstimate).toEqual({ usd: { units: 12n, scale: 2 } });
    await unmount();
    await show({ input: { ...input, order: { ...input.order, custom: { keywords: ['another'] } } } });
    await open('Run again unchanged');
    await press(startButton);
    await expect.poll(storedEstimate).toBeUndefined();
  });

  it.each([undefined, aStoredInput(3, {}, { sure: false }), aStoredInput(3, {}, { omitted: ['password'] })])(
    'says what is not known of it: %#',
    async (input) => {
      await show(input === undefined ? {} : { input });
      await open('Run again unchanged');
      await expect.element(page.getByText(/^This browser does not know the saved input/)).toBeVisible();
    },
  );
});

describe.each([
  { name: 'Run again unchanged', hasInput: true, budget: false, of: 'the form of the Worker is read' },
  { name: 'Run again unchanged', hasInput: false, budget: true, of: 'the budget is looked up' },
])('a start that $of before: $name', ({ name, hasInput, budget }) => {
  const starting = page.getByRole('button', { name: 'Starting…' });

  async function askAndWait() {
    let read: () => void = () => undefined;
    const readAfter = new Promise<void>((resolve) => {
      read = resolve;
    });
    if (budget) setMonthBudget(60);
    const shown = await show({ readAfter, ...(hasInput && { input: aStoredInput(3, { maxCharge: 5 }) }) });
    await open(name);
    if (!hasInput) await url.fill(HOOK);
    await beReady(startButton);
    await startButton.dblClick();
    await expect.element(starting).toHaveAttribute('aria-disabled', 'true');
    const { rerun, startRun } = shown;
    const sent = () => [...rerun.mock.calls, ...startRun.mock.calls];
    return { ...shown, read, sent };
  }

  it('is sent once, however often it is asked for meanwhile', async () => {
    const { read, sent, onStarted } = await askAndWait();
    document.querySelector('form')?.requestSubmit();
    read();
    await expect.poll(() => onStarted.mock.calls.length).toBe(1);
    expect(sent()).toHaveLength(1);
  });

  it.each(['closed', 'left'])('is not sent once its dialog was %s', async (how) => {
    const { read, sent, unmount, starts, client } = await askAndWait();
    if (how === 'left') await unmount();
    else await press(page.getByRole('button', { name: 'Close' }).last());
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
    read();
    await expect.poll(() => client.isFetching()).toBe(0);
    // What would follow from what was read has followed.
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent()).toEqual([]);
    expect(starts.journal.entries()).toEqual([]);
  });
});

describe('a start that still waits for a way to the platform', () => {
  const noop = () => Promise.resolve();
  it.each<[string, { task?: string; input?: StoredInput }, string, () => Promise<unknown>]>([
    ['a past run', {}, 'Run again unchanged', () => url.fill(HOOK)],
    ['a run whose input is kept', { input: aStoredInput(3, { maxCharge: 5 }) }, 'Run again unchanged', noop],
    ['a task', { task: TASK }, 'Run now', noop],
  ])('is wanted no more once its dialog was closed: %s', async (_, setup, name, fill) => {
    const { rerun, startRun, runTask } = await show({ ...setup, answer: aLateAnswer().answer });
    await open(name);
    await fill();
    const start = page.getByRole('dialog').getByRole('button', { name: /^Start/ });
    await beReady(start);
    await press(start);
    const wanted = () => [
      ...rerun.mock.calls.map((given) => given[2]),
      ...startRun.mock.calls.map((given) => given[2]),
      ...runTask.mock.calls.map((given) => given[1]),
    ];
    await expect.poll(() => wanted().map((signal) => signal?.aborted)).toEqual([false]);
    await press(page.getByRole('button', { name: 'Close' }).last());
    await expect.poll(() => wanted().map((signal) => signal?.aborted)).toEqual([true]);
  });
});

/** An answer that comes when the test says so. */
function aLateAnswer() {
  let start: () => void = () => undefined;
  let refuse: (failure: Failure) => void = () => undefined;
  const answer = () =>
    new Promise<StartedRun>((resolve, reject) => {
      start = () => resolve({ slug: NEW });
      refuse = reject;
    });
  return { answer, start: () => start(), refuse: (failure: Failure) => refuse(failure) };
}

describe('a dialog that is opened again while a start of it is under way', () => {
  const starting = page.getByRole('button', { name: 'Starting…' });

  async function leaveAndComeBack(answer: () => Promise<StartedRun>) {
    const left = await show({ answer });
    await open('Run again unchanged');
    await url.fill(HOOK);
    await press(startButton);
    await expect.element(starting).toHaveAttribute('aria-disabled', 'true');
    await left.unmount();
    const back = await show({ tab: left.starts });
    await open('Run again unchanged');
    await expect.element(starting).toHaveAttribute('aria-disabled', 'true');
    return { left, back };
  }

  it('opens the run, and starts no other', async () => {
    const { answer, start } = aLateAnswer();
    const { left, back } = await leaveAndComeBack(answer);
    start();
    await expect.poll(() => back.onStarted.mock.calls).toEqual([[NEW]]);
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
    expect(left.onStarted).not.toHaveBeenCalled();
  });

  it('tells of a refusal', async () => {
    const { answer, refuse } = aLateAnswer();
    await leaveAndComeBack(answer);
    refuse(new Failure({ kind: 'tooManyRuns', code: 30003 }));
    await expect.element(page.getByText('Too many runs at the same time')).toBeVisible();
    await beReady(startButton);
  });
});

describe('a saved task that was changed since its screen was opened', () => {
  it('is shown as it is now, and starts at the next press', async () => {
    let custom = { keywords: ['one'] };
    const { runTask } = await show({
      task: TASK,
      held: () =>
        Promise.resolve({
          worker: 'coreclaw/google-maps-scraper' as WorkerSlug,
          input: { custom, system: {} },
        }),
    });
    await open('Run now');
    await press(startButton);
    await expect.element(page.getByText(/^The task was changed since you opened it/)).toBeVisible();
    expect(runTask).not.toHaveBeenCalled();
    custom = { keywords: ['one', 'two'] };
    await press(startButton);
    // Changed once more: it is as before.
    await beReady(startButton);
    expect(runTask).not.toHaveBeenCalled();
    await press(startButton);
    await expect.poll(() => runTask.mock.calls.map(([task]) => task)).toEqual([TASK]);
  });

  it('does not start where it cannot be read', async () => {
    const { runTask } = await show({
      task: TASK,
      held: () => Promise.reject(new Failure({ kind: 'taskNotFound' })),
    });
    await open('Run now');
    await press(startButton);
    await expect.element(page.getByRole('alert')).toBeVisible();
    expect(runTask).not.toHaveBeenCalled();
  });

  it('does not start where it was changed while the question stood', async () => {
    setMonthBudget(60);
    let now: Partial<SavedTask> = {};
    const { runTask } = await show({ task: TASK, spent: 61, held: () => Promise.resolve(now) });
    await open('Run now');
    await press(startButton);
    const go = page.getByRole('button', { name: /^Start anyway/ });
    await beReady(go);
    now = { input: { ...TASK_FACTS.input, custom: { limit: 500 } } };
    await press(go);
    await expect.element(page.getByText(/^The task was changed since you opened it/)).toBeVisible();
    expect(runTask).not.toHaveBeenCalled();
  });

  it('starts at once where only its title is another', async () => {
    const { runTask } = await show({ task: TASK, held: () => Promise.resolve({ title: 'Tuesdays' }) });
    await open('Run now');
    await press(startButton);
    await expect.poll(() => runTask.mock.calls.map(([task]) => task)).toEqual([TASK]);
  });
});

it('keeps what a saved task held as the input of its run', async () => {
  const worker = 'coreclaw/google-maps-scraper' as WorkerSlug;
  const input = { system: { max_total_charge: 2 }, custom: { keywords: ['a Monday'] } };
  const { onStarted } = await show({
    task: TASK,
    held: () => Promise.resolve({ worker, input, updatedAt: 1_790_000_000_000 }),
  });
  await open('Run now');
  await press(startButton);
  await expect.element(page.getByText(/^The task was changed since you opened it/)).toBeVisible();
  await press(startButton);
  await expect.poll(() => onStarted.mock.calls).toEqual([[NEW]]);
  await expect
    .poll(() => runHistory.input(NEW))
    .toMatchObject({ ok: true, value: { sure: true, order: { worker, custom: input.custom } } });
});

describe('a saved task that is refused for want of balance', () => {
  async function refuse(input: SavedTask['input']) {
    const worker = 'coreclaw/google-maps-scraper' as WorkerSlug;
    await show({
      ...failing({ kind: 'balanceTooLow', code: 30001 }),
      task: TASK,
      held: () => Promise.resolve({ worker, input }),
    });
    await open('Run now');
    await press(startButton);
    await expect.element(page.getByText(/^The task was changed since you opened it/)).toBeVisible();
    await press(startButton);
    await expect.element(page.getByText('The balance is too low')).toBeVisible();
  }
  const keepWaiting = page.getByRole('button', { name: 'Save without starting' });

  it('can be kept waiting as it is saved', async () => {
    await refuse({ custom: { keywords: ['one'] } });
    await expect.element(keepWaiting).toBeVisible();
  });

  it.each([
    {
      of: 'holds a number that a browser would round',
      input: { custom: { cid: '\u000012345678901234567890' }, inexact: '12345678901234567890' },
    },
    { of: 'is saved flat', input: { custom: { keywords: ['one'] }, flat: true } },
  ] as const)('is not queued as another where it $of', async ({ input }) => {
    await refuse(input);
    await expect.element(keepWaiting).not.toBeInTheDocument();
  });
});

describe('a saved task', () => {
  it('is foreseen by nothing, and held against one’s own limit, where the platform does not tell its input', async () => {
    const { worker } = anOrder();
    setOwnCap(worker, 5);
    const { runTask } = await show({
      task: TASK,
      held: () => Promise.resolve({ worker, version: 'v2', input: { custom: {}, unreadable: true } }),
    });
    await open('Run now');
    await press(startButton);
    await expect.element(page.getByText(/^The task was changed since you opened it/)).toBeVisible();
    await expect
      .element(page.getByText(/^This browser does not know the saved input and options/))
      .toBeVisible();
    expect(page.getByText(/\d subtask|maximum charge/).elements()).toEqual([]);
    await press(startButton);
    const question = page.getByRole('dialog', { name: 'Over your limit. Start anyway?' });
    await expect.element(question).toHaveTextContent('limit of $5.00 for a run of this WorkerNot known');
    expect(runTask).not.toHaveBeenCalled();
  });

  it('is asked about in a month whose budget is used up', async () => {
    setMonthBudget(60);
    const { runTask, onStarted } = await show({ spent: 61, task: TASK });
    await open('Run now');
    await press(startButton);
    await expect
      .element(page.getByRole('heading', { name: 'Over this month’s budget. Start anyway?' }))
      .toBeVisible();
    expect(runTask).not.toHaveBeenCalled();
    const go = page.getByRole('button', { name: /^Start anyway/ });
    await beReady(go);
    await press(go);
    await expect.poll(() => onStarted.mock.calls).toEqual([[NEW]]);
  });

  it('is told as lost by its own ID, and another one is started beside it', async () => {
    const OTHER = '01KQ3T7AD4M5WNZ8V6C2XJRGEC';
    const lost = await show({ ...failing({ kind: 'network' }), listed: 'not', task: TASK });
    await open('Run now');
    await press(startButton);
    await expect.element(page.getByText('The run may have started')).toBeVisible();
    await lost.unmount();
    // Whoever comes back is told of the one that was lost.
    const again = await show({ tab: lost.starts, task: TASK });
    await expect.element(page.getByText('The run may have started')).toBeVisible();
    await again.unmount();
    const back = await show({ tab: lost.starts, task: OTHER });
    await open('Run now');
    await expect.element(page.getByText('The run may have started')).not.toBeInTheDocument();
    await press(startButton);
    await expect.poll(() => back.onStarted.mock.calls).toEqual([[NEW]]);
    expect(back.runTask.mock.calls.map(([task]) => task)).toEqual([OTHER]);
    const entries = lost.starts.journal.entries();
    expect(entries.map(({ subject, state }) => [subject, state.kind])).toEqual([
      [{ kind: 'task', task: TASK, title: 'Mondays' }, 'lost'],
      [{ kind: 'task', task: OTHER, title: 'Mondays' }, 'started'],
    ]);
  });

  it('that cannot be read has its lost start looked for', async () => {
    const lost = await show({ ...failing({ kind: 'network' }), listed: 'not', task: TASK });
    await open('Run now');
    await press(startButton);
    await expect.element(page.getByText('The run may have started')).toBeVisible();
    await lost.unmount();
    await renderConsole(<LostTaskStart task={TASK as TaskSlug} onStarted={vi.fn()} onNeedKey={vi.fn()} />, {
      api: { walkRuns: lost.walkRuns },
      starts: () => lost.starts,
    });
    await expect.element(page.getByText('The run may have started')).toBeVisible();
  });
});
