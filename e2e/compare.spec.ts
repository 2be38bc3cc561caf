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

test('two runs are compared row by row, and nothing is called gone that the newer run may have missed', async ({
  page,
  sandbox,
}) => {
  await giveKey(page);
  const { run_slug: older } = await sandbox.addRun({ rows: 1_220, age: DAY });
  const { run_slug: newer } = await sandbox.addRun({ rows: 1_200, age: DAY / 24 });
  // The run before is found by itself.
  await page.goto(`/runs/${newer}`);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('link', { name: 'Against the run before' }).click();
  await expect(page).toHaveURL(new RegExp(`a=${older}`));
  await expect(
    page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Google Maps Scraper' }),
  ).toBeVisible();
  const added = page.getByRole('button', { name: /^Added/ });
  await expect(added).toBeVisible();
  const all = await counts(page);
  const { added: came = 0, notSeen = 0, changed = 0, same = 0, repeated = 0 } = all;
  expect(all).not.toHaveProperty('gone');
  expect(came + 2 * (changed + same) + notSeen + repeated).toBe(1_220 + 1_200);
  expect(came + changed + same).toBeLessThanOrEqual(1_200);
  expect([came, notSeen, changed, same].every((count) => count > 0)).toBe(true);
  await expect(page.getByText(`${notSeen} rows of the older run were not seen, because`)).toBeVisible();
  await expect(page.getByTestId('row-count')).toHaveAttribute('data-total', String(came + notSeen + changed));
  await expectAccessible(page);

  // What changed stands with what it was, in the table and in the file. Some of it does where much is in view.
  await page.setViewportSize({ width: 2_400, height: 2_400 });
  await page.getByRole('button', { name: /^Added/ }).click();
  await page.getByRole('button', { name: /^Not seen/ }).click();
  await expect(page.getByTestId('row-count')).toHaveAttribute('data-total', String(changed));
  await expect(page.getByRole('gridcell').filter({ hasText: '→' }).first()).toBeVisible();
  // So it does where the row is opened, and which columns of many changed stands before them.
  await expect(page.getByRole('columnheader').nth(3)).toHaveText('What changed');
  await page.getByRole('gridcell').filter({ hasText: '→' }).first().dblclick();
  const detail = page.getByRole('dialog', { name: /^Row / });
  await expect(detail.getByText('→').first()).toBeVisible();
  await expect(detail.getByText('compare:')).toHaveCount(0);
  await page.keyboard.press('Escape');
  const dialog = await openExport(page, 'CSV (.csv)');
  const text = (await bytesOf(await download(page, () => exportButton(dialog).click()))).toString();
  const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  expect(data).toHaveLength(changed);
  const [first = {}] = data;
  const names = (JSON.parse(first['compare:changed'] ?? '[]') as string[]).length; // as the console wrote it
  expect(first['compare:difference']).toBe('Changed');
  expect(names).toBeGreaterThan(0);

  // Another way to compare is in the address, and there after a reload.
  const matching = page.getByRole('group', { name: 'How rows are compared' });
  await matching.getByRole('button', { name: 'Rating', exact: true }).click();
  await page.getByRole('menuitemradio', { name: '± 10%' }).click();
  await expect.poll(async () => (await counts(page))['changed']).toBeLessThan(changed);
  const within = await counts(page);
  await page.reload();
  await expect.poll(() => counts(page)).toEqual(within);
  await expect(page.getByRole('button', { name: 'Rating, ± 10%' })).toBeVisible();
  for (const [kind, isShown] of [
    [/^Added/, 'false'],
    [/^Changed/, 'true'],
  ] as const)
    await expect(page.getByRole('button', { name: kind })).toHaveAttribute('aria-pressed', isShown);

  await page.getByRole('tab', { name: 'Columns' }).click();
  await page.reload();
  await expect(page.getByRole('table', { name: 'Columns' }).getByRole('row')).not.toHaveCount(0);
  await expect(matching.getByText('Rating, ± 10%')).toBeVisible();

  // The other way round the newer one had no chance to see what came later.
  await page.goto(`/runs/compare?a=${newer}&b=${older}`);
  await expect(page.getByText(/not seen, because the run began before the other one/)).toBeVisible();
  expect(await counts(page)).not.toHaveProperty('gone');
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
  const asked = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/api/v1/run/result/list', async (route) => {
    if (route.request().postData()?.includes(first.run_slug) === true) await asked;
    await route.continue();
  });
  await page.goto(`/collections/new?runs=${older},${cut.run_slug}`);
  await page.getByRole('button', { name: 'Put 2 runs together' }).click();
  await page.getByRole('link', { name: 'Compare the newest run with the one before' }).click();
  await expect(page).toHaveURL(`/runs/compare?a=${older}&b=${cut.run_slug}`);
  await expect(page.getByText(/not seen, because .*the run stopped at its limit/)).toBeVisible();
  expect(await counts(page)).not.toHaveProperty('gone');
  for (const kind of [/^Changed/, /^Not seen/]) await page.getByRole('button', { name: kind }).click();
  answer();
  await expect(page.getByRole('button', { name: /^Added.*of them back again/ })).toBeVisible();
  const back = page.getByRole('gridcell', { name: 'Added, back again' }).first();
  await expect(back).toBeVisible();
  // These words come late, and may stand below the first rows: the column has room for them.
  await expect.poll(() => back.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);

  const watch = page.getByRole('button', { name: 'Watch the next runs' });
  await watch.click();
  await expect(page.getByText('Waiting for the next run')).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await expect(watch).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('button', { name: /^Added/ })).toBeVisible();
  const { run_slug: next } = await sandbox.addRun({ rows: 450, age: 1_000 });
  await page.clock.fastForward('01:30');
  await expect(page).toHaveURL(new RegExp(`a=${cut.run_slug}&b=${next}.*watch=1`));
  await expect(page.getByText(/has ended, and stands here beside the one before it/)).toBeVisible();
  await expect(watch).toHaveAttribute('aria-pressed', 'true');
});

test('a comparison of what is read says how much that is, and reads the rest on request @deep', async ({
  page,
  sandbox,
}) => {
  await giveKey(page);
  const { run_slug: older } = await sandbox.addRun({ rows: 2_500, age: DAY });
  const { run_slug: newer } = await sandbox.addRun({ rows: 2_500, age: DAY / 24 });
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
  await expect(page.getByText('2,500 rows', { exact: true })).toHaveCount(2);
});

test('the run before is the last one with the same input, where there is one @deep', async ({
  page,
  sandbox,
}) => {
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
  await start('Denver');
  await start('Boston');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('link', { name: 'Against the run before' }).click();
  await expect(page).toHaveURL(new RegExp(`a=${boston}`));
  await expect(page.getByText('Both runs had the same input.')).toBeVisible();
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
  const card = page.getByRole('region', { name: 'Worth a look' });
  await expect(card.getByRole('link')).toContainText('100 rows; usually about 300. And 1 more.');
  await card.getByRole('link').click();
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
  await expect(page.getByText('There is no earlier run of this Worker')).toBeVisible();
  const keep = page.getByRole('link', { name: 'Keep them for later comparisons' });
  await expect(keep).toBeVisible();
  await page.goto(`/runs/compare?a=${older}&b=${newer}`);
  await expect(page.getByText('The platform has deleted the results of the older run.')).toBeVisible();
  await keep.click();
  await page.getByRole('button', { name: 'Put 1 run together' }).click();
  await page.getByRole('button', { name: 'Save all that would be lost' }).click();
  await expect(page.getByText('Saved in this browser.')).toBeVisible();
  await page.goto(`/runs/compare?b=${newer}`);
  await expect(page.getByText('Its rows are kept in this browser.')).toBeVisible();
  await expect(keep).toHaveCount(0);
});
