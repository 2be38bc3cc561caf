import type { Page } from '@playwright/test';
import { HTTP_ERRORS, MAPS, openCompose, startButton } from './steps/compose.ts';
import { download } from './steps/export.ts';
import { expect, expectAccessible, giveKey, test } from './fixtures.ts';

const worker = (page: Page) => page.getByRole('combobox', { name: 'Worker' });
const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const DAY = 86_400_000;

test('a first visit shows what this is, the store and the sandbox’s key, and finds in spite of typing errors', async ({
  page,
}) => {
  await page.goto('/');
  await expect(card(page, 'What this is')).toBeVisible();
  await expect(card(page, 'Store')).toContainText('14 Workers');
  await expect(card(page, 'No API key yet')).toContainText('It stays in this browser tab.');
  await expectAccessible(page);

  await worker(page).fill('hotle');
  await expect(page.getByText('These come close.')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('row').first()).toContainText('Hotel Prices');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/workers/travel-data/hotel-prices');
  await expect(startButton(page)).toBeVisible();

  await page.goto('/');
  await page.getByRole('button', { name: 'Use the sandbox key' }).click();
  await expect(page.getByRole('button', { name: 'API key' })).toContainText('set');
  await expect(card(page, 'Your Workers')).toContainText('Hotel Prices');
  await expect(card(page, 'No API key yet')).toBeHidden();
});

test('what goes on comes first, what waits for the person stands beside it, and what is forgotten comes back @deep', async ({
  page,
  sandbox,
}) => {
  await giveKey(page);
  await sandbox.addRun({ rows: 12, worker: 'coreclaw/product-search', age: 6 * DAY });
  await sandbox.addRun({ rows: 5, worker: 'press-room/news-monitor', status: 'failed', age: DAY });
  await openCompose(page, 'coreclaw/social-posts');
  await page.getByLabel('Memory').selectOption('2,048 MB');
  await sandbox.linger();
  await openCompose(page, MAPS);
  await startButton(page).click();
  await expect(page).toHaveURL(/\/runs\//);
  await page.goto('/');

  const lines = card(page, 'Latest').getByRole('listitem');
  await expect(lines).toHaveCount(3);
  await expect(lines.first()).toContainText('Google Maps Scraper');
  await expect(card(page, 'Expiring soon')).toContainText('12 results');
  await expect(lines.filter({ hasText: 'News Monitor' })).toContainText('Failed');
  // What was started as it stands is finished.
  const unfinished = card(page, 'Not finished');
  await expect(unfinished.getByRole('link')).toHaveCount(1);
  await expectAccessible(page);
  await unfinished.getByRole('button', { name: /^Forget what was put in/ }).click();
  await expect(unfinished.getByRole('link')).toHaveCount(0);
  await unfinished.getByRole('button', { name: 'Undo' }).click();
  await unfinished.getByRole('link').click();
  await expect(page.getByLabel('Memory')).toHaveValue('2048');
});

test('what a run gave is saved with one press, and one that gave nothing leads to why', async ({
  page,
  sandbox,
}) => {
  const { run_slug: slug } = await sandbox.addRun({ rows: 4, worker: MAPS });
  const { run_slug: empty } = await sandbox.addRun({ rows: 0, worker: MAPS, age: DAY });
  await giveKey(page);
  await page.goto('/');
  const lines = card(page, 'Latest').getByRole('listitem');
  await expect(lines).toHaveCount(2);
  await expectAccessible(page);
  const file = await download(page, () =>
    lines
      .first()
      .getByRole('button', { name: /^Excel/ })
      .click(),
  );
  expect(file.suggestedFilename()).toMatch(/\.xlsx$/);
  await expect(page.getByText(/^4 rows/)).toBeVisible();
  await expect(lines.first().getByRole('link')).toHaveAttribute('href', `/runs/${slug}`);
  await lines
    .last()
    .getByRole('link', { name: /^See why/ })
    .click();
  await expect(page).toHaveURL(`/runs/${empty}`);
});

test.describe('where the store cannot be listed', { tag: '@deep' }, () => {
  test.use({ allowedErrors: [HTTP_ERRORS] });

  test('it says so in its place, and all else works', async ({ page, sandbox }) => {
    await sandbox.fail({ match: '/api/v2/store', times: 20, fault: { kind: 'html' } });
    await page.goto('/');
    await expect(page.getByRole('alert')).toContainText('The answer could not be read');
    await worker(page).fill('hotel');
    await worker(page).press('Enter');
    await expect(page).toHaveURL('/workers/travel-data/hotel-prices');
  });
});

test('text is drawn in the face that comes with the page, which asks nobody else for it @deep', async ({
  page,
}) => {
  const fontOrigins: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'font') fontOrigins.push(new URL(request.url()).origin);
  });
  await page.goto('/');
  const isThere = () => document.fonts.check('600 13.5px "Geist"');
  await expect.poll(() => page.evaluate(isThere)).toBe(true);
  expect([...new Set(fontOrigins)]).toEqual([new URL(page.url()).origin]);
  await expect(page.locator('body')).toHaveCSS('font-variant-numeric', 'tabular-nums');
});

test('once there is a key, the store waits for what stands above it, so that nothing pushes it down @deep', async ({
  page,
  sandbox,
}) => {
  await sandbox.addRun({ status: 'succeeded' });
  await page.goto('/');
  await expect(card(page, 'Store')).toBeVisible();
  let answer: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/api/v2/workers?*', async (route) => {
    await answered;
    await route.continue();
  });
  await page.getByRole('button', { name: 'Use the sandbox key' }).click();
  await expect(card(page, 'Store')).toBeHidden();
  answer();
  await expect(card(page, 'Your Workers')).toBeVisible();
  await expect(card(page, 'Store')).toBeVisible();
});
