import { parquetReadObjects } from 'hyparquet';
import type { Page } from '@playwright/test';
import { expect, expectAccessibleInEachTheme, giveKey, test } from './fixtures.ts';
import { bytesOf, download, exportButton, openExport } from './steps/export.ts';
import { copiedBy } from './steps/clipboard.ts';

const DAY = 86_400_000;

type Given = {
  readonly data: {
    readonly headers: readonly { readonly key: string; readonly label: string }[];
    readonly list: readonly Readonly<Record<string, unknown>>[];
  };
};

/** The platform gives the rows of one run under other columns than those of the others. */
async function drift(page: Page, slug: string): Promise<void> {
  await page.route('**/run/result/list', async (route) => {
    const { run_slug: runSlug } = route.request().postDataJSON() as { run_slug: string }; // what the console sends
    if (runSlug !== slug) return route.fallback();
    const response = await route.fetch();
    const { data, ...rest } = (await response.json()) as Given; // what the sandbox gives
    const headers = data.headers.map((head) =>
      head.key === 'rating' ? { ...head, key: 'stars', label: 'Stars' } : head,
    );
    const list = data.list.map(({ rating, ...row }) => ({
      ...{ ...row, stars: rating },
      reviews: `${String(row['reviews'])} reviews`,
    }));
    return route.fulfill({ response, json: { ...rest, data: { ...data, headers, list } } });
  });
}

async function exportAs(page: Page, format: string, rows?: RegExp): Promise<Buffer> {
  const dialog = await openExport(page, format);
  if (rows) await dialog.getByRole('radio', { name: rows }).check();
  const file = await bytesOf(await download(page, () => exportButton(dialog).click()));
  await expect(dialog).toBeHidden();
  return file;
}

const count = (page: Page) => page.getByTestId('row-count');

test('runs are put together, without duplicates, exported and read back, kept, and what is new is exported alone', async ({
  page,
  sandbox,
}) => {
  const slugs: string[] = [];
  for (const run of [
    { rows: 30, age: 8 * DAY, status: 'failed' as const },
    { rows: 40, age: 5.5 * DAY },
    { rows: 25, age: 2 * DAY, status: 'failed' as const },
    { rows: 60, age: DAY },
    { rows: 10, age: 60_000 },
  ])
    slugs.push((await sandbox.addRun(run)).run_slug);
  await giveKey(page);
  await drift(page, slugs.at(-1) ?? '');
  await page.goto(`/collections/new?runs=${slugs.join(',')}`);
  await expect(page.getByText('The platform has deleted its rows')).toHaveCount(1);
  await page.getByRole('textbox', { name: 'Name' }).fill('Cafés');
  await page.getByRole('button', { name: 'Combine 5 runs' }).click();

  // What each row is of stands in front; what is missing is said; what is not the same is named.
  await expect(page.getByRole('heading', { name: 'Cafés', level: 1 })).toBeVisible();
  await expect(count(page)).toHaveText('135 rows');
  await expect(page.getByRole('columnheader', { name: 'Run', exact: true })).toBeVisible();
  await expect(page.getByText('One run failed: the rows that came before are among these.')).toBeVisible();
  await expect(page.getByText('The platform has deleted the rows of one run')).toBeVisible();
  await page.getByText('3 columns are not the same in all runs').click();
  const drifts = page.getByRole('group').filter({ hasText: 'not the same in all runs' });
  await expect(drifts).toContainText('Rating');
  await expect(drifts).toContainText('holds something else in some runs: Numbers, Text');

  await page.getByRole('button', { name: 'Duplicates…' }).click();
  await page.getByRole('menuitemradio', { name: 'By Place ID: 100% filled, 75 repeated' }).click();
  await expect(page.getByTestId('repeats-chip')).toContainText('75 left out');
  await page.getByRole('button', { name: /^Columns \d+ of/ }).click();
  await expect(page.getByText('3 columns are empty in the 60 rows without duplicates')).toBeVisible();
  await page.keyboard.press('Escape');
  await expectAccessibleInEachTheme(page);

  const whole = await exportAs(page, 'Parquet (.parquet)');
  const read: readonly Readonly<Record<string, unknown>>[] = await parquetReadObjects({
    file: Uint8Array.from(whole).buffer,
  });
  expect(read).toHaveLength(60);
  expect(new Set(read.map((row) => row['place_id'])).size).toBe(60);
  // The first of each place is that of the run that began first, and has rows.
  expect(read.slice(0, 40).map((row) => row['run:run'])).toEqual(Array(40).fill(slugs[1]));

  // The browser keeps them: the platform need not have them any more.
  await expect(
    page.getByText(/The platform deletes the rows of one run in a day, and of 3 more later/),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Keep all results' }).click();
  await expect(page.getByText(/keeps the rows of 4 of 5 runs: 135 rows/)).toBeVisible();
  await page.route('**/run/result/list', (route) =>
    route.fulfill({ json: { code: 70001, message: 'gone', data: null } }),
  );
  await page.reload();
  await expect(count(page)).toContainText('60 rows');
  await page.unrouteAll();

  // A run that comes later has ten places more.
  await sandbox.addRun({ rows: 70, age: 10_000 });
  await page.getByRole('tab', { name: /^Runs/ }).click();
  await page.getByRole('button', { name: 'Add runs' }).click();
  const picking = page.getByRole('dialog', { name: 'Add runs' });
  await picking.getByRole('checkbox', { name: /70 rows/ }).check();
  await picking.getByRole('button', { name: 'Add 1 run' }).click();
  await page.getByRole('tab', { name: 'Rows' }).click();
  await expect(count(page)).toContainText('70 rows');
  const lines = (await exportAs(page, 'JSON Lines (.jsonl)', /^New since/)).toString();
  const fresh = lines
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { place_id: string }).place_id); // what was exported
  const known = new Set(read.map((row) => row['place_id']));
  expect(fresh).toHaveLength(10);
  expect(fresh.filter((id) => known.has(id))).toEqual([]);

  // It is found again, renamed, cleared and deleted.
  await page.getByRole('button', { name: 'Rename' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Cafés of Queens');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Collections' }).click();
  await expect(page.getByRole('link', { name: /Cafés of Queens/ })).toContainText('Google Maps Scraper');
  await page.getByRole('link', { name: /Cafés of Queens/ }).click();
  // By what rows are the same is kept with it, until a person shows all of them.
  await expect(page).toHaveURL(/collections\/[\w-]+$/);
  await expect(page.getByTestId('repeats-chip')).toContainText('left out');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('button', { name: 'Delete…' }).click();
  await page.getByRole('button', { name: 'Delete the collection' }).click();
  await expect(page.getByText('There are no collections yet.')).toBeVisible();
});

test('rows that are kept are cleared where stored things are, and a run leads to putting it together @deep', async ({
  page,
  sandbox,
}) => {
  const { run_slug: slug } = await sandbox.addRun({ rows: 12, age: DAY });
  await giveKey(page);
  await page.goto(`/runs/${slug}`);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('link', { name: 'Combine with…' }).click();
  await page.getByRole('button', { name: 'Combine 1 run' }).click();
  await page.getByRole('button', { name: 'Keep all results' }).click();
  await expect(page.getByText(/keeps the rows of 1 of 1 run: 12 rows/)).toBeVisible();
  await page.goto('/runs');
  await page.getByRole('button', { name: 'Kept in this browser' }).click();
  await page.getByText('This browser keeps the rows of one run').waitFor();
  await page.getByRole('button', { name: 'Clear…' }).click();
  await page.getByRole('button', { name: 'Clear the rows' }).click();
  await expect(page.getByText('This browser keeps the rows of one run')).toBeHidden();
});

test('where the room ends while rows are kept, what was kept stays, and the rest is kept once there is room @deep', async ({
  page,
  sandbox,
}) => {
  const slugs: string[] = [];
  for (const rows of [30, 20, 10]) slugs.push((await sandbox.addRun({ rows, age: DAY })).run_slug);
  await giveKey(page);
  await page.addInitScript(() => {
    let room = localStorage.getItem('no-room') === null ? Infinity : 3;
    // oxlint-disable-next-line typescript/unbound-method -- called on its own object below
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (value: unknown, key?: IDBValidKey) {
      // The rows of a run, and then that they are whole: the room ends between the two of the second run.
      if (this.transaction.db.name.startsWith('run-console-kept')) room -= 1;
      if (room < 0) throw new DOMException('full', 'QuotaExceededError');
      return put.call(this, value, key);
    };
  });
  await page.goto(`/collections/new?runs=${slugs.join(',')}`);
  await page.evaluate(() => localStorage.setItem('no-room', '1'));
  await page.reload();
  await page.getByRole('button', { name: 'Combine 3 runs' }).click();
  await expect(count(page)).toHaveText('60 rows');
  const save = page.getByRole('button', { name: 'Keep all results' });
  await save.click();
  await expect(page.getByText('This browser has no more room.')).toBeVisible();
  await expect(page.getByText(/keeps the rows of 1 of 3 runs/)).toBeVisible();

  await page.evaluate(() => localStorage.removeItem('no-room'));
  await page.reload();
  await expect(page.getByText(/keeps the rows of 1 of 3 runs/)).toBeVisible();
  await expect(count(page)).toHaveText('60 rows');
  await save.click();
  await expect(page.getByText(/keeps the rows of 3 of 3 runs: 60 rows/)).toBeVisible();
});

test('the link of a collection puts the same runs together in another browser, under its name', async ({
  page,
  browser,
  origin,
  sandbox,
}) => {
  const slugs: string[] = [];
  for (const rows of [3, 4]) slugs.push((await sandbox.addRun({ rows })).run_slug);
  await giveKey(page);
  await page.goto(`/collections/new?runs=${slugs.join(',')}`);
  const name = page.getByRole('textbox', { name: 'Name' });
  // It is called by its runs once they are there.
  await expect(name).toHaveValue(/^Google Maps Scraper, /);
  await name.fill('Cafés & bars');
  await page.getByRole('button', { name: 'Combine 2 runs' }).click();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  const link = await copiedBy(page, () => page.getByRole('button', { name: 'Copy link' }).click());

  const context = await browser.newContext({ baseURL: origin });
  const other = await context.newPage();
  await other.goto(new URL(page.url()).pathname);
  await expect(other.getByText('“Copy link” on its page')).toBeVisible();
  await other.addInitScript((key) => sessionStorage.setItem('run-console.key', key), sandbox.key);
  await other.goto(link);
  await expect(other.getByRole('textbox', { name: 'Name' })).toHaveValue('Cafés & bars');
  await other.getByRole('button', { name: 'Combine 2 runs' }).click();
  await expect(other.getByRole('heading', { name: 'Cafés & bars', level: 1 })).toBeVisible();
  await context.close();
});
