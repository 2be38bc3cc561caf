import type { ComponentProps, ReactNode } from 'react';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { storedStops } from '#api/stopped-runs.ts';
import { accountQuery } from '#api/queries/queries.ts';
import { Failure } from '#core/errors/failure.ts';
import { aDescriptor } from '#test/a-descriptor.ts';
import { aRun, withoutFigure } from '#test/a-run.ts';
import { anOrder } from '#test/an-order.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { JsonObject } from '#core/json/json.ts';
import { withPendingCost } from '#core/run/run-cost.ts';
import type { ResultRow, Run } from '#core/run/run.ts';
import { NO_ROWS, withPage } from '#core/results/row-set.ts';

import { savedRows } from '#results/saved/saved-rows.ts';
import { keepMeasure, storedMeasures } from '#starts/check-up/stored-measures.ts';
import { runHistory } from '#starts/history/run-history.ts';
import type { StoredInput } from '#starts/history/stored-input.ts';
import { storedLabels } from '#starts/names/run-labels.ts';
import { Button } from '#ui/controls/button.tsx';
import { aConsole } from '#test/console.tsx';

import { RunPage } from './run-page.tsx';

const SLUG = '01KSFDS8XWTJME33C08XMCR6B9' as RunSlug;

const aMapsRun = (facts: Partial<Run> = {}) =>
  aRun({
    status: 'succeeded',
    results: 2,
    usage: 0.0542,
    traffic: 22_600_000,
    startedAt: new Date(new Date().getFullYear(), 10, 24, 14, 2).getTime(),
    duration: 221,
    ...facts,
  });

type Setup = {
  readonly runs?: (Run | Failure)[];
  readonly key?: string;
  readonly slug?: string;
  readonly log?: readonly string[];
  readonly rows?: readonly ResultRow[];
  readonly input?: ReactNode;
  readonly aboutInput?: ReactNode;
  readonly stored?: StoredInput;
} & Pick<ComponentProps<typeof RunPage>, 'edit' | 'again' | 'ways'>;

/** The page over a platform that gives these answers about the run, one after the other, the last one for ever. */
async function show({
  runs = [aMapsRun()],
  key = 'scraper_api_1',
  slug = SLUG,
  log = ['Opened'],
  rows = [{ title: 'Corner Slice' }, { title: 'Harbour Oven' }],
  ...parts
}: Setup = {}) {
  let runReads = 0;
  const abort = vi.fn(() => Promise.resolve());
  const account = vi.fn(() => Promise.resolve({ balance: 1 }));
  const answers = {
    run: () => {
      const answer = runs[Math.min(runReads++, runs.length - 1)] ?? aMapsRun();
      return answer instanceof Failure ? Promise.reject(answer) : Promise.resolve(answer);
    },
    results: vi.fn(() =>
      Promise.resolve({
        columns: Object.keys(rows[0] ?? {}).map((key) => ({ key, label: key, format: '' })),
        rows,
        size: rows.length,
        total: rows.length,
      }),
    ),
    log: vi.fn(() =>
      Promise.resolve({ entries: log.map((content) => ({ level: 'info', group: '', content }) as const) }),
    ),
    worker: () => Promise.resolve(aDescriptor()),
    abort,
    account,
  };
  const onNeedKey = vi.fn();
  const console = aConsole({ api: answers, key, path: `/runs/${slug}` });
  console.client.setQueryData(accountQuery(console.api).queryKey, { balance: 100 });
  await render(<RunPage slug={slug} onNeedKey={onNeedKey} {...parts} />, { wrapper: console.Wrapper });
  return { abort, client: console.client, api: { ...console.api, ...answers }, onNeedKey };
}

const status = page.getByTestId('run-status');

const icon = () => decodeURIComponent(document.querySelector<HTMLLinkElement>('link[rel=icon]')?.href ?? '');

async function openDetails(): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('button', { name: 'Details…' }).click();
}

/** Time goes on as it does, and at once where the test says so: until the next look at a run are some seconds. */
function takeTheClock() {
  const toFake = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] as const;
  vi.useFakeTimers({ toFake: [...toFake], shouldAdvanceTime: true });
  onTestFinished(() => void vi.useRealTimers());
}
const letPass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1_000);

/** What is measured once it has been the same for ten frames: a screen is drawn again after its window has another width. */
async function atRest(measure: () => number): Promise<number> {
  let last = measure();
  for (let same = 0; same < 10;) {
    await new Promise(requestAnimationFrame);
    const next = measure();
    same = next === last ? same + 1 : 0;
    last = next;
  }
  return last;
}

beforeEach(() => page.viewport(1280, 900));

describe('the page of a run', () => {
  it('keeps in its place what is below its head when it ends', async () => {
    await page.viewport(1440, 900);
    const runs = [aMapsRun({ status: 'running', startedAt: Date.now() })];
    const { client } = await show({
      runs,
      edit: (_run, look) => <Button {...look}>Edit and run again</Button>,
      again: (_run, look) => <Button {...look}>Run again unchanged</Button>,
      ways: (_run, look) => <Button {...look}>Use as rows</Button>,
    });
    await expect.element(status).toHaveTextContent('Running');
    await expect.element(page.getByRole('button', { name: 'More', exact: true })).toBeVisible();
    const tabs = page.getByRole('tablist', { name: 'Parts of the run' });
    await expect.element(tabs).toBeVisible();
    const WIDTHS = [1440, 1300, 1100, 768, 700, 390];
    const top = () => tabs.element().getBoundingClientRect().top;
    const before: number[] = [];
    for (const width of WIDTHS) {
      await page.viewport(width, 900);
      before.push(await atRest(top));
    }
    runs[0] = aMapsRun({ startedAt: Date.now(), finishedAt: Date.now() });
    await client.invalidateQueries();
    await expect.element(status).toHaveTextContent('Succeeded');
    await expect.element(page.getByRole('button', { name: 'Stop', exact: true })).not.toBeInTheDocument();
    for (const [at, width] of WIDTHS.entries()) {
      await page.viewport(width, 900);
      await expect.poll(top).toBe(before[at]);
    }
  });

  it('shows the rows that this browser keeps once the platform has deleted them', async () => {
    const rows = [{ city: 'Berlin' }, { city: 'Lyon' }];
    await savedRows.keep(
      SLUG,
      {
        ...withPage(NO_ROWS, { columns: [{ key: 'city', label: 'City', format: '' }], rows, size: 2 }),
        whole: true,
      },
      { signal: new AbortController().signal, onWritten: () => undefined },
    );
    onTestFinished(() => savedRows.remove([SLUG]));
    await show({ runs: [aMapsRun({ finishedAt: 0 })], rows: [] });
    await expect.element(page.getByText('Berlin')).toBeVisible();
    await expect.element(page.getByTestId('row-count')).toHaveTextContent('2 rows');
    await expect
      .element(page.getByText('The platform keeps them for at most 7 days'))
      .not.toBeInTheDocument();
    await openDetails();
    await expect.element(page.getByText('rows in this browser')).toBeVisible();
  });

  it('says until when deleted rows were there that this browser does not keep', async () => {
    await show({ runs: [aMapsRun({ finishedAt: 0 })], rows: [] });
    await expect.element(page.getByText(/^The run gave 2 rows. The platform keeps them/)).toBeVisible();
  });

  it('says of rows that are counted and do not come that they do not, and reads them again', async () => {
    const rows: { title: string }[] = [];
    const { api } = await show({ runs: [aMapsRun({ finishedAt: Date.now() - 60_000 })], rows });
    await expect.element(page.getByText(/^The platform counts 2 rows and gave none/)).toBeVisible();
    // Read for the table, and all of them for what is odd about them.
    await expect.poll(() => api.results.mock.settledResults.length).toBe(2);
    rows.push({ title: 'Corner Slice' }, { title: 'Harbour Oven' });
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.element(page.getByText('Harbour Oven')).toBeVisible();
  });

  it('names the run, links to its Worker and shows its figures and results', async () => {
    await show();
    await expect
      .element(page.getByRole('heading', { level: 1 }))
      .toHaveTextContent(/^Google Maps Scraper, 14:02:00$/);
    await expect.element(status).toHaveTextContent(/^Succeeded$/);
    await expect.element(page.getByTestId('run-slug')).toHaveTextContent(SLUG);
    await expect
      .element(page.getByRole('link', { name: 'Google Maps Scraper' }))
      .toHaveAttribute('href', '/workers/coreclaw/google-maps-scraper');
    const figures = [...document.querySelectorAll('dd')].map((figure) => figure.textContent);
    expect(figures).toEqual(['2 rows', '$0.0542', '3 min 41 sec']);
    await expect.element(page.getByRole('gridcell', { name: 'Harbour Oven' })).toBeVisible();
    expect(document.title).toContain('Succeeded · Google Maps Scraper, 14:02:00');
    await openDetails();
    const details = page.getByRole('dialog', { name: 'Details of the run' });
    for (const text of [SLUG, '$0.0542 · $27.10 per 1,000', '22.6 MB', 'v1.0.5'])
      await expect.element(details.getByText(text)).toBeVisible();
  });

  it('leaves the other tabs where one stops working', async () => {
    // React reports every fault there, also one that is caught.
    const reported = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const Broken = () => {
      throw new Error('broken on purpose');
    };
    await show({ input: <Broken /> });
    await userEvent.click(page.getByRole('tab', { name: 'Input' }));
    await expect.element(page.getByRole('tabpanel', { name: 'Input' })).toHaveTextContent('stopped working');
    await userEvent.click(page.getByRole('tab', { name: 'Log' }));
    await expect.element(page.getByText('Opened')).toBeVisible();
    await expect.element(page.getByText('This part stopped working')).not.toBeInTheDocument();
    reported.mockRestore();
  });

  it('fits the columns to the final rows, but not one that a person has sized', async () => {
    const rows: ResultRow[] = [{ title: 'A', note: 'B', sized: 'C' }];
    const runs = [aMapsRun({ status: 'running', duration: 3 })];
    await show({ runs, rows });
    const widthOf = (name: string) =>
      page.getByRole('columnheader', { name }).element().getBoundingClientRect().width;
    await expect.element(page.getByRole('gridcell', { name: 'A', exact: true })).toBeVisible();
    page.getByRole('grid').element().focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{Alt>}{ArrowRight}{/Alt}');
    const before = ['title', 'note', 'sized'].map(widthOf);
    const long = 'A text that needs more room';
    rows.push({ title: long, note: '', sized: long });
    runs.push(aMapsRun());
    await expect.element(status).toHaveTextContent('Succeeded');
    await expect.poll(() => widthOf('title')).toBeGreaterThan((before[0] ?? 0) + 50);
    expect(widthOf('note')).toBe(before[1]);
    expect(widthOf('sized')).toBe(before[2]);
  });

  it('follows a run to its end, and then asks for the balance again', async () => {
    takeTheClock();
    const { client, api } = await show({
      runs: [aMapsRun({ status: 'running', duration: 3 }), aMapsRun()],
    });
    await expect.element(status).toHaveTextContent('Running');
    await expect.element(page.getByRole('progressbar', { name: 'Run in progress' })).toBeVisible();
    await letPass(2);
    await expect.element(status).toHaveTextContent('Succeeded');
    await expect.element(page.getByRole('progressbar')).not.toBeInTheDocument();
    expect(client.getQueryState(accountQuery(api).queryKey)?.isInvalidated).toBe(true);
  });

  it('tells of the end where a person asked for it, and shows the state in the tab', async () => {
    takeTheClock();
    const shown = vi.fn<(title: string, options: NotificationOptions) => void>();
    const permission = { permission: 'default' };
    const FakeNotification = Object.assign(
      function (title: string, options: NotificationOptions) {
        shown(title, options);
      },
      permission,
      {
        requestPermission: () => {
          FakeNotification.permission = 'granted';
          return Promise.resolve('granted');
        },
      },
    );
    vi.stubGlobal('Notification', FakeNotification);
    const runs = [aMapsRun({ status: 'running' })];
    await show({ runs });
    const button = page.getByRole('button', { name: 'Notify me when it ends' });
    await button.click();
    await expect.element(button).toHaveAttribute('aria-pressed', 'true');
    expect(icon()).toContain('#2456c8');
    runs.push(aMapsRun({ workerTitle: 'Maps places | 地图地点' }));
    await letPass(10);
    await expect.element(status).toHaveTextContent('Succeeded');
    expect(shown.mock.calls).toEqual([
      ['Run Succeeded', { body: 'Maps places: 2 results, 3 min 41 sec, $0.0542', tag: SLUG }],
    ]);
    await expect.poll(icon).toContain('#1a7a4c');
    await expect.element(button).not.toBeInTheDocument();
    vi.unstubAllGlobals();
    localStorage.clear();
  });

  it('adds to that what is odd about what it gave', async () => {
    const shown = vi.fn<(title: string, options: NotificationOptions) => void>();
    const notificationStub = function (title: string, options: NotificationOptions) {
      shown(title, options);
    };
    vi.stubGlobal('Notification', Object.assign(notificationStub, { permission: 'granted' }));
    const none = { results: 0 };
    const runs = [aMapsRun({ status: 'running', ...none })];
    await show({ runs, rows: [] });
    await page.getByRole('button', { name: 'Notify me when it ends' }).click();
    // It ends only now, however long it took to press that.
    runs.push(aMapsRun(none));
    await expect
      .poll(() => shown.mock.calls.map(([title, { body, tag }]) => [title, body, tag]).slice(1))
      .toEqual([['Needs attention', 'The run gave no rows.', SLUG]]);
    vi.unstubAllGlobals();
    localStorage.clear();
  });

  describe('of a run without results', () => {
    const earlier = 'run-earlier' as RunSlug;
    const inputOf = (custom: JsonObject) => ({
      order: anOrder({}, { custom }),
      notableFields: [
        { name: 'base_location', title: 'Base location' },
        { name: 'keywords', title: 'Search terms' },
      ],
      at: 1,
      sure: true,
      omitted: [],
    });
    const box = (name: string) => page.getByRole('region', { name });

    beforeEach(async () => {
      // The input of one of them is not known: it is no witness.
      for (const run of [earlier, 'run-unknown'])
        keepMeasure(aMapsRun().workerSlug, { run, at: 1, rows: 20, errorRows: 0, filled: new Map() });
      await runHistory.keep(earlier, inputOf({ keywords: ['dentists'], base_location: 'Boston, USA' }));
      onTestFinished(() => storedMeasures.of(aMapsRun().workerSlug).remove());
    });

    it('names the only value that no run with results had, and leads to correcting it', async () => {
      await show({
        runs: [aMapsRun({ results: 0, usage: 0 })],
        rows: [],
        stored: inputOf({ keywords: ['dentists'], base_location: 'Bostn, USA' }),
        edit: (_run, look, label) => <Button {...look}>{label}</Button>,
      });
      const nothing = box('Nothing found for “Bostn, USA”');
      await expect
        .element(nothing)
        .toHaveTextContent('Check this value, then run it again. Nothing was charged.');
      await expect.element(nothing).toHaveTextContent('Bostn, USA · first time in 2 runs');
      await expect.element(nothing).toHaveTextContent('dentists');
      await expect.element(nothing).toHaveTextContent(/Usually\s*about 20 rows, in 2 earlier runs/);
      await expect.element(nothing.getByText('Correct and run again')).toBeVisible();
    });

    it.each([
      ['all values are known', { keywords: ['dentists'], base_location: 'Boston, USA' }],
      ['several are new', { keywords: ['plumbers'], base_location: 'Bostn, USA' }],
    ])('suspects no value where %s', async (_, custom) => {
      await show({ runs: [aMapsRun({ results: 0, usage: 0 })], rows: [], stored: inputOf(custom) });
      await expect
        .element(box('No results'))
        .toHaveTextContent('Read the log, or try again later. Nothing was charged.');
      await expect.element(box('No results')).not.toHaveTextContent('first time');
    });

    it.each<[string, Partial<Run>, Partial<StoredInput>]>([
      ['its own input is not known for sure', {}, { sure: false }],
      ['it was stopped', { status: 'aborted' }, {}],
    ])('suspects no value where %s', async (_, facts, parts) => {
      const input = inputOf({ keywords: ['dentists'], base_location: 'Bostn, USA' });
      await show({
        runs: [aMapsRun({ results: 0, usage: 0, ...facts })],
        rows: [],
        stored: { ...input, ...parts },
      });
      await expect.element(box('No results')).toHaveTextContent('Bostn, USA');
      await expect.element(box('No results')).not.toHaveTextContent('first time');
    });

    it('is no plain success, in its head, its tab and the title of the page', async () => {
      await show({ runs: [aMapsRun({ results: 0 })], rows: [] });
      await expect.element(status).toHaveTextContent('Succeeded, no results');
      await expect.poll(() => document.title).toMatch(/^Succeeded, no results · /);
      await expect.poll(icon).toContain('#8a5a00');
    });

    it('is a plain success where rows come that its record does not count', async () => {
      await show({ runs: [aMapsRun({ results: 0 })] });
      await expect.element(page.getByRole('grid', { name: 'Results' })).toBeVisible();
      await expect.element(status).toHaveTextContent(/^Succeeded$/);
    });

    it('says that its cost is not known yet', async () => {
      await show({ runs: [withPendingCost(aMapsRun({ results: 0, usage: 0 }))], rows: [] });
      await expect.element(box('No results')).toHaveTextContent('The cost is not known yet.');
    });

    it('leads to the log, and moves the focus there', async () => {
      await show({ runs: [aMapsRun({ results: 0, usage: 0 })], rows: [] });
      await page.getByRole('tab', { name: 'Results' }).click();
      await userEvent.tab();
      await expect.element(page.getByRole('tabpanel')).toHaveFocus();
      await userEvent.tab();
      await expect.element(box('No results').getByRole('button', { name: 'Read the log' })).toHaveFocus();
      await userEvent.keyboard('{Enter}');
      await expect.element(page.getByText('Opened')).toBeVisible();
      await expect.element(page.getByRole('tab', { name: 'Log' })).toHaveFocus();
    });
  });

  it('takes its name from its rows where this browser does not know its input', async () => {
    const rows = ['Slice', 'Oven'].map((title) => ({
      ...{ title, source_keyword: 'dentists', source_location: 'Boston, USA' },
    }));
    await show({ rows });
    await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent('dentists · Boston, USA');
  });

  it('asks for the rows before the log, which may be long', async () => {
    const { api } = await show();
    await expect.poll(() => api.log.mock.calls.length).toBe(1);
    expect(api.results).toHaveBeenCalledBefore(api.log);
  });

  it('shows how many of the subtasks that have begun have ended, where the log tells', async () => {
    const log = [
      'SYSTEM: Subtask-[1] - Running...',
      'SYSTEM: Subtask-[2] - Running...',
      'SYSTEM: Subtask-[1] - Execution completed.',
    ];
    await show({ runs: [aMapsRun({ status: 'running' })], log });
    await expect.element(page.getByText('Subtasks: 1 ended, 2 started')).toBeVisible();
  });

  it('says what became of the subtasks of a run that has succeeded', async () => {
    const log = ['All subtasks have completed execution! Total 20 subtasks: 17 succeeded, 3 failed.'];
    await show({ runs: [aMapsRun()], log });
    await expect.element(page.getByText('Subtasks: 17 of 20')).toBeVisible();
  });

  it('shows one count of results, the larger, while the record lags behind the rows', async () => {
    await show({ runs: [aMapsRun({ status: 'running', results: 1 })] });
    await expect.element(page.getByTestId('row-count')).toHaveTextContent('2 rows');
    const figures = [...document.querySelectorAll('dd')].map((figure) => figure.textContent);
    expect(figures[0]).toBe('2 rows');
  });

  it('says why a run failed, in the platform’s words', async () => {
    await show({ runs: [aMapsRun({ status: 'failed', errorMessage: '<b>proxy</b> refused' })] });
    await expect.element(page.getByRole('alert')).toHaveTextContent('The run failed<b>proxy</b> refused');
  });

  it.each<[string, Partial<Run> & { readonly pending?: true }, string]>([
    [
      'rows that came and are charged',
      { results: 2 },
      'refused2 rows came before and are charged. Try again',
    ],
    [
      'rows that cost nothing',
      { results: 2, usage: 0 },
      '2 rows came before. Nothing was charged. Try again',
    ],
    ['a cost without rows', { results: 0 }, 'refused$0.0542 was charged. Try again'],
    ['a failure that cost nothing', { results: 0, usage: 0 }, 'refusedNothing was charged. Try again'],
    ['a cost that is not known yet', { pending: true }, '2 rows came before. The cost is not known yet. Try'],
  ])('says of a failed run what is charged: %s', async (_, { pending, ...facts }, words) => {
    const run = aMapsRun({ status: 'failed', errorMessage: 'refused', ...facts });
    const rows = run.results === 0 ? { rows: [] } : {};
    await show({ runs: [pending ? withPendingCost(run) : run], ...rows });
    await expect.element(page.getByRole('alert')).toHaveTextContent(words);
  });

  it('says nothing of the charges of a failed run whose cost the platform never told', async () => {
    await show({
      runs: [withoutFigure(aMapsRun({ status: 'failed', errorMessage: 'refused', results: 0 }))],
      rows: [],
    });
    await expect
      .element(page.getByRole('alert'))
      .toHaveTextContent('refusedTry again later, or tell the Worker');
    await expect.element(page.getByText('No results')).not.toBeInTheDocument();
  });

  it('leads from a failed run to its input, and gives its author what helps, without secrets', async () => {
    const writeText = vi.spyOn(navigator.clipboard, 'write').mockResolvedValue();
    onTestFinished(() => writeText.mockRestore());
    const key = 'scraper_api_1234567890';
    const order = anOrder({}, { custom: { keywords: ['dentists'], api_token: 'tok_9f8e7d6c5b4a3f2e1d' } });
    const finishedAt = Date.UTC(2026, 11, 3, 0, 12, 5);
    await show({
      key,
      runs: [
        aMapsRun({
          status: 'failed',
          errorMessage: `no page for ${key}`,
          startedAt: finishedAt - 9_000,
          finishedAt,
        }),
      ],
      log: ['Opened', 'Authorization: Bearer 9f8e7d6c5b4a39f8e7d6c5b4a3', `tried ${key}`],
      stored: { order, notableFields: [], at: 1, sure: true, omitted: ['password'] },
      edit: (_run, look, label) => <Button {...look}>{label}</Button>,
    });
    const box = page.getByRole('alert');
    await expect
      .element(box)
      .toHaveTextContent('correct it and run again. Otherwise try again later, or tell');
    await expect.element(box.getByRole('button', { name: 'Correct and run again' })).toBeVisible();
    await page.getByRole('tab', { name: 'Log' }).click();
    await expect.element(page.getByText('Opened')).toBeVisible();
    await page.getByRole('tab', { name: 'Results' }).click();
    await box.getByRole('button', { name: 'Copy for the author' }).click();
    await expect.poll(() => writeText.mock.calls.length).toBe(1);
    const item = writeText.mock.calls[0]?.[0][0];
    const text = await (await item?.getType('text/plain'))?.text();
    expect(text?.split('\n')).toEqual([
      'The run failed: no page for YOUR_API_KEY',
      'Worker: Google Maps Scraper (coreclaw/google-maps-scraper)',
      'Version: v1.0.5',
      `Run ID: ${SLUG}`,
      'Started: 2026-12-03T00:11:56.000Z',
      'Ended: 2026-12-03T00:12:05.000Z',
      '',
      'Input:',
      '{',
      '  "keywords": [',
      '    "dentists"',
      '  ]',
      '}',
      'Left out, because they may be secrets: api_token, password',
      '',
      'Last lines of the log:',
      'Opened',
      '(a line that may hold a secret)',
      'tried YOUR_API_KEY',
    ]);
  });

  it('shows a message on a run that did not fail without alarm', async () => {
    await show({ runs: [aMapsRun({ errorMessage: '2 pages were skipped' })] });
    await expect.element(page.getByText('2 pages were skipped')).toBeVisible();
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  });

  it.each([
    ['Stopped', 'aborted by user', 'The platform says about this run'],
    ['Stopped by its limit', 'maximum total charge reached', 'The run stopped at one of its limits'],
  ])('does not call a failure what was %s', async (word, errorMessage, said) => {
    await show({ runs: [aMapsRun({ status: 'failed', errorMessage })] });
    await expect.element(status).toHaveTextContent(new RegExp(`^${word}$`));
    await expect.element(page.getByText(said)).toBeVisible();
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
    expect(document.title).toContain(word);
  });

  it('says that a run was stopped by you where it was stopped from this browser', async () => {
    const { api, fetch } = aConsole();
    fetch.mockResolvedValueOnce(Response.json({ code: 0, message: 'success', data: null }));
    await api.abort(SLUG);
    await show({ runs: [aMapsRun({ status: 'failed', errorMessage: 'aborted by user' })] });
    await expect.element(status).toHaveTextContent(/^Stopped by you$/);
    storedStops.remove();
  });

  it('says until when the data is kept, and how many rows there are or were that do not come', async () => {
    const finishedAt = new Date(new Date().getFullYear(), 10, 24, 14, 6).getTime();
    await show({ runs: [aMapsRun({ finishedAt })], rows: [] });
    await expect.element(page.getByText(/2 rows.* until 1 Dec, 14:06\.$/)).toBeVisible();
    await openDetails();
    await expect.element(page.getByText('1 Dec, 14:06', { exact: true })).toBeVisible();
  });

  it.each([
    ['that it is gone', 8, /^The platform kept the log for at most 7 days after the end of the run, until /],
    ['that there is none, where it would still be there', 1, 'The run has written no log.'],
  ])('says of an empty log %s', async (_, days, words) => {
    await show({ runs: [aMapsRun({ finishedAt: Date.now() - days * 86_400_000 })], log: [] });
    await page.getByRole('tab', { name: 'Log' }).click();
    await expect.element(page.getByText(words)).toBeVisible();
  });

  it('says in its head that its results expire within three days', async () => {
    await show({ runs: [aMapsRun({ finishedAt: Date.now() - 5 * 86_400_000 })] });
    await expect.element(page.getByText(/^expires /)).toBeVisible();
  });

  it('says how many results were asked for where fewer came', async () => {
    const order = anOrder({}, { custom: { keywords: ['dentists'], max_results: 30 } });
    await show({ stored: { order, notableFields: [], at: 1, sure: true, omitted: [] } });
    await expect.element(page.getByText('2 of 30 asked')).toBeVisible();
  });

  it('does not say that a run has cost nothing while its cost may still come', async () => {
    takeTheClock();
    await show({ runs: [withPendingCost(aMapsRun()), aMapsRun()] });
    await expect.element(page.getByText('pending')).toBeVisible();
    await letPass(10);
    await expect.element(page.getByText('$0.0542')).toBeVisible();
  });

  it('aborts only after asking, once, and looks at the run again at once', async () => {
    const runs = [aMapsRun({ status: 'running' })];
    const { abort } = await show({ runs });
    abort.mockImplementation(() => {
      runs.push(aMapsRun({ status: 'aborting' }));
      return Promise.resolve();
    });
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await page.getByRole('button', { name: 'Let it run' }).click();
    expect(abort).not.toHaveBeenCalled();
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await page.getByRole('button', { name: 'Stop run' }).click();
    await expect.element(status).toHaveTextContent('Stopping');
    await expect.element(page.getByRole('button', { name: 'Stopping…' })).toBeDisabled();
    expect(abort.mock.calls).toEqual([[SLUG]]);
  });

  it('keeps what it has seen when the platform cannot be reached any more, and says from when it is', async () => {
    takeTheClock();
    await show({ runs: [aMapsRun({ status: 'running' }), new Failure({ kind: 'network' })] });
    await expect.element(status).toHaveTextContent('Running');
    await letPass(2);
    await expect.element(page.getByRole('alert')).toHaveTextContent('The platform could not be reached');
    await expect.element(page.getByText(/^Last updated at .*\d\d:\d\d:\d\d\.$/)).toBeVisible();
    await expect.element(status).toHaveTextContent('Running');
  });

  it('does not say of a run which the platform no longer knows that it runs', async () => {
    takeTheClock();
    const gone = new Failure({ kind: 'runNotFound', status: 404, code: 70001 });
    await show({ runs: [aMapsRun({ status: 'running', duration: 7 }), gone] });
    await expect.element(status).toHaveTextContent('Running');
    await letPass(2);
    await expect.element(page.getByText('The platform no longer knows this run')).toBeInTheDocument();
    await expect.element(status).toHaveTextContent('Unknown');
    await expect.element(page.getByText(/Last updated at/)).toBeInTheDocument();
  });

  it('follows a run again that was said not to be there, once', async () => {
    takeTheClock();
    const gone = new Failure({ kind: 'runNotFound', status: 404, code: 70001 });
    await show({ runs: [aMapsRun({ status: 'running' }), gone, aMapsRun({ status: 'running' })] });
    await expect.element(status).toHaveTextContent('Running');
    await letPass(2);
    await expect.element(status).toHaveTextContent('Unknown');
    await letPass(15);
    await expect.element(status).toHaveTextContent('Running');
  });

  it('says that a run does not exist, with the codes and a way to the others', async () => {
    await show({ runs: [new Failure({ kind: 'runNotFound', status: 404, code: 70001 })] });
    await expect.element(page.getByRole('alert')).toHaveTextContent('This run does not exist');
    await expect.element(page.getByText('HTTP 404 · code 70001')).toBeVisible();
    await expect.element(page.getByRole('link', { name: 'Go to Runs' })).toHaveAttribute('href', '/runs');
    const ways = [...document.querySelectorAll('[role=alert] :is(a, button)')].slice(-2);
    expect(ways.map((way) => way.textContent)).toEqual(['Go to Runs', 'Try again']);
  });

  it('is called by what differs in its input, tells what it was said to cost, and can be renamed in place', async () => {
    const stored = {
      order: anOrder({}, { custom: { location: 'Seattle, USA', max_results: 25 } }),
      notableFields: [
        { name: 'location', title: 'Location' },
        { name: 'max_results', title: 'Results' },
      ],
      estimate: { usd: { units: 75n, scale: 3 } },
      at: 1,
      sure: true,
      omitted: [],
    };
    await storedLabels.remove(await storedLabels.keys());
    await show({ stored });
    const heading = page.getByRole('heading', { level: 1 });
    await expect.element(heading).toHaveTextContent(/^Seattle, USA · max. 25 results$/);
    expect(document.title).toContain('Seattle, USA · max. 25 results');
    await openDetails();
    await expect.element(page.getByText('$27.10 per 1,000 · estimated $0.075')).toBeVisible();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Rename' }).click();
    await page.getByRole('textbox', { name: 'Name of the run' }).fill('Weekly <b>Seattle</b>');
    await userEvent.keyboard('{Enter}');
    await expect.element(heading).toHaveTextContent('Weekly <b>Seattle</b>');
    await page.getByRole('button', { name: 'Rename' }).click();
    await userEvent.keyboard('x{Escape}');
    await expect.element(heading).toHaveTextContent('Weekly <b>Seattle</b>');
    expect(await storedLabels.get([SLUG, 'mark'])).toMatchObject({
      ok: true,
      value: { name: 'Weekly <b>Seattle</b>' },
    });
    await storedLabels.remove(await storedLabels.keys());
  });

  it('leads from a failure to the first error in the log', async () => {
    await show({ runs: [aMapsRun({ status: 'failed', errorMessage: 'out of memory' })] });
    await page.getByRole('button', { name: 'First error in the log' }).click();
    await expect.element(page.getByRole('table', { name: 'Log' })).toBeVisible();
  });

  it('does not ask about an address that cannot be a run', async () => {
    await show({ slug: 'a b' });
    await expect.element(page.getByRole('alert')).toHaveTextContent('This run does not exist');
  });

  it('asks for the key where there is none', async () => {
    const { onNeedKey } = await show({ key: '' });
    await page.getByRole('button', { name: 'API key' }).click();
    expect(onNeedKey).toHaveBeenCalledOnce();
  });
});
