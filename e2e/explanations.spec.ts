import type { Locator, Page } from '@playwright/test';
import { field, openCompose } from './steps/compose.ts';
import { expect, expectAccessible, test } from './fixtures.ts';

/** Opens an explanation by keyboard, closes it by Escape and by its button; the focus stays on the button. */
async function expectExplained(place: Locator, words: string | RegExp): Promise<void> {
  const ask = place.getByRole('button', { name: 'What is this?' });
  await ask.focus();
  await ask.press('Enter');
  await expect(ask).toHaveAttribute('aria-expanded', 'true');
  await expect(place.getByText(words)).toBeVisible();
  await ask.press('Escape');
  await expect(place.getByText(words)).toBeHidden();
  await expect(ask).toHaveAttribute('aria-expanded', 'false');
  await expect(ask).toBeFocused();
  await ask.press('Space');
  await expect(place.getByText(words)).toBeVisible();
  await ask.press('Space');
  await expect(place.getByText(words)).toBeHidden();
}

const option = (page: Page, name: string) => field(page, name);

test('what a Worker ID is, and where to find it, is explained on the first screen', async ({ page }) => {
  await page.goto('/');
  await expectExplained(page.getByRole('main'), /in the address of the Worker’s page/);
});

test('each run option is explained in its place', async ({ page }) => {
  await openCompose(page);
  await expectExplained(option(page, 'system.memory'), /How much memory/);
  await expectExplained(option(page, 'system.cpus'), /0.125 core for 512 MB/);
  await expectExplained(option(page, 'system.execute_limit_time_seconds'), /At least 1/);
  await expectExplained(option(page, 'system.max_total_charge'), /0 means no limit/);
  await expectExplained(option(page, 'system.max_total_traffic'), /0 means no limit/);
  await expectExplained(option(page, 'system.proxy_region'), /The country/);
  await expectExplained(option(page, 'version'), /The release of the Worker/);
  await expectExplained(option(page, 'is_async'), /Sync: the request waits/);
  await expectExplained(option(page, 'callback_url'), /sends JSON by POST/);
});

test('a callback is shown with an example of what it sends, which Escape closes from within', async ({
  page,
}) => {
  await openCompose(page);
  const ask = option(page, 'callback_url').getByRole('button', { name: 'What is this?' });
  await ask.press('Enter');
  const example = page.getByTestId('callback-example');
  await expect(example).toBeVisible();
  expect(JSON.parse((await example.textContent()) ?? '')).toMatchObject({
    run_slug: expect.any(String),
    run_status: 'succeeded',
    result_count: 120,
  });
  await expectAccessible(page);
  await example.focus();
  await page.keyboard.press('Escape');
  await expect(example).toBeHidden();
  await expect(ask).toBeFocused();
});

test('the numbers of the run options stand with their units, and are read with what they mean', async ({
  page,
}) => {
  await openCompose(page);
  for (const [name, unit, meaning] of [
    ['CPU cores', 'cores', ''],
    ['Timeout', 'sec', '30 min'],
    ['Maximum charge', 'USD', 'No limit'],
    ['Maximum traffic', 'MB', 'No limit'],
  ] as const) {
    const row = page.locator('[data-field]').filter({ has: page.getByLabel(name) });
    await expect(row.getByText(unit, { exact: true })).toBeVisible();
    await expect(page.getByLabel(name)).toHaveAccessibleDescription(meaning);
  }
});

test('Share opens the panel at the link, and the browser remembers whether it is open', async ({ page }) => {
  await openCompose(page);
  const link = page.getByTestId('share-link');
  await expect(link).toBeHidden();
  const share = page.getByRole('button', { name: 'Share', exact: true });
  await share.press('Enter');
  await expect(link).toBeVisible();
  await page.reload();
  await expect(link).toBeVisible();
  await page.getByRole('button', { name: 'Close the request panel' }).press('Enter');
  await page.reload();
  await expect(share).toHaveAttribute('aria-pressed', 'false');
  await expect(link).toBeHidden();
});
