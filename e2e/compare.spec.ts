import type { Page } from '@playwright/test';
import Papa from 'papaparse';
import { expect, expectAccessible, giveKey, test } from './fixtures.ts';
import { field, openCompose, RUN_URL, startButton } from './steps/compose.ts';
import { bytesOf, download, exportButton, openExport } from './steps/export.ts';

const DAY = 86_400_000;

const counts = async (page: Page): Promise<Record<string, number>> =>
  Object.fromEntries(
    await Promise.all(
      (await page.locator('[data-difference]').all()).map(
        async (button) =>
          [
            (await button.getAttribute('data-difference')) ?? '',
            Number((await button.textContent())?.replace(/\D/g, '')),
          ] as const,
      ),
    ),
  );

const choice = (page: Page, kind: string) => page.locator(`[data-difference="${kind}"]`);

/** The menu of the key, open. */
const openMatching = async (page: Page) => {
  await page.getByRole('button', { name: /^Matched by/ }).click();
  return page.getByRole('group', { name: 'How rows are compared' });
};

/** Exports as CSV what is shown, and reads the file. */
const exported = async (page: Page) => {
  const dialog = await openExport(page, 'CSV (.csv)');
  const text = (await bytesOf(await download(page, () => exportButton(dialog).click()))).toString();
  const { data, meta } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  return { rows: data, columns: meta.fields ?? [] };
};

test('two runs are compared row by row, and missing rows are said to be possibly there', async ({
  page,
  sandbox,
}) => {
  await giveKey(page);
  const { run_slug: older } = await sandbox.addRun({ rows: 1_220, age: DAY, seed: 1 });
  const { run_slug: newer } = await sandbox.addRun({ rows: 1_200, age: DAY / 24, seed: 2 });
  await page.goto(`/runs/compare?a=${older}&b=${newer}`);
  await expect(
    page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Google Maps Scraper' }),
  ).toBeVisible();
  await expect(choice(page, 'added')).toBeVisible();
  const all = await counts(page);
  const { added = 0, missing = 0, changed = 0, same = 0 } = all;
  expect(all['all']).toBe(added + missing + changed);
  expect(added + changed + same).toBeLessThanOrEqual(1_200);
  expect(changed + same + missing).toBeLessThanOrEqual(1_220);
  expect([added, missing, changed, same].every((count) => count > 0)).toBe(true);
  const rowCount = page.getByTestId('row-count');
  await expect(rowCount).toHaveAttribute('data-total', String(added + missing + changed));
  await page.getByRole('button', { name: 'What is this?' }).click();
  await expect(
    page.getByText(/^This browser does not know .*, so missing rows may still exist and new ones/),
  ).toBeVisible();
  await expectAccessible(page);

  // One kind is chosen, by the pointer or by arrows; Ctrl adds one.
  await choice(page, 'missing').click();
  await expect(rowCount).toHaveAttribute('data-total', String(missing));
  await page.keyboard.press('ArrowLeft');
  await expect(choice(page, 'changed')).toBeFocused();
  await expect(rowCount).toHaveAttribute('data-total', String(changed));
  await choice(page, 'added').click({ modifiers: ['Control'] });
  await expect(rowCount).toHaveAttribute('data-total', String(changed + added));

  // Added rows have no older values.
  await choice(page, 'added').click();
  await expect(rowCount).toHaveAttribute('data-total', String(added));
  const ofAdded = await exported(page);
  expect(ofAdded.rows).toHaveLength(added);
  expect(ofAdded.columns.filter((name) => name.startsWith('compare:'))).toEqual(['compare:difference']);
  await page.keyboard.press('Escape');

  // What changed stands with what it was, in the table and in the file. Some of it does where much is in view.
  await page.setViewportSize({ width: 2_400, height: 2_400 });
  await choice(page, 'changed').click();
  await expect(rowCount).toHaveAttribute('data-total', String(changed));
  await expect(page.getByRole('gridcell').filter({ hasText: '→' }).first()).toBeVisible();
  // The columns with most changes come first, with their number; the key is for files.
  const heads = (await page.getByRole('columnheader').allTextContents()).slice(3);
  const numbers = heads.map((head) => Number(/ (\d+)$/.exec(head.trim())?.[1] ?? 0));
  expect(numbers[0]).toBeGreaterThan(0);
  expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));
  await expect(page.getByRole('columnheader', { name: 'CID' })).toHaveCount(0);
  await page.getByRole('gridcell').filter({ hasText: '→' }).first().dblclick();
  const detail = page.getByRole('dialog', { name: /^Row / });
  await expect(detail.getByText('→').first()).toBeVisible();
  await expect(detail.getByText('compare:')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 1_280, height: 720 });
  const { rows, columns } = await exported(page);
  expect(rows).toHaveLength(changed);
  expect(columns).toContain('cid');
  const [first = {}] = rows;
  const names = (JSON.parse(first['compare:changed'] ?? '[]') as string[]).length; // as the console wrote it
  expect(first['compare:difference']).toBe('Changed');
  expect(names).toBeGreaterThan(0);
  await page.keyboard.press('Escape');

  // Another way to compare is in the address, and there after a reload.
  const matching = await openMatching(page);
  await matching.getByRole('button', { name: 'Rating', exact: true }).click();
  await page.getByRole('menuitemradio', { name: '± 10%' }).click();
  await expect.poll(async () => (await counts(page))['changed']).toBeLessThan(changed);
  const within = await counts(page);
  await page.reload();
  await expect.poll(() => counts(page)).toEqual(within);
  await expect(choice(page, 'added')).toHaveAttribute('aria-pressed', 'false');
  await expect(choice(page, 'changed')).toHaveAttribute('aria-pressed', 'true');
  await openMatching(page);
  await expect(matching.getByRole('button', { name: 'Rating, ± 10%' })).toBeVisible();

  // The other way round the newer one had no chance to see what came later.
  await page.goto(`/runs/compare?a=${newer}&b=${older}`);
  await page.getByRole('button', { name: 'What is this?' }).click();
  await expect(page.getByText(/^The run began before the other one/)).toBeVisible();
});

test('a column that is compared no more gives the focus to the next one', async ({ page, sandbox }) => {
  await giveKey(page);
  const { run_slug: older } = await sandbox.addRun({ rows: 30, age: DAY, seed: 1 });
  const { run_slug: newer } = await sandbox.addRun({ rows: 30, age: DAY / 24, seed: 2 });
  await page.goto(`/runs/compare?a=${older}&b=${newer}`);
  const matching = await openMatching(page);
  const next = matching.getByRole('button', { name: 'Remove Link', exact: true });
  await expect(next).toBeVisible();
  await matching.getByRole('button', { name: 'Remove Title', exact: true }).press('Enter');
  await expect(matching.getByRole('button', { name: 'Remove Title', exact: true })).toBeHidden();
  await expect(next).toBeFocused();
});

test('what came back is told from what is new, and the next run is compared by itself @deep', async ({
  page,
  sandbox,
}) => {
  await page.clock.install();
  await giveKey(page);
  const first = await sandbox.addRun({ rows: 600, age: 3 * DAY });
  const { run_slug: older } = await sandbox.addRun({ rows: 400, age: 2 * DAY });
  const limit = 'Run stopped: max_total_charge reached';
  const cut = await sandbox.addRun({ rows: 500, age: DAY, status: 'failed', message: limit });
  let answer: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/api/v1/run/result/list', async (route) => {
    if (route.request().postData()?.includes(first.run_slug) === true) await answered;
    await route.continue();
  });
  await page.goto(`/collections/new?runs=${older},${cut.run_slug}`);
  await page.getByRole('button', { name: 'Combine 2 runs' }).click();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('link', { name: 'Compare the newest two' }).click();
  await expect(page).toHaveURL(`/runs/compare?a=${older}&b=${cut.run_slug}`);
  await choice(page, 'added').click();
  await page.getByRole('button', { name: 'What is this?' }).click();
  await expect(
    page.getByText(/^The run stopped at its limit.*, so missing rows may still exist/),
  ).toBeVisible();
  answer();
  await expect(page.getByText(/added rows are back again/)).toBeVisible();
  const back = page.getByRole('gridcell', { name: 'Added, back again' }).first();
  await expect(back).toBeVisible();
  // These words come late, and may stand below the first rows: the column has room for them.
  await expect.poll(() => back.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);

  const watch = page.getByRole('button', { name: 'Watch the next runs' });
  const more = page.getByRole('button', { name: 'More', exact: true });
  await more.click();
  await watch.click();
  await expect(page.getByText('Waiting for the next run')).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByText('Waiting for the next run')).toBeVisible();
  await expect(choice(page, 'added')).toBeVisible();
  const { run_slug: next } = await sandbox.addRun({ rows: 450, age: 1_000 });
  await page.clock.fastForward('01:30');
  await expect(page).toHaveURL(new RegExp(`a=${cut.run_slug}&b=${next}.*watch=1`));
  await expect(page.getByText(/run finished and is compared here with the previous one/)).toBeVisible();
  await more.click();
  await expect(watch).toHaveAttribute('aria-pressed', 'true');
});

test('a comparison of what is read says how much that is, and reads the rest on request @deep', async ({
  page,
  sandbox,
}) => {
  await giveKey(page);
  const { run_slug: older } = await sandbox.addRun({ rows: 2_500, age: DAY, seed: 1 });
  const { run_slug: newer } = await sandbox.addRun({ rows: 2_500, age: DAY / 24, seed: 2 });
  let isHeld = true;
  await page.route('**/api/v1/run/result/list', (route) =>
    // Held requests are never answered: stopping gives them up.
    isHeld && !/"page_index":\s*1,/.test(route.request().postData() ?? '') ? undefined : route.continue(),
  );
  await page.goto(`/runs/compare?a=${older}&b=${newer}`);
  await expect(page.getByText('Reading rows… 2,000 of 5,000')).toBeVisible();
  await page.getByRole('button', { name: 'Compare what is read' }).click();
  const part = page.getByText('1,000 of 2,500 rows read');
  await expect(part).toHaveCount(2);
  await expect(page.getByRole('button', { name: /^Same/ })).toBeVisible();
  isHeld = false;
  const rest = page.getByRole('button', { name: 'Read the rest' });
  for (const left of [1, 0]) {
    await rest.first().click();
    await expect(part).toHaveCount(left);
    await expect(page.getByRole('button', { name: /^Same/ })).toBeVisible();
  }
  await expect(rest).toHaveCount(0);
  await expect(part).toHaveCount(0);
});

test('the previous run is the latest earlier one with the same input @deep', async ({ page, sandbox }) => {
  await sandbox.hurry();
  await giveKey(page);
  const start = async (place: string) => {
    await openCompose(page);
    await field(page, 'base_location').getByRole('textbox').fill(place);
    await startButton(page).click();
    await page.waitForURL(RUN_URL);
    await expect(page.getByTestId('run-status')).toHaveText('Succeeded');
    // Two runs of the same second have no order.
    await expect.poll(() => Math.floor(Date.now() / 1_000) - startedAt).toBeGreaterThan(1);
    startedAt = Math.floor(Date.now() / 1_000);
    return new URL(page.url()).pathname.replace('/runs/', '');
  };
  let startedAt = 0;
  const boston = await start('Boston');
  const denver = await start('Denver');
  await start('Boston');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('link', { name: 'Compare with previous run' }).click();
  await expect(page).toHaveURL(new RegExp(`a=${boston}`));
  await expect(page.getByText('same input', { exact: true })).toBeVisible();

  // Another one is chosen among those with the same input and those without; what differs opens both.
  const from = page.getByRole('combobox', { name: 'From' });
  await expect(from.locator('optgroup[label="Same input"] option')).toHaveCount(2);
  const other = from.locator('optgroup[label="Other input"] option');
  await from.selectOption(await other.getAttribute('value'));
  await page.getByRole('button', { name: 'Base location differs' }).click();
  await expect(page.getByRole('dialog').getByRole('table', { name: 'Inputs' })).toContainText('Denver');
  await page.keyboard.press('Escape');

  // Denver ran once.
  await page.goto(`/runs/compare?b=${denver}`);
  await expect(page.getByText('No earlier run had the same input.')).toBeVisible();
  await page.getByRole('combobox', { name: 'From' }).selectOption(boston);
  await expect(page).toHaveURL(new RegExp(`a=${boston}`));
});

test('where this browser does not know the inputs, the run to compare with is chosen @deep', async ({
  page,
  sandbox,
}) => {
  await giveKey(page);
  const [older = '', newer = ''] = await sandbox.addHistory([
    { rows: 30, age: DAY },
    { rows: 30, age: 60_000 },
  ]);
  await page.goto('/runs');
  await page
    .getByRole('row')
    .filter({ has: page.locator(`a[href="/runs/${newer}"]`) })
    .getByRole('checkbox')
    .check();
  await page.getByRole('link', { name: 'Compare with previous run' }).click();
  await expect(page.getByText(/it cannot tell which earlier run had the same/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('combobox', { name: 'From' }).selectOption(older);
  await expect(page).toHaveURL(
    ({ searchParams }) => searchParams.get('a') === older && searchParams.get('b') === newer,
  );
  await expect(page.getByRole('button', { name: 'input unknown' })).toBeVisible();
});

test('a run that gives less than its Worker usually does says so @deep', async ({ page, sandbox }) => {
  await giveKey(page);
  const earlier = Array.from({ length: 7 }, (_, n) => ({
    ...{ run: `run-${n}`, at: Date.now() - (n + 1) * DAY, rows: 300, errorRows: 0 },
    filled: [
      ['title', 300],
      ['fax', 276],
    ],
  }));
  await page.addInitScript((measures) => {
    const name = 'run-console.measures.coreclaw/google-maps-scraper';
    localStorage.setItem(name, localStorage.getItem(name) ?? JSON.stringify(measures));
  }, earlier);
  const { run_slug: slug } = await sandbox.addRun({ rows: 100 });
  await page.goto(`/runs/${slug}`);
  await expect(page.getByText('100 rows; usually about 300.')).toBeVisible();
  await expect(page.getByText('fax is filled in 0% of the rows, usually in 92%.')).toBeVisible();
  const usual =
    'Usual is the median of 5 earlier runs of this Worker whose input this browser does not know.';
  await expect(page.getByText(usual)).toBeVisible();
  await page.getByRole('link', { name: 'Rows without fax' }).click();
  await expect(page.getByTestId('filter-chip')).toHaveText('fax is empty');

  // The lists say so too, without asking for it.
  await page.goto('/runs');
  const row = page.getByRole('row').filter({ has: page.locator(`a[href="/runs/${slug}"]`) });
  await expect(row).toContainText('100 rows; usually about 300.');
  await page.goto('/');
  const line = page.getByRole('region', { name: 'Latest' }).getByRole('listitem');
  await expect(line).toContainText('100 rows; usually about 300. And 1 more.');
  await line.getByRole('link').click();
  await expect(page).toHaveURL(`/runs/${slug}`);
});

test('where last week’s rows are gone, those of this week are kept for the next one @deep', async ({
  page,
  sandbox,
}) => {
  await giveKey(page);
  const [older, newer] = await sandbox.addHistory([
    { rows: 30, age: 7 * DAY },
    { rows: 30, age: 60_000 },
  ]);
  await page.goto(`/runs/compare?b=${newer}`);
  await expect(page.getByText('No earlier run to compare with')).toBeVisible();
  const keep = page.getByRole('link', { name: 'Keep them for later comparisons' });
  await expect(keep).toBeVisible();
  await page.goto(`/runs/compare?a=${older}&b=${newer}`);
  await expect(page.getByText('The platform has deleted the results of the older run.')).toBeVisible();
  await keep.click();
  await page.getByRole('button', { name: 'Combine 1 run' }).click();
  await page.getByRole('button', { name: 'Keep all results' }).click();
  await expect(page.getByText('Saved in this browser.')).toBeVisible();
  await page.goto(`/runs/compare?b=${newer}`);
  await expect(page.getByText('Its rows are kept in this browser.')).toBeVisible();
  await expect(keep).toHaveCount(0);
});
