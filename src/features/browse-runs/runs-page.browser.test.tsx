import { readXlsx } from 'hucre/xlsx';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import type { ListedBatch } from '#batches/batches.ts';
import { storedRows } from '#batches/keep/batch-store.ts';
import type { ApiConfig } from '#api/config/config.ts';
import type { Api } from '#api/operations.ts';
import type { BatchId } from '#core/batch/batch.ts';
import { Failure } from '#core/errors/failure.ts';
import { aRun, withoutFigure } from '#test/a-run.ts';
import { anOrder } from '#test/an-order.ts';
import { withPendingCost } from '#core/run/run-cost.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { comparePath } from '#core/ids/screen-paths.ts';
import { newCollectionPath } from '#core/collection/new-collection.ts';
import type { ResultRow, Run, RunFilter, RunPage } from '#core/run/run.ts';
import { keepMeasure, storedMeasures } from '#starts/check-up/stored-measures.ts';
import { runHistory } from '#starts/history/run-history.ts';
import { storedRuns } from '#starts/history/stored-runs.ts';
import { storedLabels } from '#starts/names/run-labels.ts';
import type { Starts } from '#starts/starts.ts';
import { begin } from '#test/a-batch-state.ts';
import { someStarts } from '#test/some-starts.ts';
import { NO_LABEL } from '#core/runs/run-label.ts';
import { renderConsole } from '#test/console.tsx';

import { RunsPage } from './runs-page.tsx';
import { storedRunViews } from './toolbar/run-views.ts';

const aMapsRun = (facts: Partial<Run> = {}) =>
  aRun({
    status: 'succeeded',
    results: 1204,
    usage: 0.0542,
    traffic: 22_600_000,
    startedAt: new Date(new Date().getFullYear(), 10, 24, 14, 2).getTime(),
    duration: 221,
    ...facts,
  });
const slugOf = (at: number) => `01KSFDS8XWTJME33C08XMC${String(at).padStart(4, '0')}` as RunSlug;
const some = (count: number, facts: (at: number) => Partial<Run> = () => ({})) =>
  Array.from({ length: count }, (_, at) => aMapsRun({ slug: slugOf(9_000 - at), ...facts(at) }));

type Setup = {
  readonly found?: readonly Run[];
  readonly version?: ApiConfig['version'];
  readonly unread?: readonly string[];
  readonly total?: number;
  readonly query?: string;
  readonly failure?: Failure;
  /** What each run gave. */
  readonly rows?: readonly ResultRow[];
  readonly start?: Starts['start'];
  readonly batches?: readonly ListedBatch[];
  readonly key?: string;
};

async function show(setup: Setup = {}) {
  const { found = [aMapsRun()], unread = [], total = found.length, query = '' } = setup;
  const runs = vi.fn<(filter: RunFilter) => Promise<RunPage>>(({ page: at }) =>
    setup.failure && at > 1
      ? Promise.reject(setup.failure)
      : Promise.resolve({ runs: at === 1 ? found : [], unread, total }),
  );
  const abort = vi.fn(() => Promise.resolve());
  const results = vi.fn<Api['results']>(() => {
    const rows = setup.rows ?? [];
    return Promise.resolve({ columns: [], rows, size: rows.length, total: rows.length });
  });
  const { fetch, address } = await renderConsole(
    <RunsPage storedInputs={<p>Kept inputs</p>} onNeedKey={vi.fn()} />,
    {
      api: { runs, abort, results },
      config: { version: setup.version ?? 'v1' },
      // An account of its own: other tests keep months with runs in the same browser at the same time.
      key: setup.key ?? 'scraper_api_runs_page',
      path: `/runs${query}`,
      batches: {
        list: () => Promise.resolve({ batches: setup.batches ?? [], unread: { newer: 0, unreadable: 0 } }),
      },
      starts: (connection) => ({ ...someStarts(connection), start: setup.start ?? vi.fn() }),
    },
  );
  return { runs, abort, results, fetch, address };
}

const rows = () => page.getByRole('row').elements().slice(1);
const search = page.getByRole('searchbox', { name: 'Search runs' });

beforeEach(async () => {
  await page.viewport(1400, 900);
  await storedLabels.remove(await storedLabels.keys());
  await storedRuns.remove(await storedRuns.keys());
  storedRunViews.remove();
});

describe('the list of runs', () => {
  it('sums up nothing of runs that go on, and of which nothing is told yet', async () => {
    const going = (['usage', 'results', 'duration', 'traffic'] as const).reduce(
      withoutFigure,
      aMapsRun({ status: 'running' }),
    );
    await show({ found: [going] });
    await expect.element(page.getByTestId('run-count')).toBeVisible();
    const sums = [...document.querySelectorAll('dl dd')].map(({ textContent }) => textContent);
    expect(sums).toEqual(['–', '–', '–', '–']);
  });

  it('shows a run with its figures, and a click in its row opens it', async () => {
    const { address } = await show();
    const row = page.getByRole('row').nth(1);
    await expect.element(row).toBeVisible();
    const texts = [...row.element().querySelectorAll('td')].slice(2).map((cell) => cell.textContent);
    expect(texts).toEqual([
      ...['Succeeded', 'Google Maps Scraper, 14:02:00', 'Google Maps Scraper', '24 Nov, 14:02'],
      ...['3 min 41 sec', '1,204', '$0.054', '$0.045'],
    ]);
    const link = row.getByRole('link', { name: 'Google Maps Scraper, 14:02:00' });
    await expect.element(link).toHaveAttribute('href', '/runs/01KSFDS8XWTJME33C08XMCR6B9');
    await userEvent.click(row.getByText('1,204'));
    expect(address()).toBe('/runs/01KSFDS8XWTJME33C08XMCR6B9');
  });

  it('names a run of another browser by what its rows say, once, and searches that', async () => {
    const rows = [
      { title: 'A', source_keyword: 'dentists', source_location: 'Boston' },
      { title: 'B', source_keyword: 'dentists', source_location: 'Boston' },
    ];
    const found = [...some(2), aMapsRun({ slug: slugOf(1), results: 0 })];
    const { results } = await show({ found, rows });
    await expect.element(page.getByRole('link', { name: 'dentists · Boston' }).nth(1)).toBeVisible();
    const nameless = page.getByRole('link', { name: 'Google Maps Scraper, 14:02:00' });
    await expect.element(nameless).toBeVisible();
    await search.fill('boston');
    await expect.element(nameless).not.toBeInTheDocument();
    await expect.element(page.getByTestId('run-count')).toHaveTextContent('2 of 3 runs');
    expect(results.mock.calls.map(([slug, { pageSize }]) => [slug, pageSize])).toEqual([
      [slugOf(9_000), 10],
      [slugOf(8_999), 10],
    ]);
  });

  it('does not say that a run has cost nothing while its cost is pending', async () => {
    const found = [withPendingCost(aMapsRun({ slug: slugOf(2) })), aMapsRun({ slug: slugOf(1), usage: 0 })];
    await show({ found });
    await expect.element(page.getByRole('row').nth(2)).toBeVisible();
    const costs = rows().map((row) => [...row.querySelectorAll('td')].at(-2)?.textContent);
    expect(costs).toEqual(['pending', '$0.000']);
    // Where there is no room for columns, a cost is written as in one.
    await page.viewport(390, 844);
    const row = page.getByRole('row');
    await expect.element(row.getByText('$0.000', { exact: true })).toBeVisible();
    await expect.element(row.getByText('cost pending', { exact: true })).toBeVisible();
  });

  it('tells why a run failed in its row', async () => {
    await show({ found: [aMapsRun({ status: 'failed', errorMessage: '<b>proxy</b>\nrefused' })] });
    await expect.element(page.getByText('<b>proxy</b> refused')).toBeVisible();
  });

  it('marks a run that gave far less than usual, by what this browser kept of it, and asks the platform nothing for it', async () => {
    const measure = (at: number, phone: number) => ({
      ...{ run: slugOf(at), at, rows: 100, errorRows: 0, input: 7 },
      filled: new Map([['phone', phone]]),
    });
    const worker = 'coreclaw/check-up';
    for (let at = 1; at <= 8; at += 1) keepMeasure(worker, measure(at, at === 8 ? 11 : 92));
    const { fetch } = await show({
      found: [8, 7].map((at) => aMapsRun({ slug: slugOf(at), workerSlug: worker })),
    });
    const [odd, fine] = [page.getByRole('row').nth(1), page.getByRole('row').nth(2)];
    await expect.element(odd).toHaveTextContent('phone is filled in 11% of the rows, usually in 92%.');
    await expect.element(fine).not.toHaveTextContent('phone');
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Check-up' }).click();
    await userEvent.keyboard('{Escape}');
    await page.getByRole('columnheader', { name: 'Check-up' }).getByRole('button').click();
    await expect.element(odd.getByRole('cell').last()).toHaveTextContent('phone is filled in 11%');
    await expect.element(odd.getByText(/^phone is filled/)).toBeVisible();
    expect(JSON.stringify(fetch.mock.calls)).not.toContain(slugOf(8));
    storedMeasures.of(worker).remove();
  });

  it('finds as it is typed what stands in a row, a note or an input, and keeps it in the address', async () => {
    const hotels = { workerTitle: 'Hotel Prices', workerSlug: 'travel/hotels' };
    const found = some(3, (at) => (at === 0 ? hotels : {}));
    const input = {
      order: anOrder({}, { custom: { location: 'Seattle, USA' } }),
      at: 1,
      sure: true,
      omitted: [],
    };
    await runHistory.keep(slugOf(8_999), input);
    await storedLabels.put([slugOf(8_998), 'mark'], {
      name: '',
      note: 'for Zürich',
      star: false,
      tags: [],
      at: 1,
    });
    const { address } = await show({ found });
    await expect.element(page.getByRole('link', { name: 'Seattle, USA' })).toBeVisible();
    for (const [text, at] of [
      ['hotel', 0],
      ['seattle', 1],
      ['zurich', 2],
    ] as const) {
      await search.fill(text);
      await expect.poll(() => rows().length).toBe(1);
      const first = () => rows()[0]?.querySelector('a')?.getAttribute('href');
      await expect.poll(first).toBe(`/runs/${slugOf(9_000 - at)}`);
    }
    await expect.poll(address).toBe('/runs?q=zurich');
    await search.fill('nothing like it');
    await expect.element(page.getByText('No runs match this filter.')).toBeVisible();
    await page.getByRole('button', { name: 'Show all runs' }).last().click();
    await expect.poll(() => rows().length).toBe(3);
  });

  it('renames a run in its row by a button or by F2, and keeps neither what Escape leaves nor what it is called anyway', async () => {
    const input = { order: anOrder({}, { custom: { city: 'Seattle' } }), at: 1, sure: true, omitted: [] };
    await runHistory.keep(slugOf(9_000), input);
    const { address } = await show({ found: some(2) });
    const link = page.getByRole('row').nth(1).getByRole('link');
    const field = page.getByRole('textbox', { name: 'Name of the run' });
    const storedNames = async () => (await storedLabels.all()).map(([[run], { name }]) => [run, name]);
    await expect.element(link).toHaveTextContent('Seattle');
    await page.getByRole('button', { name: 'Rename Seattle' }).click();
    await field.fill('Weekly <b>Seattle</b>');
    await userEvent.keyboard('{Enter}');
    await expect.element(link).toHaveTextContent('Weekly <b>Seattle</b>');
    await expect.element(link).toHaveFocus();
    expect(await storedNames()).toEqual([[slugOf(9_000), 'Weekly <b>Seattle</b>']]);

    await userEvent.keyboard('{F2}a b{ArrowLeft}{Escape}');
    await expect.element(link).toHaveFocus();
    await expect.element(link).toHaveTextContent('Weekly <b>Seattle</b>');
    await userEvent.keyboard('{F2}');
    await field.fill(' Seattle ');
    await search.click();
    await expect.element(link).toHaveTextContent(/^Seattle$/);
    await expect.element(search).toHaveFocus();
    expect(await storedNames()).toEqual([]);
    expect(address()).toBe('/runs');
  });

  it('counts states, shows those that are pressed, and sums what is shown', async () => {
    const { address } = await show({ found: some(5, (at) => (at < 2 ? { status: 'failed' } : {})) });
    await page.getByRole('button', { name: 'Failed 2' }).click();
    await expect.poll(address).toBe('/runs?status=failed');
    await expect.element(page.getByText('2 of 5 runs')).toBeVisible();
    await expect.element(page.getByText('$0.1084')).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Succeeded 3' })).toBeVisible();
  });

  it('sorts by any column', async () => {
    const { address } = await show({ found: some(3, (at) => ({ results: [5, 70, 9][at] ?? 0 })) });
    await page.getByRole('button', { name: 'Results' }).click();
    const results = () => rows().map((row) => row.querySelectorAll('td')[7]?.textContent);
    await expect.poll(results).toEqual(['70', '9', '5']);
    await page.getByRole('button', { name: 'Results' }).click();
    await expect.poll(results).toEqual(['5', '9', '70']);
    expect(address()).toBe('/runs?sort=results');
    await expect
      .element(page.getByRole('columnheader', { name: 'Results' }))
      .toHaveAttribute('aria-sort', 'ascending');
  });

  it('says what could not be read, and reads it again', async () => {
    await show({ found: some(4), total: 9, unread: ['data.list.0.slug is missing or not usable'] });
    await expect
      .element(page.getByText('5 runs are counted by the platform and could not be read'))
      .toBeVisible();
    await expect.element(page.getByText('data.list.0.slug is missing or not usable')).toBeVisible();
  });

  it('keeps what is read where the rest of the list fails', async () => {
    await show({
      found: some(1_000),
      total: 1_500,
      failure: new Failure({ kind: 'internal', status: 500 }),
    });
    await expect.element(page.getByText('The list could not be read to its end')).toBeVisible();
    await expect.element(page.getByTestId('run-count')).toHaveTextContent('1,000 runs');
    expect(rows().length).toBeLessThan(100);
  });

  it('says whether there are no runs at all or none that fit', async () => {
    const { address } = await show({ found: [], query: '?status=failed' });
    await expect.element(page.getByText('No runs match this filter.')).toBeVisible();
    await page.getByRole('button', { name: 'Show all runs' }).last().click();
    await expect.element(page.getByText('There are no runs yet.')).toBeVisible();
    expect(address()).toBe('/runs');
  });

  it('says how far back it looked where it found none, and looks further', async () => {
    const { runs } = await show({ found: [], version: 'v2' });
    await expect.element(page.getByText('No runs were found.')).toBeVisible();
    await expect.element(page.getByText(/^Loaded runs back to /)).toBeVisible();
    const callCount = runs.mock.calls.length;
    await page.getByRole('button', { name: 'Load another year' }).click();
    await expect.poll(() => runs.mock.calls.length).toBeGreaterThanOrEqual(callCount + 12);
    await expect.element(page.getByText('No runs were found.')).toBeVisible();
  });

  it.each([
    ['?q=oslo', true],
    ['?status=failed', false],
  ])('says of none that fits whether another browser may find one: %s', async (query, isSaid) => {
    await show({ query });
    await expect.element(page.getByText('No runs match this filter.')).toBeVisible();
    const elsewhere = page.getByText('found only in the browser that keeps them');
    expect(elsewhere.query() !== null).toBe(isSaid);
  });

  it('leaves the filters and what is kept where a run cannot be drawn', async () => {
    // React reports every fault there, also one that is caught.
    const reported = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const matchMedia = window.matchMedia.bind(window);
    const table = vi.spyOn(window, 'matchMedia').mockImplementation((query) => {
      if (query === '(max-width: 40rem)') throw new Error('broken on purpose');
      return matchMedia(query);
    });
    await show();
    await expect.element(page.getByText('This part stopped working')).toBeVisible();
    await expect.element(search).toBeVisible();
    await page.getByRole('button', { name: 'Kept in this browser' }).click();
    await expect.element(page.getByText('Kept inputs')).toBeVisible();
    reported.mockRestore();
    table.mockRestore();
  });

  it.each([
    [300, '1 Nov 2026 in Beijing'],
    [-480, '1 Nov 2026'],
  ])(
    'says of a day that it is Beijing’s where the clock here is %i minutes behind UTC',
    async (behind, said) => {
      const offset = vi.spyOn(Date.prototype, 'getTimezoneOffset').mockReturnValue(behind);
      await show({ query: '?day=2026-11-01' });
      await expect.element(page.getByRole('combobox', { name: 'Started' })).toHaveDisplayValue(said);
      offset.mockRestore();
    },
  );

  it('has the columns that are chosen, in their order, and the usual ones again', async () => {
    const { address } = await show();
    const heads = () =>
      page
        .getByRole('columnheader')
        .elements()
        .map(({ textContent }) => textContent);
    await expect.poll(heads).toContain('Cost');
    const usual = heads();
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Cost' }).click();
    await page.getByRole('checkbox', { name: 'Traffic' }).click();
    for (const press of ['out', 'in']) {
      await page.getByRole('checkbox', { name: 'Worker' }).click();
      await expect.poll(() => heads().includes('Worker')).toBe(press === 'in');
    }
    await expect.poll(heads).toEqual([...usual.filter((head) => head !== 'Cost'), 'Traffic']);
    await page.getByRole('button', { name: 'Usual columns' }).click();
    await expect.poll(heads).toEqual(usual);
    expect(address()).toBe('/runs');
  });

  it('keeps a view under a name, and opens it', async () => {
    const { address } = await show({ query: '?status=failed&sort=cost' });
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('textbox', { name: 'Name of the view' }).fill('Failed, cheapest first');
    await page.getByRole('button', { name: 'Save view' }).click();
    await page.getByRole('button', { name: 'Show all runs' }).last().click();
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('button', { name: 'Failed, cheapest first', exact: true }).click();
    await expect.poll(address).toBe('/runs?status=failed&sort=cost');
  });

  it('has a view once under its name, as it was saved last, until it is removed', async () => {
    const views = [
      { name: 'Mine', query: 'status=failed' },
      { name: 'Other', query: 'q=oslo' },
    ];
    storedRunViews.write(views);
    await show({ query: '?status=running' });
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('textbox', { name: 'Name of the view' }).fill(' Mine ');
    await page.getByRole('button', { name: 'Save view' }).click();
    const stored = () => storedRunViews.read();
    await expect
      .poll(stored)
      .toEqual({ ok: true, value: [views[1], { name: 'Mine', query: 'status=running' }] });
    await page.getByRole('button', { name: 'Remove the view Mine' }).click();
    await expect.poll(stored).toEqual({ ok: true, value: [views[1]] });
    await expect.element(page.getByRole('button', { name: 'Other', exact: true })).toBeVisible();
  });
});

describe('ticked runs', () => {
  const box = (at: number) =>
    page
      .getByRole('row')
      .nth(at + 1)
      .getByRole('checkbox');

  it('are ticked in ranges by Shift and by key, and a button says how many of those shown it acts on', async () => {
    await show({ found: some(6, (at) => (at < 3 ? { status: 'failed' } : {})) });
    await box(0).click();
    await box(3).click({ modifiers: ['Shift'] });
    await expect.element(page.getByRole('button', { name: 'Export 4' })).toBeVisible();
    await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift} ');
    await expect.element(page.getByRole('button', { name: 'Export 4' })).toBeVisible();
    await page.getByRole('button', { name: 'Failed 3' }).click();
    await expect.element(page.getByRole('button', { name: 'Export 3' })).toBeVisible();
    await expect.element(page.getByText('1 more is selected and not shown: left out')).toBeVisible();
    // The box above them is for those that it stands above.
    await page.getByRole('checkbox', { name: 'Select all 3 shown' }).click();
    await page.getByRole('button', { name: 'Failed 3' }).click();
    await expect.element(page.getByRole('button', { name: 'Export 1' })).toBeVisible();
    await page.getByRole('button', { name: 'Clear selection' }).click();
    await expect.element(page.getByRole('button', { name: 'Export 1' })).not.toBeInTheDocument();
  });

  it('are tagged together, and the tag finds them', async () => {
    await show({ found: some(3) });
    await box(0).click();
    await box(1).click();
    await page.getByRole('button', { name: 'Tag 2' }).click();
    await page.getByLabelText('Add tags, with commas between').fill('weekly, 客户');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('button', { name: 'Remove weekly' })).toBeVisible();
    await page.getByRole('button', { name: 'Close' }).last().click();
    await page.getByRole('combobox', { name: 'Tag' }).selectOptions('客户');
    await expect.poll(() => rows().length).toBe(2);
  });

  it('keep the tags that they had, and lose the one alone that is removed', async () => {
    const tagsOf = async (at: number) => {
      const stored = await storedLabels.get([slugOf(at), 'mark']);
      return stored.ok ? stored.value.tags : [];
    };
    await storedLabels.put([slugOf(9_000), 'mark'], { ...NO_LABEL, note: 'mine', tags: ['old'], at: 1 });
    await storedLabels.put([slugOf(8_998), 'mark'], { ...NO_LABEL, tags: ['weekly'], at: 1 });
    await show({ found: some(3) });
    await box(0).click();
    await box(1).click();
    await page.getByRole('button', { name: 'Tag 2' }).click();
    await page.getByLabelText('Add tags, with commas between').fill('weekly');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => tagsOf(9_000)).toEqual(['old', 'weekly']);
    await expect.poll(() => tagsOf(8_999)).toEqual(['weekly']);
    await page.getByRole('button', { name: 'Remove weekly' }).click();
    await expect.poll(() => tagsOf(8_999)).toEqual([]);
    await expect.poll(() => tagsOf(9_000)).toEqual(['old']);
    expect(await tagsOf(8_998)).toEqual(['weekly']);
  });

  it('are all of those shown by Ctrl+A, and none by Escape', async () => {
    await show({ found: some(4, (at) => (at < 3 ? { status: 'failed' } : {})), query: '?status=failed' });
    await box(0).click();
    await userEvent.keyboard('{Control>}a{/Control}');
    await expect.element(page.getByRole('button', { name: 'Export 3' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('group', { name: 'With the selected runs' })).not.toBeInTheDocument();
  });

  it('are compared with the older one first, and put together as they stand in the list', async () => {
    await show({ found: some(3) });
    await box(2).click();
    await box(0).click();
    const [newer, older] = [slugOf(9_000), slugOf(8_998)];
    await expect
      .element(page.getByRole('link', { name: 'Compare 2' }))
      .toHaveAttribute('href', comparePath(newer, older));
    await expect
      .element(page.getByRole('link', { name: 'Combine 2' }))
      .toHaveAttribute('href', newCollectionPath([newer, older]));
  });

  it('are saved as a workbook that tells what the list does, and leaves empty what is not told', async () => {
    const [first, second] = [slugOf(7_000), slugOf(6_999)];
    const order = anOrder({}, { custom: { q: 'Oslo' } });
    await runHistory.keep(first, { order, at: 1, sure: true, omitted: [] });
    const label = { ...NO_LABEL, name: 'Mine', note: 'ok', tags: ['a', 'b'], at: 1 };
    await storedLabels.put([first, 'mark'], label);
    const startedAt = new Date(2026, 10, 24, 14, 2, 7).getTime();
    const failed = aMapsRun({ slug: second, startedAt, status: 'failed', errorMessage: 'no proxy' });
    const create = vi.spyOn(URL, 'createObjectURL');
    await show({
      found: [
        aMapsRun({ slug: first, version: 'v1.0.2', startedAt, usage: 2.408 }),
        (['usage', 'results', 'duration', 'traffic'] as const).reduce(withoutFigure, failed),
        aMapsRun({ slug: slugOf(6_998), startedAt: startedAt - 1_000 }),
      ],
    });
    await expect.element(page.getByRole('link', { name: 'Mine' })).toBeVisible();
    await box(0).click();
    await box(1).click();
    await page.getByRole('button', { name: 'Export 2' }).click();
    await expect.poll(() => create.mock.calls.length).toBe(1);
    const [file] = create.mock.calls[0] ?? [];
    const { sheets } = await readXlsx(new Uint8Array(await (file as Blob).arrayBuffer())); // what a file is made of
    const Started = new Date(Date.UTC(2026, 10, 24, 14, 2, 7));
    const all = { Worker: 'coreclaw/google-maps-scraper', Started };
    const expectedRows = [
      {
        ...{ run_slug: first, Name: 'Mine', Status: 'Succeeded', ...all, Version: 'v1.0.2' },
        ...{ Duration: 221, Results: 1204, Cost: 2.408, 'Per 1,000': 2, Traffic: 22_600_000 },
        ...{ Note: 'ok', Tags: 'a, b', q: 'Oslo' },
      },
      { run_slug: second, Status: 'Failed', ...all, Version: 'v1.0.5', Reason: 'no proxy' },
    ];
    const [[head = [], ...saved] = []] = sheets.map((sheet) => sheet.rows);
    const cellsOf = (cells: readonly unknown[]) =>
      head.flatMap((name, at) => (cells[at] === null ? [] : [[String(name), cells[at]] as const]));
    expect(saved.map((cells) => Object.fromEntries(cellsOf(cells)))).toEqual(expectedRows);
    create.mockRestore();
  });

  it('that go on are stopped, once each, after asking', async () => {
    const { abort } = await show({ found: some(3, (at) => (at < 2 ? { status: 'running' } : {})) });
    await page.getByRole('checkbox', { name: 'Select all 3 shown' }).click();
    await page.getByRole('button', { name: 'Stop 2' }).click();
    expect(abort).not.toHaveBeenCalled();
    const stop = page.getByRole('dialog').getByRole('button', { name: 'Stop 2 runs' });
    await expect.element(stop).not.toHaveAttribute('aria-disabled', 'true');
    await stop.click();
    await expect.poll(() => abort.mock.calls).toEqual([[slugOf(9_000)], [slugOf(8_999)]]);
  });

  it('are not counted as none where this browser keeps the input of none of them', async () => {
    await show({ found: some(2) });
    await page.getByRole('checkbox', { name: 'Select all 2 shown' }).click();
    await expect.element(page.getByRole('button', { name: 'Run again', exact: true })).toBeDisabled();
  });

  it('are run again by ordinary starts without a callback URL, one after the other, and no more after a lost one', async () => {
    for (const at of [9_000, 8_999, 8_998])
      await runHistory.keep(slugOf(at), {
        order: anOrder(
          { callbackUrl: 'https://hooks.example.com/', maxCharge: 2 },
          { custom: { q: String(at) } },
        ),
        ...{ at: 1, sure: true, omitted: [] },
      });
    const start = vi
      .fn<Starts['start']>()
      .mockResolvedValueOnce({ kind: 'started', run: slugOf(1) })
      .mockResolvedValueOnce({ kind: 'lost', facts: { kind: 'network' } });
    await show({ found: some(4), start });
    await expect.element(page.getByRole('link', { name: '8998' })).toBeVisible();
    await page.getByRole('checkbox', { name: 'Select all 4 shown' }).click();
    await page.getByRole('button', { name: 'Run 3 again' }).click();
    const dialog = page.getByRole('dialog');
    await expect.element(dialog.getByText(/^1 selected run is left out/)).toBeVisible();
    const go = dialog.getByRole('button', { name: 'Start 3 runs, at most $6.00' });
    await expect.element(go).not.toHaveAttribute('aria-disabled', 'true');
    await go.dblClick();
    await expect.element(dialog.getByText(/^One of them may have started/)).toBeVisible();
    await expect
      .element(dialog.getByText('1 run was started. 1 was not started, and will not be.'))
      .toBeVisible();
    const sent = start.mock.calls.map(([{ input }]) => [
      input?.order.custom['q'],
      input?.order.options.callbackUrl,
    ]);
    expect(sent).toEqual([
      ['8998', ''],
      ['8999', ''],
    ]);
  });
});

describe('a batch in the list', () => {
  const ID = 'b-1' as BatchId;
  const SLUGS = [8_999, 8_998, 8_997].map(slugOf);
  const lineOf = (name: string) => page.getByRole('row').filter({ has: page.getByRole('link', { name }) });
  const batchLine = lineOf('3 cities');
  const below = page.getByRole('row').filter({ hasText: 'below' });

  /** A batch of three rows, of which one failed, among two runs by themselves. */
  async function showBatch(setup: Setup = {}) {
    const states = ['succeeded', 'succeeded', 'failed'] as const;
    await storedRows.put(
      [ID, '00000'],
      SLUGS.map((slug, at) => ({
        state: states[at] ?? 'waiting',
        run: { slug, state: states[at] ?? 'unknown', usage: 0.5, message: '' },
      })),
    );
    for (const slug of SLUGS)
      await storedLabels.put([slug, 'mark'], { ...NO_LABEL, name: `below ${slug.slice(-4)}` });
    const batchState = begin(3);
    const batch: ListedBatch = {
      id: ID,
      isDriven: false,
      summary: {
        ...{ name: '3 cities', title: 'Maps', worker: 'a/maps' as WorkerSlug, secret: false, size: 3 }, // is one
        head: {
          ...batchState,
          counts: { ...batchState.counts, waiting: 0, succeeded: 2, failed: 1 },
          ...{ results: 40, toldResults: 3, startedAt: aMapsRun().startedAt ?? 0 },
        },
      },
    };
    const found = some(5, (at) => (at === 3 ? { status: 'failed' } : {}));
    return show({ found, batches: [batch], ...setup });
  }
  beforeEach(async () => storedRows.remove(await storedRows.keys()));

  it('is one line that opens, by a click and by arrow keys, and is open in the address', async () => {
    const { address } = await showBatch();
    await expect.element(batchLine).toHaveTextContent(/Done, 1 failed3 cities.*40/);
    await expect.poll(() => rows().length).toBe(3);
    await expect.element(page.getByTestId('run-count')).toHaveTextContent('5 runs');
    await batchLine.getByRole('button', { name: 'Runs of 3 cities' }).click();
    await expect.poll(() => below.elements().length).toBe(3);
    expect(address()).toBe('/runs?open=b-1');
    page.getByRole('link', { name: 'below 8997' }).element().focus();
    await userEvent.keyboard('{ArrowLeft}');
    await expect.poll(() => below.elements().length).toBe(0);
    await expect.element(page.getByRole('link', { name: '3 cities' })).toHaveFocus();
    expect(address()).toBe('/runs');
    await userEvent.keyboard('{ArrowRight}');
    await expect.poll(() => below.elements().length).toBe(3);
  });

  it('lasts from the start of its first run to the end of its last', async () => {
    const at = aMapsRun().startedAt ?? 0;
    const found = some(5, (place) => ({
      startedAt: at + place * 1_000,
      finishedAt: at + place * 1_000 + 150_000,
    }));
    await showBatch({ found });
    await expect.element(batchLine).toHaveTextContent('2 min 32 sec');
  });

  it('is ticked with all its runs, each of which counts once, and opens its page', async () => {
    const { address } = await showBatch({ query: '?open=b-1' });
    await expect.poll(() => below.elements().length).toBe(3);
    page.getByRole('link', { name: '3 cities' }).element().focus();
    await userEvent.keyboard(' ');
    const bar = page.getByRole('group', { name: 'With the selected runs' });
    await expect.element(bar.getByRole('status')).toHaveTextContent('3 selected');
    await page.getByRole('checkbox', { name: 'Select below 8997' }).click();
    await expect.element(bar.getByRole('status')).toHaveTextContent('2 selected');
    const box = page.getByRole('checkbox', { name: 'Select 3 cities' });
    expect((box.element() as HTMLInputElement).indeterminate).toBe(true);
    await box.click();
    await expect.element(bar.getByRole('status')).toHaveTextContent('3 selected');
    await page.getByRole('checkbox', { name: 'Select all 5 shown' }).click();
    await expect.element(bar.getByRole('status')).toHaveTextContent('5 selected');
    await page.getByRole('link', { name: '3 cities' }).click();
    expect(address()).toBe('/batches/b-1');
  });

  it('has the figures of the runs that fit, and is found by its name', async () => {
    await showBatch({ query: '?status=failed' });
    await expect.element(batchLine).toHaveTextContent('1 run shown');
    await expect.element(page.getByTestId('run-count')).toHaveTextContent('1 of 5 runs');
    await search.fill('cities');
    await expect.element(batchLine).toBeVisible();
  });

  it('is open where one of its runs is searched for, until it is closed', async () => {
    await showBatch();
    const below = page.getByRole('checkbox', { name: 'Select below 8997' });
    await expect.element(below).not.toBeInTheDocument();
    await search.fill('8997');
    await expect.element(below).toBeVisible();
    await batchLine.getByRole('button', { name: 'Runs of 3 cities' }).click();
    await expect.element(below).not.toBeInTheDocument();
  });

  it('is alone with the filter Batches', async () => {
    const { address } = await showBatch();
    await page.getByRole('button', { name: 'Batches', exact: true }).click();
    await expect.poll(() => rows().length).toBe(1);
    await expect.element(page.getByTestId('run-count')).toHaveTextContent('3 of 5 runs');
    expect(address()).toBe('/runs?batches=1');
  });

  it('is listed without a run, and without a key', async () => {
    await showBatch({ found: [], key: '' });
    await expect.element(batchLine).toHaveTextContent('Done, 1 failed');
    await expect.element(page.getByRole('button', { name: 'Runs of 3 cities' })).not.toBeInTheDocument();
  });
});
