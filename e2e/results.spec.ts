import type { Locator, Page } from '@playwright/test';
import { readXlsx } from 'hucre/xlsx';
import Papa from 'papaparse';
import { field, HTTP_ERRORS, MAPS_BODY, openCompose, RUN_URL, startButton } from './steps/compose.ts';
import { expect, expectAccessible, giveKey, test } from './fixtures.ts';
import { bytesOf, download, exportButton, openExport, openOptions } from './steps/export.ts';
import type { Sandbox } from './servers/sandbox.ts';

type FinishedRun = Parameters<Sandbox['addRun']>[0];

/** Opens the page of a run that is over. */
async function openRun(page: Page, sandbox: Sandbox, run: FinishedRun = {}): Promise<string> {
  await giveKey(page);
  const { run_slug: slug } = await sandbox.addRun(run);
  await page.goto(`/runs/${slug}`);
  await expect(page.getByTestId('run-status')).toBeVisible();
  return slug;
}

type Rows = readonly Readonly<Record<string, unknown>>[];

/** Has the platform give these rows, and count them as it is told. */
async function giveRows(page: Page, rows: Rows, count = rows.length): Promise<void> {
  await page.route('**/api/v1/run/result/list', (route) => {
    const { page_index: index, page_size: size } = route.request().postDataJSON() as Record<
      'page_index' | 'page_size',
      number
    >; // the request is ours
    const list = rows.slice((index - 1) * size, index * size);
    const headers = Object.keys(rows[0] ?? {}).map((key) => ({ key, label: key, format: 'text' }));
    return route.fulfill({ json: { code: 0, message: 'success', data: { count, headers, list } } });
  });
}

const numberedRows = (count: number) => Array.from({ length: count }, (_, n) => ({ name: `row ${n + 1}` }));

const NESTED_ROWS = [
  { name: 'Oven', tags: ['pizza', 'wine'], place: { lat: 40.5, lng: -73.25 } },
  { name: 'Slice', tags: ['pizza'], place: { lat: 40.75, lng: -74 } },
];

const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Results' });
const columnTexts = (page: Page, column: number): Promise<string[]> =>
  grid(page)
    .locator(`[role=gridcell][aria-colindex="${column + 2}"]`)
    .allTextContents();

test.describe('the table of results', () => {
  test('is filtered and sorted over all rows, which are read by themselves', async ({ page, sandbox }) => {
    await openRun(page, sandbox, { rows: 2_350 });
    const count = page.getByTestId('row-count');
    await expect(count).toHaveText('2,350 rows');
    await page.getByRole('searchbox', { name: 'Filter the rows' }).fill('oven');
    await expect(page.getByText(/^\d+ of 2,350 rows match$/)).toBeVisible();
    await expect(count).toHaveAttribute('data-total', '2350');
    // It grows as long as rows are read.
    await expect(async () => {
      const fitting = Number((await count.textContent())?.replace(/\D/g, ''));
      expect(fitting).toBeGreaterThan(100);
      expect(await grid(page).getAttribute('aria-rowcount')).toBe(String(fitting + 1));
    }).toPass();
    for (const title of await columnTexts(page, 0)) expect(title).toContain('Oven');

    const header = grid(page).getByRole('columnheader', { name: 'Rating' });
    await header.getByRole('button').click();
    await expect(header).toHaveAttribute('aria-sort', 'ascending');
    const areSorted = async () => {
      const ratings = (await columnTexts(page, 2)).filter((text) => text !== '').map(Number);
      return ratings.length > 0 && ratings.every((rating, at) => rating >= (ratings[at - 1] ?? 0));
    };
    await expect.poll(areSorted).toBe(true);

    // A third press, after the second has turned it round, and the rows come as the platform has them.
    await header.getByRole('button').click();
    await expect(header).toHaveAttribute('aria-sort', 'descending');
    await header.getByRole('button').click();
    await expect(header).toHaveAttribute('aria-sort', 'none');
    await page.getByRole('searchbox', { name: 'Filter the rows' }).clear();
    await expect(grid(page)).toHaveAttribute('aria-rowcount', '2351');
    await expectAccessible(page);
  });

  test('sorts numbers that come as texts by their value, and says which values are none @deep', async ({
    page,
    sandbox,
  }) => {
    const values = ['NA', '0.9', '0.16', '1e+05', '.097', '-5', '-10', '45800', '4.12', '4.5', '7', null];
    await giveRows(
      page,
      values.map((quotient) => ({ quotient })),
    );
    await openRun(page, sandbox);
    const head = grid(page).getByRole('columnheader', { name: 'quotient' }).getByRole('button').first();
    const sorted = ['-10', '-5', '.097', '0.16', '0.9', '4.12', '4.5', '7', '45800', '1e+05'];
    await head.click();
    await expect.poll(() => columnTexts(page, 0)).toEqual([...sorted, 'NA', '']);
    await expect(page.getByText('quotient: 1 value not a number, at the end')).toBeVisible();
    await head.click();
    await expect.poll(() => columnTexts(page, 0)).toEqual([...sorted.toReversed(), 'NA', '']);
  });

  test('shows, hides and moves columns, for this Worker and the next time @deep', async ({
    page,
    sandbox,
  }) => {
    await openRun(page, sandbox, { rows: 5 });
    await page.getByRole('button', { name: /^Columns \d+ of 48$/ }).click();
    await expectAccessible(page);
    await page.getByRole('checkbox', { name: 'Link' }).uncheck();
    await page.getByRole('button', { name: 'Move Rating up' }).click();
    await page.getByRole('button', { name: 'Move Rating up' }).click();
    await page.keyboard.press('Escape');
    const { run_slug: other } = await sandbox.addRun({ rows: 5 });
    await page.goto(`/runs/${other}`);
    await expect(page.getByRole('button', { name: /^Columns \d+ of 48$/ })).toBeVisible();
    await expect(grid(page).getByRole('columnheader', { name: 'Link' })).toHaveCount(0);
    const names = grid(page).getByRole('columnheader');
    await expect(names.nth(1)).toHaveText('Rating');
    await expect(names.nth(2)).toHaveText('Title');
    await expect(names.nth(3)).toHaveText('Reviews');

    // Dragging the name of a column moves it, and sorts nothing.
    await names.nth(1).dragTo(names.nth(3));
    await expect(names.nth(1)).toHaveText('Title');
    await expect(names.nth(3)).toHaveText('Rating');
    await expect(names.nth(3)).toHaveAttribute('aria-sort', 'none');
    await page.reload();
    await expect(names.nth(3)).toHaveText('Rating');
    await names.nth(3).click();
    await expect(names.nth(3)).toHaveAttribute('aria-sort', 'ascending');
  });

  test('gives selected cells to the clipboard as a spreadsheet wants them', async ({ page, sandbox }) => {
    await openRun(page, sandbox, { rows: 30 });
    await expect(grid(page).getByRole('gridcell').first()).toBeVisible();
    await grid(page).focus();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowRight');
    await expect(page.getByText('2 × 2 cells selected')).toBeVisible();
    await page.keyboard.press('Control+c');
    const copied = async () =>
      (await page.evaluate(() => navigator.clipboard.readText())).split('\n').map((line) => line.split('\t'));
    const titles = await columnTexts(page, 0);
    await expect.poll(copied).toEqual([
      [titles[0], 'https://maps.example.com/example/1'],
      [titles[1], 'https://maps.example.com/example/2'],
    ]);
  });

  test('gives all of a thousand rows to the clipboard while the page goes on @deep', async ({
    page,
    sandbox,
  }) => {
    await openRun(page, sandbox, { rows: 1_000 });
    await expect(grid(page).getByRole('gridcell').first()).toBeVisible();
    await grid(page).focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+c');
    await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toBeVisible();
    const readLinks = () =>
      page.evaluate(async () => {
        const text = await navigator.clipboard.readText();
        return [...text.matchAll(/https:\/\/maps\.example\.com\/example\/(\d+)/g)].map(([, number]) =>
          Number(number),
        );
      });
    const all = Array.from({ length: 1_000 }, (_, index) => index + 1);
    expect(await readLinks()).toEqual(all);

    await page.evaluate(() => navigator.clipboard.writeText(''));
    await page.getByRole('button', { name: 'Copy cells' }).click();
    await expect.poll(readLinks).toEqual(all);
  });

  test('of very many rows reads the first ones, says of how many it speaks, and reads all when asked @deep', async ({
    page,
    sandbox,
  }) => {
    await openRun(page, sandbox, { rows: 21_500 });
    await expect(grid(page).getByRole('gridcell').first()).toBeVisible();
    await grid(page).focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+c');
    await expect(page.getByText('Nothing was copied: 21,500 rows are more')).toBeInViewport();
    const header = grid(page).getByRole('columnheader', { name: 'Reviews' });
    await header.getByRole('button').click();
    await expect(page.getByText('Only the first 20,000 of 21,500 rows, sorted')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Read all 21,500 rows' }).click();
    await expect(page.getByText('All 21,500 rows, sorted')).toBeVisible();
  });

  test('sums a column over all rows that fit, which are read by themselves @deep', async ({
    page,
    sandbox,
  }) => {
    const rows = Array.from({ length: 1_350 }, (_, n) => ({
      name: n % 2 === 0 ? `even ${n}` : `odd ${n}`,
      price: n === 1_349 ? 'sold out' : n / 10,
    }));
    await giveRows(page, rows);
    await openRun(page, sandbox, { rows: 1_350 });
    await grid(page).getByRole('columnheader', { name: 'price' }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Show total' }).click();
    const sum = page.getByRole('status').filter({ hasText: 'Sum ' });
    await expect(sum).toHaveText('1,349 numbers Sum 90,922.6 Mean 67.4 1 value isn’t a number: left out');
    await page.getByRole('searchbox', { name: 'Filter the rows' }).fill('even');
    await expect(sum).toHaveText('675 numbers Sum 45,495 Mean 67.4');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'No sum' }).click();
    await expect(sum).toBeHidden();
  });

  test('shows rows that the platform gives and does not count @deep', async ({ page, sandbox }) => {
    await giveRows(page, numberedRows(350), 100);
    await openRun(page, sandbox, { rows: 100 });
    const last = grid(page).getByRole('gridcell', { name: 'row 350', exact: true });
    const toEnd = () => grid(page).evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
    await toEnd();
    await expect(grid(page)).toHaveAttribute('aria-rowcount', '351');
    await toEnd();
    await expect(last).toBeInViewport();
    await expect(page.getByTestId('row-count')).toHaveText('350 rows');
    // The JSON goes on past the count as well.
    await page.getByText('JSON', { exact: true }).first().click();
    for (const first of [101, 201, 301]) {
      await page.getByRole('button', { name: 'Next' }).click();
      await expect(page.getByTestId('results-json')).toContainText(`"row ${first}"`);
    }
    await expect(page.getByTestId('results-json')).toContainText('"row 350"');
    await expect(page.getByRole('button', { name: 'Next' })).toBeDisabled();
  });

  test('splits a column with lists into columns and joins it again @deep', async ({ page, sandbox }) => {
    await giveRows(page, NESTED_ROWS);
    await openRun(page, sandbox, { rows: 2 });
    await page.getByRole('button', { name: 'Columns 3 of 3' }).click();
    await page.getByRole('button', { name: 'Split tags into columns' }).click();
    const names = grid(page).getByRole('columnheader');
    await expect(names).toHaveText(['#', 'name', 'tags / 0', 'tags / 1', 'place']);
    await page.getByRole('button', { name: 'Join tags into one column' }).click();
    await expect(names).toHaveText(['#', 'name', 'tags', 'place']);
  });

  test('keeps row numbers in view when it is scrolled sideways @deep', async ({ page, sandbox }) => {
    await openRun(page, sandbox, { rows: 30 });
    const number = grid(page).getByRole('rowheader').first();
    const before = await number.boundingBox();
    await grid(page).evaluate((element) => element.scrollTo({ left: element.scrollWidth }));
    await expect(grid(page).getByRole('columnheader').last()).toBeInViewport();
    await expect(grid(page).getByRole('columnheader', { name: 'Title' })).toBeInViewport();
    await expect.poll(async () => (await number.boundingBox())?.x).toBe(before?.x);
  });
});

test.describe('moments in results', () => {
  test.use({ timezoneId: 'Asia/Tokyo' });

  test('are written by the reader’s clock, with their own text on hover, in copies and in files @deep', async ({
    page,
    sandbox,
  }) => {
    const [zoned, bare] = ['2024-03-01T20:15:30Z', '2024-03-01 20:15:30'];
    await giveRows(page, [{ name: 'Slice', seen_at: zoned, scraped_at: bare }]);
    await openRun(page, sandbox);
    const cell = grid(page).getByRole('gridcell', { name: '2 Mar 2024, 05:15:30' });
    await expect(cell.getByTitle(zoned)).toBeVisible();
    // Whose clock it is by, nobody says.
    await expect(grid(page).getByRole('gridcell', { name: bare })).toBeVisible();

    await cell.click();
    await page.keyboard.press('Control+c');
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(zoned);
    await page.getByRole('button', { name: 'Row 1: all fields' }).click();
    await expect(page.getByRole('dialog')).toContainText(`${zoned} 2 Mar 2024, 05:15:30`);
    await page.keyboard.press('Escape');

    const dialog = await openExport(page, 'CSV (.csv)');
    const file = await download(page, () => exportButton(dialog).click());
    expect((await bytesOf(file)).toString()).toContain(`Slice,${zoned},${bare}`);
  });
});

const FILE = /^example, New York, USA \d{4}-\d\d-\d\d\.csv$/;

test.describe('the export', () => {
  test('makes CSV of all rows in their order, in pages of 1,000, with phone numbers as they are', async ({
    page,
    sandbox,
  }) => {
    const slug = await openRun(page, sandbox, { rows: 2_350 });
    // Its rows name it.
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('example · New York, USA');
    const dialog = await openExport(page, 'CSV (.csv)');
    await openOptions(dialog);
    await expectAccessible(page);
    await expect(dialog.getByRole('checkbox', { name: 'Escape formulas' })).toBeChecked();
    await expect(dialog.getByText(FILE)).toBeVisible();
    const file = await download(page, () => exportButton(dialog).click());
    expect(file.suggestedFilename()).toMatch(FILE);
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('status').filter({ hasText: '2,350 rows saved as' })).toBeVisible();
    const text = (await bytesOf(file)).toString();
    // By which Excel on Windows knows it as UTF-8.
    expect(text).toMatch(/^\uFEFFtitle,/);
    const { data, meta } = Papa.parse<Record<string, string>>(text, {
      header: true,
      skipEmptyLines: true,
    });
    expect(meta.fields?.slice(0, 3)).toEqual(['title', 'link', 'rating']);
    expect(data.map(({ link }) => link)).toEqual(
      Array.from({ length: 2_350 }, (_, index) => `https://maps.example.com/example/${index + 1}`),
    );
    const phones = new Set(data.map(({ phone }) => phone?.slice(0, 2)));
    expect(phones).toEqual(new Set(['+1', '']));
    const bodies = (await sandbox.requests()).map(({ body }) =>
      body === '' ? {} : (JSON.parse(body) as object),
    );
    const expectedBodies = [1, 2, 3].map((page_index) => ({ run_slug: slug, page_index, page_size: 1_000 }));
    expect(bodies.filter((body) => 'page_size' in body && body.page_size === 1_000)).toEqual(expectedBodies);
  });

  test('has all rows that fit the filter, however many are read, and remembers the format @deep', async ({
    page,
    sandbox,
  }) => {
    const slug = await openRun(page, sandbox, { rows: 350 });
    await sandbox.fail({ match: '/api/v1/run/result/list', times: 1, fault: { kind: 'delay' } });
    await page.getByRole('searchbox', { name: 'Filter the rows' }).fill('oven');
    const dialog = await openExport(page);
    await expect(dialog.getByRole('radio', { name: /^These/ })).toBeChecked();
    await dialog.getByLabel('Format').selectOption('jsonl');
    await sandbox.release();
    const file = await download(page, () => exportButton(dialog).click());
    const lines = (await bytesOf(file)).toString().trimEnd().split('\n');
    await expect(page.getByText(`${lines.length} of 350 rows match`)).toBeVisible();
    expect(lines.every((line) => line.toLowerCase().includes('oven'))).toBe(true);

    await page.goto(`/runs/${slug}`);
    await expect(page.getByRole('button', { name: 'JSON Lines' })).toBeVisible();
    await openExport(page);
    await expect(dialog.getByLabel('Format')).toHaveValue('jsonl');
  });

  test('makes an Excel file of the columns and rows that the table shows @deep', async ({
    page,
    sandbox,
  }) => {
    await openRun(page, sandbox, { rows: 60 });
    await page.getByRole('searchbox', { name: 'Filter the rows' }).fill('oven');
    await expect(page.getByText(/of 60 rows match/)).toBeVisible();
    const dialog = await openExport(page);
    // Where nobody has chosen another.
    await expect(dialog.getByLabel('Format')).toHaveValue('xlsx');
    await expect(dialog.getByRole('radio', { name: /^As in the table \d+$/ })).toBeChecked();
    await openOptions(dialog);
    const forms = dialog.getByRole('group', { name: 'Lists and objects' });
    await expect(forms.getByRole('radio', { name: 'One column, as text' })).toBeChecked();
    await dialog.getByRole('radio', { name: 'Choose…' }).check();
    await expect(dialog.getByText(/^The table groups related columns: \d+ of these \d+\.$/)).toBeVisible();
    await expect(exportButton(dialog)).toBeInViewport({ ratio: 1 });
    await dialog.getByRole('button', { name: 'None' }).click();
    await expect(dialog.getByText('Choose at least one column.')).toBeVisible();
    for (const name of ['Title', 'Reviews'])
      await dialog.getByRole('checkbox', { name, exact: true }).check();
    const file = await download(page, () => exportButton(dialog).click());
    const { sheets } = await readXlsx(new Uint8Array(await bytesOf(file)));
    const [names, ...rows] = sheets[0]?.rows ?? [];
    // People read it: it has the titles of the table, while other files have the keys of the platform.
    expect(names).toEqual(['Title', 'Reviews']);
    await expect.poll(() => columnTexts(page, 0)).toEqual(rows.map(([title]) => title));
    expect(rows.every(([, reviews]) => typeof reviews === 'number')).toBe(true);
  });

  test('has lists and objects as text, split into columns, or as JSON @deep', async ({ page, sandbox }) => {
    await giveRows(page, NESTED_ROWS);
    await openRun(page, sandbox, { rows: 2 });
    const files = {
      'One column, as text': [
        ['name', 'tags', 'place'],
        ['Oven', 'pizza, wine', 'lat: 40.5, lng: -73.25'],
        ['Slice', 'pizza', 'lat: 40.75, lng: -74'],
      ],
      'Split into columns': [
        ['name', 'tags/0', 'tags/1', 'place/lat', 'place/lng'],
        ['Oven', 'pizza', 'wine', '40.5', '-73.25'],
        ['Slice', 'pizza', '', '40.75', '-74'],
      ],
      JSON: [
        ['name', 'tags', 'place'],
        ['Oven', '["pizza","wine"]', '{"lat":40.5,"lng":-73.25}'],
        ['Slice', '["pizza"]', '{"lat":40.75,"lng":-74}'],
      ],
    };
    for (const [form, expected] of Object.entries(files)) {
      const dialog = await openExport(page, 'CSV (.csv)');
      await openOptions(dialog);
      await dialog
        .getByRole('group', { name: 'Lists and objects' })
        .getByRole('radio', { name: form, exact: true })
        .check();
      await dialog.getByRole('checkbox', { name: 'Mark as UTF-8' }).uncheck();
      const file = await download(page, () => exportButton(dialog).click());
      const text = (await bytesOf(file)).toString();
      expect(text).toMatch(/^name,/);
      expect(Papa.parse<string[]>(text, { skipEmptyLines: true }).data).toEqual(expected);
    }
  });

  test('opens a file of the platform in a tab of its own, which knows nothing of the console @deep', async ({
    page,
    sandbox,
    context,
  }) => {
    await openRun(page, sandbox, { rows: 3 });
    const address = 'https://files.example.com/results';
    await context.route(address, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>A page, not a file</title>' }),
    );
    await page.route('**/api/v1/run/result/export', (route) =>
      route.fulfill({ json: { code: 0, message: 'success', data: { download_url: address } } }),
    );
    const openedBy = async (act: () => Promise<void>) => {
      const opening = context.waitForEvent('page');
      await act();
      const tab = await opening;
      await expect(tab).toHaveTitle('A page, not a file');
      expect(await tab.evaluate(() => window.opener === null && document.referrer === '')).toBe(true);
      await tab.close();
      expect(page.url()).toContain('/runs/');
    };
    const dialog = await openExport(page);
    await dialog.getByLabel('Format').selectOption({ label: 'More formats' });
    await openedBy(() => exportButton(dialog).click());
    await openedBy(() => page.getByRole('link', { name: 'Open the file' }).click());
  });

  test('has the platform make the file, of the chosen columns @deep', async ({ page, sandbox }) => {
    await openRun(page, sandbox, { rows: 3 });
    const dialog = await openExport(page);
    await dialog.getByLabel('Format').selectOption({ label: 'More formats' });
    await expect(dialog.getByLabel('Made by the platform')).toHaveValue('platformCsv');
    await dialog.getByRole('radio', { name: 'Choose…' }).check();
    await dialog.getByRole('searchbox').fill('link');
    await dialog.getByRole('checkbox', { name: 'Link', exact: true }).uncheck();
    const file = await download(page, () => exportButton(dialog).click());
    expect((await bytesOf(file)).toString().split('\r\n')[0]).toMatch(/^title,rating,reviews,/);
    await expect(dialog).toBeHidden();
    await expect(page.getByText(/Its address works until .*\d\d:\d\d/)).toBeVisible();
    expect(page.url()).toContain('/runs/');
  });

  test('asks the platform for a new address where the one it gave works no longer @deep', async ({
    page,
    sandbox,
  }) => {
    await page.clock.install();
    const slug = await openRun(page, sandbox, { rows: 3, logs: 3 });
    const dialog = await openExport(page);
    await dialog.getByLabel('Format').selectOption({ label: 'More formats' });
    await download(page, () => exportButton(dialog).click());
    const exports = async () =>
      (await sandbox.requests()).filter(({ path }) => path.endsWith('/result/export')).length;
    expect(await exports()).toBe(1);

    await page.clock.fastForward(20 * 60_000);
    const file = await download(page, () => page.getByRole('link', { name: 'Open the file' }).click());
    expect((await bytesOf(file)).toString()).toMatch(/^title,/);
    expect(await exports()).toBe(2);

    await page.goto(`/runs/${slug}?tab=log`);
    const wholeLog = page.getByRole('link', { name: 'Download full log' });
    await expect(wholeLog).toBeVisible();
    await page.clock.fastForward(20 * 60_000);
    const log = await download(page, () => wholeLog.click());
    expect((await bytesOf(log)).toString()).toContain('All subtasks have completed execution!');
  });

  test('can be cancelled, and then saves nothing @deep', async ({ page, sandbox }) => {
    await openRun(page, sandbox, { rows: 8_000 });
    const dialog = await openExport(page);
    await sandbox.fail({ match: '/api/v1/run/result/list', times: 50, fault: { kind: 'delay', ms: 6_000 } });
    await exportButton(dialog).click();
    await expect(dialog.getByText('1,000 of 8,000 rows')).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: /^Exporting… 25%$/ })).toBeAttached();
    await dialog.getByRole('button', { name: 'Cancel export' }).click();
    await expect(dialog.getByText('The export was cancelled. Nothing was saved.')).toBeVisible();
  });

  test.describe('that meets a fault', { tag: '@deep' }, () => {
    test.use({ allowedErrors: [HTTP_ERRORS] });

    // More rows than are read unasked.
    test('asks again for a page, and the file is whole', async ({ page, sandbox }) => {
      await openRun(page, sandbox, { rows: 6_000 });
      const dialog = await openExport(page);
      await sandbox.fail({ match: '/api/v1/run/result/list', times: 1, fault: { kind: 'drop' } });
      await dialog.getByLabel('Format').selectOption('jsonl');
      const file = await download(page, () => exportButton(dialog).click());
      expect((await bytesOf(file)).toString().trimEnd().split('\n')).toHaveLength(6_000);
    });

    test('that stays saves nothing and says why', async ({ page, sandbox }) => {
      await openRun(page, sandbox, { rows: 6_000 });
      const dialog = await openExport(page);
      await sandbox.fail({
        match: '/api/v1/run/result/list',
        times: 50,
        fault: { kind: 'status', status: 404, code: 70001, message: 'run does not exist' },
      });
      await exportButton(dialog).click();
      await expect(dialog.getByRole('alert')).toContainText('This run does not exist');
    });
  });

  test.describe('whose code cannot be loaded', { tag: '@deep' }, () => {
    test.use({ allowedErrors: [/Failed to load resource/] });

    test('says so, and saves the file once it can be loaded', async ({ page, sandbox }) => {
      await openRun(page, sandbox, { rows: 3 });
      await page.route('**/assets/make-file*', (route) => route.abort());
      const dialog = await openExport(page);
      await exportButton(dialog).click();
      const notice = dialog.getByRole('alert');
      await expect(notice).toContainText('This part could not be loaded');
      await expectAccessible(page);
      await page.unroute('**/assets/make-file*');
      await download(page, () => notice.getByRole('button', { name: 'Try again' }).click());
      await expect(page.getByText('3 rows saved as')).toBeVisible();
    });
  });
});

test.describe('one press of the button in the head', () => {
  test('saves the last choice: an Excel file of what the table shows, and after CSV that', async ({
    page,
    sandbox,
  }) => {
    const slug = await openRun(page, sandbox, { rows: 20 });
    const excel = page.getByRole('button', { name: 'Excel', exact: true });
    await expect(page.getByTestId('row-count')).toHaveText('20 rows');
    await page.getByRole('button', { name: /^Columns/ }).click();
    await page.getByRole('checkbox', { name: 'Link', exact: true }).uncheck();
    await page.keyboard.press('Escape');
    const heads = await page.getByRole('columnheader').allTextContents();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('example · New York, USA');
    const file = await download(page, () => excel.click());
    await expect(page.getByText('20 rows saved as example, New York, USA')).toBeVisible();
    const { sheets } = await readXlsx(new Uint8Array(await bytesOf(file)));
    const [names = []] = sheets[0]?.rows ?? [];
    expect(names).toContain('Title');
    expect(names).not.toContain('Link');
    expect(heads.length).toBeGreaterThan(3);

    await page.getByRole('button', { name: 'More formats' }).press('ArrowDown');
    await page.keyboard.press('c');
    await expect(page.getByRole('menuitemradio', { name: 'CSV' })).toBeFocused();
    await download(page, () => page.keyboard.press('Enter'));
    await expect(page.getByRole('button', { name: 'More formats' })).toBeFocused();
    await page.goto(`/runs/${slug}?tab=log`);
    await expect(page.getByRole('button', { name: 'CSV', exact: true })).toBeVisible();
    const again = await download(page, () => page.keyboard.press('e'));
    expect(again.suggestedFilename()).toMatch(/\.csv$/);
    expect((await bytesOf(again)).toString()).not.toContain(',link,');
  });

  test('says how far it is, and can be cancelled @deep', async ({ page, sandbox }) => {
    await openRun(page, sandbox, { rows: 8_000 });
    await expect(page.getByTestId('row-count')).toBeVisible();
    await sandbox.fail({ match: '/api/v1/run/result/list', times: 50, fault: { kind: 'delay', ms: 3_000 } });
    await page.getByRole('button', { name: 'Excel', exact: true }).click();
    await expect(page.getByRole('button', { name: /^Excel \d+%$/ })).toBeVisible();
    await page.getByRole('button', { name: 'Cancel export' }).click();
    await expect(page.getByText('The export was cancelled. Nothing was saved.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Excel', exact: true })).toBeVisible();
  });

  test.describe('whose code cannot be loaded', { tag: '@deep' }, () => {
    test.use({ allowedErrors: [/Failed to load resource/] });

    test('says so, and saves the file once it can be loaded', async ({ page, sandbox }) => {
      await openRun(page, sandbox, { rows: 3 });
      await page.route('**/assets/make-file*', (route) => route.abort());
      await page.getByRole('button', { name: 'Excel', exact: true }).click();
      const notice = page.getByRole('alert').filter({ hasText: 'This part could not be loaded' });
      await expect(notice).toBeVisible();
      await expectAccessible(page);
      await page.unroute('**/assets/make-file*');
      await download(page, () => notice.getByRole('button', { name: 'Try again' }).click());
      await expect(page.getByText('3 rows saved as')).toBeVisible();
    });
  });
});

test.describe('the log', () => {
  test('leads to the first error, shows one group and times of UTC @deep', async ({ page, sandbox }) => {
    const slug = await openRun(page, sandbox, { logs: 4_000, status: 'failed', message: 'out of memory' });
    await page.goto(`/runs/${slug}?tab=log`);
    const log = page.getByRole('table', { name: 'Log' });
    await expect(log).toBeVisible();
    await page.getByRole('button', { name: 'First error', exact: true }).click();
    await expect(log.getByText('Run failed: out of memory')).toBeInViewport();
    await page.getByRole('combobox', { name: 'Group' }).selectOption({ label: 'system (1 line)' });
    await expect(log.getByRole('row')).toHaveText([/Run failed: out of memory$/]);
    await page.getByRole('combobox', { name: 'Time zone' }).selectOption('UTC');
    await expectAccessible(page);
  });
});

test('a run that counts as a success says of how many subtasks that holds', async ({ page, sandbox }) => {
  await openRun(page, sandbox, { rows: 5, subtasks: 20, failedSubtasks: 3 });
  await expect(page.getByTestId('run-status')).toHaveText('Succeeded');
  await expect(page.getByText('Subtasks: 17 of 20')).toBeVisible();
});

test('the inputs of two runs from this browser are compared @deep', async ({ page, sandbox }) => {
  await giveKey(page);
  await sandbox.hurry();
  for (const results of ['5', '7']) {
    await openCompose(page);
    await field(page, 'max_results')
      .getByRole('textbox')
      .or(field(page, 'max_results').getByRole('spinbutton'))
      .fill(results);
    await startButton(page).click();
    await expect(page).toHaveURL(RUN_URL);
    // It is there once the input is kept.
    await expect(page.getByRole('tab', { name: 'Input' })).toBeVisible();
  }
  await page.getByRole('tab', { name: 'Input' }).click();
  await page.getByRole('combobox', { name: 'Compare with' }).selectOption({ index: 1 });
  const table = page.getByRole('table', { name: 'Compare inputs' });
  await expect(table.getByRole('row')).toHaveText(['FieldThis runThe other run', 'custom.max_results75']);
  await expectAccessible(page);
});

test.describe('starting from what there is', () => {
  const HOOK = 'https://example.com/hook';

  /** Opens the page of a run that was really started, and so can be started again. */
  async function openStartedRun(page: Page, sandbox: Sandbox): Promise<string> {
    await giveKey(page);
    await sandbox.hurry();
    const headers = { 'api-key': sandbox.key };
    const answer = await page.request.post('/api/v1/scraper/run', { headers, data: MAPS_BODY });
    const { data } = (await answer.json()) as { data: { run_slug: string } }; // the sandbox is ours
    await page.goto(`/runs/${data.run_slug}`);
    await expect(page.getByTestId('run-status')).toHaveText('Succeeded');
    return data.run_slug;
  }

  const start = (page: Page) =>
    page.getByRole('dialog').getByRole('button', { name: /^Start( run$|, at most| anyway)/ });

  test('a run is run again as it was, once, with a callback URL that is remembered @deep', async ({
    page,
    sandbox,
  }) => {
    const slug = await openStartedRun(page, sandbox);
    await page.getByRole('button', { name: 'Run again unchanged' }).click();
    await page.getByRole('textbox', { name: 'Callback URL' }).fill(HOOK);
    await expectAccessible(page);
    await start(page).dblclick();
    await expect(page).not.toHaveURL(new RegExp(slug));
    await expect(page).toHaveURL(RUN_URL);
    await page.getByRole('button', { name: 'Run again unchanged' }).click();
    await expect(page.getByRole('textbox', { name: 'Callback URL' })).toHaveValue(HOOK);
    const reruns = (await sandbox.requests()).filter(({ path }) => path === '/api/v1/rerun');
    expect(reruns.map(({ body }): unknown => JSON.parse(body))).toEqual([
      { run_slug: slug, callback_url: HOOK },
    ]);
  });

  test.describe('whose answer is lost', () => {
    test.use({ allowedErrors: [HTTP_ERRORS] });

    test('is looked for among the runs, and never sent again by itself', async ({ page, sandbox }) => {
      const slug = await openStartedRun(page, sandbox);
      await sandbox.fail({ match: '/api/v1/rerun', fault: { kind: 'drop' }, after: true });
      await page.getByRole('button', { name: 'Run again unchanged' }).click();
      await page.getByRole('textbox', { name: 'Callback URL' }).fill(HOOK);
      await start(page).click();
      await expect(page.getByText('The platform shows that the run started')).toBeVisible();
      await expectAccessible(page);
      await page.reload();
      await expect(page.getByText('The platform shows that the run started')).toBeVisible();
      await page.getByRole('link', { name: 'Open the run' }).click();
      await expect(page).not.toHaveURL(new RegExp(slug));
      await expect(page.getByRole('dialog')).toBeHidden();
      expect((await sandbox.requests()).filter(({ path }) => path === '/api/v1/rerun')).toHaveLength(1);
    });

    test('of a saved task is told when there is none @deep', async ({ page, sandbox }) => {
      await giveKey(page);
      await page.goto('/tasks/01KQ3T7AD4M5WNZ8V6C2XJRGEB');
      const route = '**/api/v2/worker-tasks/*/runs';
      await page.route(route, (intercepted) => intercepted.abort('connectionfailed'), { times: 1 });
      await page.getByRole('button', { name: 'Run now' }).click();
      await start(page).click();
      await expect(page.getByText('The run may have started')).toBeVisible();
      await expect(start(page)).toBeHidden();
      const none = page.getByText(/No matching run found as of/);
      await expect(none).toBeVisible();
      await start(page).click();
      await expect(page).toHaveURL(RUN_URL);
      const posts = (await sandbox.requests()).filter(({ path }) => /worker-tasks\/.+\/runs$/.test(path));
      expect(posts).toHaveLength(1);
    });
  });

  test.describe('while this computer is offline', () => {
    test.use({ allowedErrors: [HTTP_ERRORS] });

    test('sends nothing, and says so @deep', async ({ page, sandbox, context }) => {
      const slug = await openStartedRun(page, sandbox);
      await sandbox.setBalance(0);
      await page.reload();
      await page.getByRole('button', { name: 'Run again unchanged' }).click();
      await expect(page.getByText(/Your balance is \$0.00/)).toBeVisible();
      await page.getByRole('textbox', { name: 'Callback URL' }).fill(HOOK);
      await context.setOffline(true);
      await start(page).click();
      const refusal = page.getByRole('alert').filter({ hasText: 'Nothing was sent' });
      await expect(refusal).toContainText('No run was started.');
      await context.setOffline(false);
      expect((await sandbox.requests()).filter(({ path }) => path.includes('rerun'))).toEqual([]);
      expect(await sandbox.runs()).toEqual([slug]);
    });
  });
});

test.describe('an ID that was taken for another’s', { tag: '@deep' }, () => {
  test.use({ allowedErrors: [HTTP_ERRORS] });
  const WORKER_ID = '01KPD6M5YQADCQKGVKPDZVYC63';

  test('is told to be a Worker’s where a run’s belongs, and leads there', async ({ page }) => {
    await giveKey(page);
    await page.goto(`/runs/${WORKER_ID}`);
    await expect(page.getByText('This is the ID of a Worker, not of a run.')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Open the Worker' }).click();
    await expect(startButton(page)).toBeVisible();
  });

  test('is told to be a run’s where a task’s belongs, and leads there', async ({ page, sandbox }) => {
    const { run_slug: slug } = await sandbox.addRun({ rows: 1 });
    await giveKey(page);
    await page.goto(`/tasks/${slug}`);
    await expect(page.getByText('This is the ID of a run, not of a task.')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Open the run' }).click();
    await expect(page.getByTestId('run-status')).toHaveText('Succeeded');
  });

  test('is told to be a run’s where a Worker’s belongs, and leads there', async ({ page, sandbox }) => {
    await giveKey(page);
    const { run_slug: slug } = await sandbox.addRun({ rows: 1 });
    await page.goto(`/workers/${slug}`);
    await expect(page.getByText('This is the ID of a run, not of a Worker.')).toBeVisible();
    await page.getByRole('link', { name: 'Open the run' }).click();
    await expect(page.getByTestId('run-status')).toHaveText('Succeeded');
  });
});
