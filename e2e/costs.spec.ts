import type { Locator, Page } from '@playwright/test';
import { readXlsx } from 'hucre/xlsx';
import { readFile } from 'node:fs/promises';
import { MAPS, openCompose, RUN_URL, startButton, startsOf } from './steps/compose.ts';
import { expect, giveKey, test } from './fixtures.ts';
import type { Sandbox } from './servers/sandbox.ts';
import { setBudget } from './steps/spend.ts';
import { slowed } from './stress.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const RUNS = 5_000;
/** Fourteen months. */
const DAYS = 425;

const WORKERS = [MAPS, 'travel-data/hotel-prices', 'coreclaw/product-search', 'press-room/news-monitor'];
const LIMIT = 'Run stopped: max_total_charge reached';

/** How the runs of the history ended, by their number. */
function ending(at: number) {
  if (at % 19 === 0)
    return { status: 'failed' as const, message: `no place called “Zürich ${at}”: 404 from the site` };
  if (at % 47 === 0) return { status: 'failed' as const, message: LIMIT };
  return at % 101 === 0 ? { status: 'failed' as const, message: 'aborted by user' } : {};
}

const addFourteenMonths = (sandbox: Sandbox) =>
  sandbox.addHistory(
    Array.from({ length: RUNS }, (_, at) => ({
      ...{ rows: at % 23 === 22 ? 0 : (at * 37 + 1) % 400, logs: 1, origin: at % 5 === 0 ? 'api' : 'web' },
      ...{ age: HOUR + Math.floor((at * DAYS * DAY) / RUNS), version: `v1.0.${at % 3}` },
      ...{ worker: WORKERS[at % WORKERS.length] ?? MAPS, ...ending(at) },
    })),
  );

/** A run as the sandbox has it, and what is reckoned of it here. */
type SandboxRun = {
  readonly slug: string;
  readonly scraper_slug: string;
  readonly scraper_title: string;
  readonly version: string;
  readonly status: number;
  readonly err_msg: string;
  readonly results: number;
  readonly usage: string;
  readonly traffic: number;
  readonly started_at: number;
  readonly duration: number;
  readonly origin: string;
};

/** All runs that the sandbox has, past the console. */
async function readAllRuns(origin: string, key: string): Promise<readonly SandboxRun[]> {
  const runs: SandboxRun[] = [];
  for (let page = 1; ; page += 1) {
    const response = await fetch(`${origin}/api/v1/run/list`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'api-key': key },
      body: JSON.stringify({ page_index: page, page_size: 1_000, status: 0, scraper_slug: '' }),
    });
    const { data } = (await response.json()) as { data: { count: number; list: readonly SandboxRun[] } }; // what the sandbox gives
    runs.push(...data.list);
    if (data.list.length === 0 || runs.length >= data.count) return runs;
  }
}

/** USD of runs, in ten-thousandths: what each costs has four digits. */
const costOf = (runs: readonly SandboxRun[]): bigint =>
  runs.reduce((sum, { usage }) => sum + BigInt(usage.replace('.', '')), 0n);

const resultsOf = (runs: readonly SandboxRun[]) => runs.reduce((sum, { results }) => sum + results, 0);

function money(tenThousandths: bigint): string {
  const usd = Number(tenThousandths) / 10_000;
  return new Intl.NumberFormat('en-US', {
    ...{ style: 'currency', currency: 'USD', minimumFractionDigits: 2 },
    maximumFractionDigits: usd !== 0 && usd < 1 ? 4 : 2,
  }).format(usd);
}

/** As it stands in a column, where the points stand below each other. */
const inColumn = (tenThousandths: bigint): string =>
  new Intl.NumberFormat('en-US', {
    ...{ style: 'currency', currency: 'USD', minimumFractionDigits: 3, maximumFractionDigits: 3 },
  }).format(Number(tenThousandths) / 10_000);

const number = (value: number) => value.toLocaleString('en-US');

/** When a run was made: its ID tells. */
const madeAt = ({ slug }: SandboxRun) =>
  Array.from(slug.slice(0, 10)).reduce(
    (time, digit) => time * 32 + '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.indexOf(digit),
    0,
  );
/** The day in Beijing, as "2026-11-28". */
const dayOf = (run: SandboxRun) => new Date(madeAt(run) + 8 * HOUR).toISOString().slice(0, 10);
const monthOf = (run: SandboxRun) => dayOf(run).slice(0, 7);

const isLimited = ({ err_msg }: SandboxRun) => err_msg === LIMIT;
const isAborted = ({ err_msg }: SandboxRun) => err_msg === 'aborted by user';
const isFailed = (run: SandboxRun) => run.status === 4 && !isLimited(run) && !isAborted(run);

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const says = (run: SandboxRun, word: string) =>
  plain([run.err_msg, run.scraper_title, run.scraper_slug, run.version, run.slug].join('\n')).includes(
    plain(word),
  );

/** Expects just these runs to be shown, summed up, of all. */
async function expectShown(page: Page, runs: readonly SandboxRun[], total = RUNS): Promise<void> {
  const count = page.getByTestId('run-count');
  if (runs.length === 0) return expect(page.getByText('No runs match this filter.')).toBeVisible();
  const words =
    runs.length === total ? `${number(total)} runs` : `${number(runs.length)} of ${number(total)} runs`;
  await expect(count).toHaveText(runs.length === 1 && total === 1 ? '1 run' : words);
  const figures = count.locator('xpath=following-sibling::dl');
  await expect(figures).toContainText(`Cost${money(costOf(runs))}`);
  return expect(figures).toContainText(`Results${number(resultsOf(runs))}`);
}

const slugsShown = (page: Page, count: number): Promise<readonly string[]> =>
  page
    .getByRole('table', { name: 'Runs' })
    .locator('tbody a[href^="/runs/"]')
    .evaluateAll(
      (links, most) => links.slice(0, most).map((link) => link.getAttribute('href')?.slice(6) ?? ''),
      count,
    );

type Value = number | string | undefined;

const STATE_ORDER = [isFailed, isLimited, isAborted];
const stateRank = (run: SandboxRun) => {
  const rank = STATE_ORDER.findIndex((is) => is(run));
  return rank < 0 ? STATE_ORDER.length : rank;
};

/** What the rows are sorted by, by the head of the column. */
const SORTED: Readonly<Record<string, (run: SandboxRun) => Value>> = {
  Status: stateRank,
  Worker: ({ scraper_title }) => scraper_title,
  Started: ({ started_at }) => started_at,
  Duration: ({ duration }) => duration,
  Results: ({ results }) => results,
  Cost: ({ usage }) => Number(usage),
  'Per 1,000': ({ usage, results }) =>
    Number(usage) > 0 && results > 0 ? (Number(usage) / results) * 1000 : undefined,
  Reason: ({ err_msg }) => err_msg || undefined,
  Version: ({ version }) => version,
  Traffic: ({ traffic }) => traffic,
  'Started by': ({ origin }) => origin,
};

const compare = (a: Value, b: Value): number =>
  typeof a === 'number' && typeof b === 'number'
    ? a - b
    : String(a).localeCompare(String(b), undefined, { numeric: true, sensitivity: 'base' });

/** The values in order; those that are none come last, whichever way. */
function inOrder(values: readonly Value[], descending: boolean): readonly Value[] {
  const known = values.filter((value) => value !== undefined).sort(compare);
  const none = values.filter((value) => value === undefined);
  return [...(descending ? known.reverse() : known), ...none];
}

async function expectSearches(page: Page, all: readonly SandboxRun[]): Promise<void> {
  const search = page.getByRole('searchbox', { name: 'Search runs' });
  for (const text of [
    'hotel',
    'zurich 38',
    'news v1.0.2',
    'MAX_TOTAL',
    all[4_321]?.slug ?? '',
    'no such thing',
  ]) {
    await search.fill(text);
    await expectShown(
      page,
      all.filter((run) => text.split(' ').every((word) => says(run, word))),
    );
  }
  await search.fill('');
}

async function expectFilters(page: Page, all: readonly SandboxRun[]): Promise<void> {
  const states = page.getByRole('group', { name: 'States' });
  for (const [name, is] of [
    ['Failed', isFailed],
    ['Stopped by its limit', isLimited],
    ['Stopped', isAborted],
    ['Succeeded', ({ status }: SandboxRun) => status === 3],
  ] as const) {
    const own = all.filter(is);
    const state = states.getByRole('button', { name: `${name} ${number(own.length)}`, exact: true });
    await state.click();
    await expectShown(page, own);
    await state.click();
  }
  for (const worker of WORKERS) {
    await page.getByRole('combobox', { name: 'Worker' }).selectOption(worker);
    await expectShown(
      page,
      all.filter(({ scraper_slug }) => scraper_slug === worker),
    );
  }
  await page.getByRole('combobox', { name: 'Worker' }).selectOption('');
}

async function expectPeriods(page: Page, all: readonly SandboxRun[]): Promise<void> {
  const count = page.getByTestId('run-count');
  // Of a period the months that it touches are read where the platform lists by months: the sum is of those.
  const period = page.getByRole('combobox', { name: 'Started' });
  for (const [name, span] of [
    ['In the last 24 hours', DAY],
    ['In the last 7 days', 7 * DAY],
    ['In the last 30 days', 30 * DAY],
  ] as const) {
    await period.selectOption(name);
    const own = all.filter(({ started_at }) => started_at * 1000 >= Date.now() - span);
    await expect(count).toContainText(new RegExp(`^${number(own.length)} (of [\\d,]+ )?runs$`));
  }
  const months = [...new Set(all.map(monthOf))];
  expect(months.length).toBeGreaterThanOrEqual(14);
  // Twelve can be chosen at the least; the present one may be too young for a run.
  for (const month of months.slice(0, 11)) {
    await period.selectOption(month);
    const own = all.filter((run) => monthOf(run) === month);
    await expect(count).toContainText(new RegExp(`^${number(own.length)} (of [\\d,]+ )?runs$`));
    await expect(count.locator('xpath=following-sibling::dl')).toContainText(`Cost${money(costOf(own))}`);
  }
  const day = dayOf(all[2_000] ?? fail());
  await page.goto(`/runs?day=${day}`);
  const ofDay = all.filter((run) => dayOf(run) === day);
  await expect(count).toContainText(new RegExp(`^${number(ofDay.length)} (of [\\d,]+ )?runs$`));
  const [from, to] = [iso(Date.now() - 200 * DAY), iso(Date.now() - 100 * DAY)];
  await page.goto(`/runs?from=${from}&to=${to}&status=failed&q=hotel`);
  const ofRange = all.filter((run) => {
    const at = iso(run.started_at * 1000);
    return at >= from && at <= to && isFailed(run) && says(run, 'hotel');
  });
  await expect(count).toContainText(new RegExp(`^${number(ofRange.length)} (of [\\d,]+ )?runs$`));
}

async function expectOrders(page: Page, all: readonly SandboxRun[]): Promise<void> {
  const count = page.getByTestId('run-count');
  await page.goto('/runs?cols=worker,started,duration,results,cost,price,reason,version,traffic,origin');
  await expect(count).toHaveText('5,000 runs', { timeout: slowed(60_000) });
  const known = new Map(all.map((run) => [run.slug, run]));
  for (const [head, valueOf] of Object.entries(SORTED)) {
    const column = page.getByRole('columnheader', { name: head, exact: true });
    for (let way = 0; way < 2; way += 1) {
      const before = await column.getAttribute('aria-sort');
      await column.getByRole('button').click();
      await expect(column).not.toHaveAttribute('aria-sort', before ?? '');
      const isDown = (await column.getAttribute('aria-sort')) === 'descending';
      const first = inOrder(all.map(valueOf), isDown).slice(0, 12);
      await expect
        .poll(async () => (await slugsShown(page, 12)).map((slug) => valueOf(known.get(slug) ?? fail())), {
          message: `${head}, ${isDown ? 'descending' : 'ascending'}`,
        })
        .toEqual(first);
    }
  }
}

async function expectViews(page: Page, all: readonly SandboxRun[]): Promise<void> {
  const known = new Map(all.map((run) => [run.slug, run]));
  // A view is all of it, under a name; a reload shows the same.
  await page.goto('/runs?q=hotel&status=failed&sort=-cost&cols=cost,reason');
  const failedHotels = all.filter((run) => isFailed(run) && says(run, 'hotel'));
  await expectShown(page, failedHotels);
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('textbox', { name: 'Name of the view' }).fill('Dear failures');
  await page.getByRole('button', { name: 'Save view' }).click();
  await page.goto('/runs');
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('button', { name: 'Dear failures', exact: true }).click();
  await expectShown(page, failedHotels);
  const top = inOrder(failedHotels.map(SORTED['Cost'] ?? fail()), true).slice(0, 12);
  const costs = async () => (await slugsShown(page, 12)).map((slug) => Number(known.get(slug)?.usage));
  await expect.poll(costs).toEqual(top);
  await page.reload();
  await expectShown(page, failedHotels);
  await expect.poll(costs).toEqual(top);
}

test.describe('fourteen months and 5,000 runs', () => {
  test.setTimeout(slowed(300_000));

  test('each search, filter and order of Runs shows what the sandbox has @screens', async ({
    page,
    sandbox,
    origin,
  }) => {
    await addFourteenMonths(sandbox);
    const all = await readAllRuns(origin, sandbox.key);
    expect(all).toHaveLength(RUNS);
    await giveKey(page);
    await page.goto('/runs');
    const count = page.getByTestId('run-count');
    await expect(count).toHaveText('5,000 runs', { timeout: slowed(60_000) });
    await expectShown(page, all);

    await expectSearches(page, all);
    await expectFilters(page, all);
    await expectPeriods(page, all);
    await expectOrders(page, all);
    await expectViews(page, all);
  });

  test('each month of Spend comes to what the sandbox has, by day, by Worker and in the file', async ({
    page,
    sandbox,
    origin,
  }) => {
    await addFourteenMonths(sandbox);
    const all = await readAllRuns(origin, sandbox.key);
    await giveKey(page);
    await page.goto('/spend');
    const months = [...new Set(all.map(monthOf))].sort().reverse();
    for (const month of months) {
      const own = all.filter((run) => monthOf(run) === month);
      await page.getByRole('combobox', { name: 'Month' }).selectOption(month);
      await expect(page.getByTestId('spend-total')).toHaveText(money(costOf(own)));
      const failed = own.filter(isFailed);
      const inRuns = `in ${failed.length === 1 ? '1 run' : `${number(failed.length)} runs`}`;
      // The first month may have had a day only, and no failed run in it.
      await expect(page.getByText(failed.length === 0 ? /^No failed run in / : inRuns)).toBeVisible();

      const byVersion = new Map<string, readonly SandboxRun[]>();
      for (const run of own) {
        const name = `${run.scraper_slug} ${run.version}`;
        byVersion.set(name, [...(byVersion.get(name) ?? []), run]);
      }
      const table = page.getByRole('table', { name: 'Spend' });
      const expectedRows = [...byVersion].map(([name, runs]) => {
        const lost = runs.filter(isFailed);
        return [
          ...[name, number(runs.length), number(resultsOf(runs)), inColumn(costOf(runs))],
          lost.length === 0
            ? 'none'
            : `${inColumn(costOf(lost))} ${lost.length === 1 ? '1 run' : `${lost.length} runs`}`,
        ];
      });
      await expect
        .poll(async () => (await cellsOf(table, [0, 1, 2, 3, -1])).map(nameAtEnd).sort())
        .toEqual(expectedRows.sort());
      await expect(table.getByText('$3.00 from')).toHaveCount(
        [...byVersion.values()].filter((runs) => costOf(runs) > 0n).length,
      );

      const asTable = page.getByRole('button', { name: 'As a table' });
      if ((await asTable.getAttribute('aria-pressed')) === 'false') await asTable.click();
      const days = [...new Set(own.map(dayOf))].sort();
      await expect
        .poll(() => cellsOf(page.getByRole('table', { name: 'By day' }), [1, 2, 3]))
        .toEqual(
          days.map((day) => {
            const runs = own.filter((run) => dayOf(run) === day);
            return [number(runs.length), number(resultsOf(runs)), inColumn(costOf(runs))];
          }),
        );
    }
    const [last = ''] = months.slice(-1);
    const own = all.filter((run) => monthOf(run) === last);
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export' }).click();
    const { sheets } = await readXlsx(await readFile(await (await saving).path()));
    expect(sheets).toHaveLength(2);
    for (const sheet of sheets) {
      const [head = [], ...rows] = sheet.rows;
      const at = head.indexOf('Cost');
      const sum = rows.reduce((of, row) => of + Math.round(Number(row[at]) * 10_000), 0);
      expect(BigInt(sum)).toBe(costOf(own));
    }
  });
});

const iso = (at: number) => new Date(at).toISOString().slice(0, 10);

function fail(): never {
  throw new Error('There is no such run');
}

/** The texts of some cells of each row of a table, from its end where negative. */
const cellsOf = (table: Locator, which: readonly number[]): Promise<string[][]> =>
  table.locator('tbody tr').evaluateAll(
    (rows, columns) =>
      rows.map((row) => {
        const cells = [...row.querySelectorAll('td')].map((cell) => cell.textContent);
        return columns.map((at) => cells.at(at)?.replaceAll(/\s+/g, ' ').trim() ?? '');
      }),
    which,
  );

/** Of "Hotel Prices travel-data/hotel-prices v1.0.2" the Worker's own name and version. */
const nameAtEnd = ([name = '', ...rest]: readonly string[]): string[] => [
  name.split(' ').slice(-2).join(' '),
  ...rest,
];

test('Spend asks for the newest runs before it has its words', async ({ page, wire }) => {
  await giveKey(page);
  await page.goto('/connection');
  const runListRequest = page.waitForRequest(`**${wire.runList}*`);
  // Without words nothing is drawn.
  await page.route(/\/assets\/(en|zh)-[^/]*\.js$/, async (route) => {
    await runListRequest;
    await route.continue();
  });
  await page.goto('/spend');
  await expect(page.getByRole('heading', { level: 1, name: 'Spend' })).toBeVisible();
});

test('what a run is said to cost stands beside what it cost, and a budget that is used up is asked about', async ({
  page,
  sandbox,
}) => {
  await sandbox.hurry();
  // Only just over: an hour ago may have been another month, of which the budget is not.
  await sandbox.addHistory([1, 2, 3].map((age) => ({ rows: 100, version: 'v1.0.5', age: age * 1_000 })));
  await giveKey(page);
  await openCompose(page);
  await expect(page.getByTestId('cost-about')).toHaveText('About $0.06');
  await page.getByRole('button', { name: /^At most/ }).click();
  await expect(page.getByText('$3.00 per 1,000 results')).toBeVisible();
  await page.getByRole('button', { name: 'Set $1.00' }).click();
  await expect(page.getByTestId('cost-at-most')).toHaveText(/\$1\.00/);
  await startButton(page).click();
  await expect(page).toHaveURL(RUN_URL);
  await expect(page.getByTestId('run-status')).toHaveText('Succeeded');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('button', { name: 'Details…' }).click();
  await expect(page.getByText('$3.00 per 1,000 · estimated $0.06')).toBeVisible();

  await page.goto('/spend');
  await expect(page.getByTestId('spend-total')).toHaveText('$0.96');
  await setBudget(page, '1');
  await expect(page.getByText('96% of the budget is spent.')).toBeVisible();
  // What a run may cost at the most is more than what is left; at the whole every start asks.
  await openCompose(page);
  await startButton(page).click();
  await expect(
    page.getByRole('dialog', { name: 'This may go over this month’s budget. Start anyway?' }),
  ).toContainText('$0.04; this may cost up to $1.00');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Start/ })
    .click();
  await expect(page).toHaveURL(RUN_URL);
  await expect(page.getByTestId('run-status')).toHaveText('Succeeded');
  await page.goto('/spend');
  await expect(page.getByTestId('spend-total')).toHaveText('$1.02');
  await openCompose(page);
  await startButton(page).click();
  const question = page.getByRole('dialog');
  await expect(question).toContainText('$1.00');
  await expect(question).toContainText('$1.02');
  await page.keyboard.press('Escape');
  expect(await startsOf(sandbox)).toHaveLength(2);
});
