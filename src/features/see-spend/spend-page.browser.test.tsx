import { readXlsx } from 'hucre/xlsx';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';

import { aDescriptor } from '#test/a-descriptor.ts';
import { Failure } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { aRun, withoutFigure } from '#test/a-run.ts';
import type { Run, RunFilter, RunPage } from '#core/run/run.ts';
import { aSavedTask } from '#test/a-saved-task.ts';
import type { SavedTask } from '#core/saved-tasks/saved-task.ts';
import { formatDay } from '#messages/format.ts';
import { storedMonths } from '#api/run-list/stored-months.ts';
import { setMonthBudget } from '#starts/cost/budget/budget.ts';
import { runHistory } from '#starts/history/run-history.ts';
import { sentStarts } from '#starts/history/sent-starts.ts';
import { renderConsole } from '#test/console.tsx';

import { SpendPage } from './spend-page.tsx';

const NOW = Date.UTC(2026, 10, 25, 6);

const paid = (day: number, parts: Partial<Run> = {}): Run => {
  const startedAt = Date.UTC(2026, 10, day, 2);
  return aRun({
    slug: `run-${day}-${parts.workerSlug ?? ''}-${parts.usage ?? 0}` as RunSlug,
    ...{ status: 'succeeded', startedAt, finishedAt: startedAt + 60_000, results: 10, usage: 0.03 },
    ...parts,
  });
};

type Answer = RunPage | Failure;

async function show(
  answers: Readonly<Record<string, readonly Answer[]>>,
  month?: string,
  scheduled: readonly SavedTask[] = [],
  now = NOW,
) {
  const runs = vi.fn(({ month, page: at }: RunFilter) => {
    const answer = answers[month ?? '']?.[at - 1] ?? { runs: [], unread: [], total: 0 };
    return answer instanceof Failure ? Promise.reject(answer) : Promise.resolve(answer);
  });
  const api = {
    runs,
    worker: () => Promise.resolve(aDescriptor()),
    walkRuns: () => Promise.resolve({ runs: Object.values(answers).flatMap(runsOf) }),
    v2: {
      tasks: () => Promise.resolve({ tasks: scheduled, unread: [], total: scheduled.length }),
    },
    account: () => Promise.resolve({ balance: 6 }),
    serverTime: () => ({ now, isSynced: true, within: 0 }),
  };
  await renderConsole(<SpendPage onNeedKey={() => undefined} />, {
    api,
    config: { version: 'v2' },
    path: month === undefined ? '/spend' : `/spend?month=${month}`,
  });
  return { runs };
}

const runsOf = (pages: readonly Answer[]) =>
  pages.flatMap((page) => (page instanceof Failure ? [] : page.runs));

const whole = (...runs: readonly Run[]): RunPage => ({ runs, unread: [], total: runs.length });

beforeEach(async () => {
  await storedMonths.remove(await storedMonths.keys());
  setMonthBudget(0);
  await page.viewport(1280, 900);
});

describe('the spend of a month', () => {
  it('is summed over all pages, by Worker and version, with what failed', async () => {
    const first = Array.from({ length: 100 }, (_, at) => paid(1, { slug: `a-${at}` as RunSlug }));
    const hotels = paid(5, {
      workerSlug: 'travel/hotels',
      workerTitle: 'Hotels',
      usage: 1,
      results: 0,
      status: 'failed',
    });
    const { runs } = await show({
      '2026-11': [
        { runs: first, unread: [], total: 101 },
        { runs: [hotels], unread: [], total: 101 },
      ],
    });
    await expect.element(page.getByTestId('spend-total')).toHaveTextContent('$4.00');
    await expect
      .element(page.getByRole('row', { name: /Google Maps Scraper.*v1\.0\.5/ }))
      .toHaveTextContent('1,000');
    await expect.element(page.getByRole('row', { name: /Hotels/ })).toHaveTextContent('$1.00');
    expect(runs).toHaveBeenCalledWith(
      expect.objectContaining({ month: '2026-11', page: 2 }),
      expect.anything(),
    );
  });

  it('names a Worker with a title in two languages in the language of the reader', async () => {
    await show({ '2026-11': [whole(paid(1, { workerTitle: 'Maps places | 地图地点' }))] });
    const names = page.getByText('Maps places', { exact: true });
    await expect.poll(() => names.elements().length).toBe(2);
    expect(page.getByText('地图地点').elements()).toEqual([]);
  });

  it('says of runs that the platform names no Worker of, that it does not', async () => {
    await show({ '2026-11': [whole(paid(1, { workerSlug: '', workerTitle: '' }))] });
    await expect.element(page.getByRole('cell', { name: /Worker not named/ })).toBeVisible();
    // There is no list of its runs: a link would show those of all Workers.
    expect(page.getByRole('link', { name: 'Worker not named' }).elements()).toEqual([]);
  });

  it('reads on behind a count that is too small', async () => {
    const first = Array.from({ length: 100 }, (_, at) => paid(1, { slug: `a-${at}` as RunSlug }));
    await show({
      '2026-11': [
        { runs: first, unread: [], total: 100 },
        { runs: [paid(2, { usage: 1 })], unread: [], total: 100 },
      ],
    });
    await expect.element(page.getByTestId('spend-total')).toHaveTextContent('$4.00');
  });

  it('says that it is too low where the platform counts more runs than it lists', async () => {
    await show({ '2026-11': [{ runs: [paid(1)], unread: ['data.list.1 is odd'], total: 2 }] });
    await expect.element(page.getByText(/Not all runs of November 2026 could be read/)).toBeVisible();
    await expect.element(page.getByText('The platform counts 2 runs, and 1 could be read.')).toBeVisible();
  });

  it('says the same in each sheet of its file', async () => {
    const create = vi.spyOn(URL, 'createObjectURL');
    await show({ '2026-11': [{ runs: [paid(1)], unread: ['data.list.1 is odd'], total: 2 }] });
    await page.getByRole('button', { name: 'Export' }).click();
    await expect.poll(() => create.mock.calls.length).toBe(1);
    const [file] = create.mock.calls[0] ?? [];
    const { sheets } = await readXlsx(new Uint8Array(await (file as Blob).arrayBuffer())); // what a file is made of
    const hole = [
      'Not all runs of November 2026 could be read: the sums are too low.',
      'The platform counts 2 runs, and 1 could be read.',
      'November 2026, so far',
    ];
    const title = (rows: readonly (readonly unknown[])[]) =>
      rows.slice(1, 5).map((cells) => cells[rows[0]?.indexOf('Title') ?? 0]);
    expect(sheets.map(({ rows }) => title(rows))).toEqual([
      [...hole, 'Google Maps Scraper'],
      [...hole, 'Google Maps Scraper'],
    ]);
    create.mockRestore();
  });

  it('writes no zero where the platform tells no cost', async () => {
    const create = vi.spyOn(URL, 'createObjectURL');
    const silent = withoutFigure(paid(2, { workerSlug: 'lab/silent', status: 'failed' }));
    await show({
      '2026-11': [{ runs: [paid(1), paid(3), withoutFigure(paid(4)), silent], unread: [], total: 4 }],
    });
    const row = (name: string) => page.getByRole('row', { name });
    await expect.element(row('lab/silent')).toHaveTextContent('1 pending–1 pending 1 run');
    await expect.element(row('lab/silent')).not.toHaveTextContent('$');
    await expect.element(row('google-maps-scraper')).toHaveTextContent('$0.060, 1 pending');
    await expect.element(page.getByTestId('spend-total')).toHaveTextContent('$0.06, 2 pending');
    await expect.element(page.getByText('1 pending in 1 run')).toBeVisible();
    await page.getByRole('button', { name: 'Export' }).click();
    await expect.poll(() => create.mock.calls.length).toBe(1);
    const [file] = create.mock.calls[0] ?? [];
    const { sheets } = await readXlsx(new Uint8Array(await (file as Blob).arrayBuffer())); // what a file is made of
    for (const { rows } of sheets) {
      const cost = rows[0]?.indexOf('Cost') ?? 0;
      const silentRow = rows.find((cells) => cells.includes('lab/silent'));
      expect([silentRow?.length, silentRow?.[cost] ?? null]).toEqual([expect.any(Number), null]);
    }
    create.mockRestore();
  });

  it('writes no zero where all runs go on, and nothing of them is told yet', async () => {
    const going = withoutFigure(withoutFigure(paid(25, { status: 'running' })), 'results');
    await show({ '2026-11': [whole(going)] });
    await expect.element(page.getByTestId('spend-total')).toHaveTextContent('–');
    await expect.element(page.getByRole('row', { name: 'google-maps-scraper' })).toHaveTextContent('1––');
  });

  it('says in the file of how many runs the cost is not final', async () => {
    const create = vi.spyOn(URL, 'createObjectURL');
    await show({ '2026-11': [whole(paid(1), withoutFigure(paid(25, { status: 'running' })))] });
    await page.getByRole('button', { name: 'Export' }).click();
    await expect.poll(() => create.mock.calls.length).toBe(1);
    const [file] = create.mock.calls[0] ?? [];
    const { sheets } = await readXlsx(new Uint8Array(await (file as Blob).arrayBuffer())); // what a file is made of
    for (const { rows } of sheets)
      expect(rows.slice(1, 3).map((cells) => cells[rows[0]?.indexOf('Title') ?? 0])).toEqual([
        'November 2026, so far',
        'The cost of 1 run is not final.',
      ]);
    create.mockRestore();
  });

  it('says in its file how many runs each sum is without', async () => {
    const create = vi.spyOn(URL, 'createObjectURL');
    const runs = [paid(1), withoutFigure(paid(3), 'results'), withoutFigure(paid(4))];
    await show({ '2026-11': [{ runs, unread: [], total: 3 }] });
    await page.getByRole('button', { name: 'Export' }).click();
    await expect.poll(() => create.mock.calls.length).toBe(1);
    const [file] = create.mock.calls[0] ?? [];
    const { sheets } = await readXlsx(new Uint8Array(await (file as Blob).arrayBuffer())); // what a file is made of
    const [heads = [], ...rest] = sheets[0]?.rows ?? [];
    const cells = rest.find((row) => row.includes('coreclaw/google-maps-scraper')) ?? [];
    const cellOf = (head: string) => cells[heads.indexOf(head)];
    const names = ['Runs', 'Results', 'Runs with results pending', 'Runs with cost pending'];
    expect(names.map(cellOf)).toEqual([3, 20, 1, 1]);
    create.mockRestore();
  });

  it('is never shown as nothing where it could not be read', async () => {
    await show({ '2026-11': [new Failure({ kind: 'internal', status: 500 })] });
    await expect.element(page.getByRole('button', { name: 'Try again' })).toBeVisible();
    expect(page.getByTestId('spend-total').elements()).toEqual([]);
    expect(page.getByText('No run in November 2026.').elements()).toEqual([]);
  });

  it('is no month without runs where those that are counted could not be read', async () => {
    await show({ '2026-11': [{ runs: [], unread: [], total: 5 }] });
    await expect.element(page.getByText('0 could be read', { exact: false })).toBeVisible();
    expect(page.getByText('No run in November 2026.').elements()).toEqual([]);
  });

  it('is that of the month in the address, with a way to the one before', async () => {
    const { runs } = await show({ '2026-10': [whole()] }, '2026-10');
    await expect.element(page.getByText('No run in October 2026.')).toBeVisible();
    await page.getByRole('button', { name: 'The month before' }).click();
    await expect.element(page.getByText('No run in September 2026.')).toBeVisible();
    expect(runs).toHaveBeenCalledWith(expect.objectContaining({ month: '2026-09' }), expect.anything());
  });

  it('is held against a budget, from four fifths of it on with a warning', async () => {
    await show({ '2026-11': [whole(paid(3, { usage: 50 }))] });
    await page.getByRole('button', { name: 'Set a budget' }).click();
    await page.getByLabelText('Budget for a month, in USD').fill('60');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.element(page.getByText('83.3% of the budget is spent.')).toBeVisible();
    await page.getByRole('button', { name: 'Change the budget' }).click();
    await page.getByLabelText('Budget for a month, in USD').fill('sixty');
    await expect.element(page.getByRole('alert')).toBeVisible();
    await page.getByLabelText('Budget for a month, in USD').fill('40');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.element(page.getByText(/\$10\.00 over the budget/)).toBeVisible();
  });

  it('says that a budget is not kept, and leaves it to be set', async () => {
    localStorage.setItem('run-console.budget', '{"format":99}');
    await show({ '2026-11': [whole(paid(3, { usage: 50 }))] });
    await page.getByRole('button', { name: 'Set a budget' }).click();
    await page.getByLabelText('Budget for a month, in USD').fill('60');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.element(page.getByRole('alert')).toHaveTextContent('did not keep the budget');
    await expect.element(page.getByLabelText('Budget for a month, in USD')).toHaveValue('60');
    localStorage.removeItem('run-console.budget');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.element(page.getByText('83.3% of the budget is spent.')).toBeVisible();
  });

  it('has its budget also before its first run, and what schedules will start', async () => {
    const task = aSavedTask({
      schedule: { kind: 'daily', time: '09:00' },
      isScheduled: true,
      input: { system: {}, custom: { keywords: ['pizza'], max_results: 100 } },
    });
    const before = paid(-3, { usage: 3, results: 1_000, version: 'v1.0.5' });
    await show({ '2026-10': [whole(before)] }, undefined, [task]);
    await expect.element(page.getByText('No run in November 2026.')).toBeVisible();
    await expect.element(page.getByTestId('spend-total')).toHaveTextContent('$0.00');
    await expect.element(page.getByText(/With the 5 runs that tasks will start/)).toBeVisible();
    await page.getByRole('button', { name: 'Set a budget' }).click();
    await page.getByLabelText('Budget for a month, in USD').fill('60');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.element(page.getByText('$60.00 left.')).toBeVisible();
  });

  it('is nothing but empty where a month without runs is over', async () => {
    await show({}, '2026-09');
    await expect.element(page.getByText('No run in September 2026.')).toBeVisible();
    await expect.element(page.getByTestId('spend-total')).not.toBeInTheDocument();
  });

  it('promises nothing of a budget that runs without a told cost may have used up', async () => {
    setMonthBudget(60);
    await show({ '2026-11': [whole(paid(3, { usage: 2 }), withoutFigure(paid(4)))] });
    await expect.element(page.getByText('At most $58.00 left: the cost of 1 run is pending.')).toBeVisible();
    await expect.element(page.getByText(/even pace/)).not.toBeInTheDocument();
  });

  it('tells how long the balance lasts at the pace of the last 28 days', async () => {
    await show({ '2026-11': [whole(paid(20, { usage: 2.8 }))], '2026-10': [whole()], '2026-09': [whole()] });
    const end = formatDay(NOW + 60 * 86_400_000);
    await expect.element(page.getByText(`lasts until about ${end}`)).toBeVisible();
    await show({ '2026-11': [whole(paid(20, { usage: 0.02 }))] });
    await expect.element(page.getByText('lasts more than a year')).toBeVisible();
  });

  it('counts what schedules will start until the end of the month, and shows it by day', async () => {
    const task = aSavedTask({
      schedule: { kind: 'daily', time: '09:00' },
      isScheduled: true,
      input: { system: {}, custom: { keywords: ['pizza'], max_results: 100 } },
    });
    const ofTask = paid(20, { usage: 3, results: 1_000, version: 'v1.0.5' });
    await show({ '2026-11': [whole(ofTask)], '2026-10': [whole()], '2026-09': [whole()] }, undefined, [task]);
    await expect.element(page.getByText(/With the 5 runs that tasks will start until its end/)).toBeVisible();
    await expect.element(page.getByText('about $4.50')).toBeVisible();
    await expect.element(page.getByText(/and what schedules will start/)).toBeVisible();
    await page.getByRole('button', { name: 'As a table' }).click();
    await expect.element(page.getByRole('row', { name: /27 Nov 2026 0 0 \$0\.000 \$0\.300/ })).toBeVisible();
  });

  it('names a task by its title, also where it has no schedule', async () => {
    const task = aSavedTask({ title: 'Hotels by hand' });
    const run = paid(20);
    await sentStarts.note({ id: 'intent', at: Date.now(), task: task.slug });
    await runHistory.noteAnswer('intent', run.slug);
    await show({ '2026-11': [whole(run)] }, undefined, [task]);
    const origins = page.getByRole('table', { name: 'Batches and tasks' });
    await expect.element(origins.getByRole('link', { name: 'Hotels by hand' })).toBeVisible();
  });

  it('takes no run that was started from here for one of a schedule', async () => {
    const at = Date.UTC(2026, 10, 21, 2);
    const task = aSavedTask({ schedule: { kind: 'daily', time: '10:00' }, isScheduled: true });
    const [here, other] = [paid(21), paid(21, { usage: 0.06, startedAt: at + 60_000 })];
    await sentStarts.note({ id: 'by hand', at });
    await runHistory.noteAnswer('by hand', here.slug);
    await show({ '2026-11': [whole(here, other)] }, undefined, [task]);
    const origins = page.getByRole('table', { name: 'Batches and tasks' });
    await expect
      .element(origins.getByRole('row', { name: /Bakeries in Lyon task 1 10 \$0\.060/ }))
      .toBeVisible();
    await expect.element(origins.getByRole('row', { name: /Other runs 1 10 \$0\.030/ })).toBeVisible();
  });

  it('leads from a day and from a Worker to the runs behind it', async () => {
    await show({ '2026-11': [whole(paid(3, { usage: 5 }))] });
    const day = page.getByRole('link', { name: /^3 Nov.*: \$5\.00 for 1 run$/ });
    await expect.element(day).toHaveAttribute('href', '/runs?day=2026-11-03');
    const worker = page.getByRole('cell', { name: /Google Maps Scraper/ }).getByRole('link');
    await expect
      .element(worker)
      .toHaveAttribute('href', '/runs?worker=coreclaw%2Fgoogle-maps-scraper&month=2026-11');
  });

  it('tells since when a price is as it is, and what it was', async () => {
    const now = paid(9, { version: 'v1.0.5', results: 1_000, usage: 3 });
    const before = paid(2, { version: 'v1.0.4', results: 1_000, usage: 2.5 });
    await show({ '2026-11': [whole(now, before)] });
    await expect.element(page.getByText('since v1.0.5, before $2.50')).toBeVisible();
  });

  it.each([
    { day: 5, earliest: '2026-08' },
    { day: 25, earliest: '2026-09' },
  ])(
    'reads back to where the 12 weeks of a Worker begin: on the $day of November',
    async ({ day, earliest }) => {
      const { runs } = await show({ '2026-11': [whole(paid(3))] }, undefined, [], Date.UTC(2026, 10, day, 6));
      await expect
        .element(
          page.getByRole('img', { name: /^Cost of each week, the latest last: (\$[\d.]+, ){11}\$[\d.]+$/ }),
        )
        .toBeVisible();
      const months = runs.mock.calls.map(([{ month }]) => month ?? '');
      expect(months.toSorted()[0]).toBe(earliest);
    },
  );

  it('writes no zero for a week of which the platform tells no cost', async () => {
    const known = paid(10, { usage: 0.1 });
    await show({ '2026-11': [whole(known, withoutFigure(paid(12)), withoutFigure(paid(24)))] });
    const weeks = page.getByRole('img', { name: /^Cost of each week, the latest last/ });
    await expect.element(weeks).toHaveAccessibleName(/\$0\.10, 1 pending, 1 pending$/);
  });

  it('says of the months before that they could not be read, and promises no end of the balance', async () => {
    await show({
      '2026-11': [whole(paid(20, { usage: 2.8 }))],
      '2026-10': [new Failure({ kind: 'internal', status: 500 })],
      '2026-09': [whole()],
    });
    await expect.element(page.getByText('could not be read', { exact: true })).toBeVisible();
    await expect.element(page.getByText(/how long it lasts can’t be estimated/)).toBeVisible();
    expect(page.getByText(/lasts until/).elements()).toEqual([]);
  });

  it('says when a month that is kept was read, and reads it again when asked', async () => {
    const answers = { '2026-10': [whole(paid(-10, { usage: 1 }))] };
    await show(answers, '2026-10');
    await expect.element(page.getByTestId('spend-total')).toHaveTextContent('$1.00');
    await expect.poll(async () => (await storedMonths.keys()).length).toBe(1);
    const { runs } = await show(answers, '2026-10');
    await expect.element(page.getByText(/The runs of this month were read on/)).toBeVisible();
    expect(runs).not.toHaveBeenCalledWith(expect.objectContaining({ month: '2026-10' }), expect.anything());
    await page.getByRole('button', { name: 'Read it again' }).click();
    await expect
      .poll(() => runs)
      .toHaveBeenCalledWith(expect.objectContaining({ month: '2026-10' }), expect.anything());
  });
});
