import { expect, expectAccessible, giveKey, test } from './fixtures.ts';

const WORKER = '/workers/coreclaw/google-maps-scraper';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test('Workers is accessible, on the first visit and with found Workers', async ({ page }) => {
      await page.goto('/');
      await expect(page.getByRole('textbox', { name: 'Worker' })).toBeVisible();
      await expectAccessible(page);

      await page.getByRole('textbox', { name: 'Worker' }).fill('maps');
      await expect(page.getByRole('link', { name: /Google Maps Scraper/ })).toBeVisible();
      await expectAccessible(page);
    });

    test('the key dialog is accessible', async ({ page }) => {
      await page.goto('/');
      await page.getByRole('button', { name: 'API key' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(page);
    });

    test('Compose is accessible', async ({ page }) => {
      await giveKey(page);
      await page.goto(WORKER);
      await expect(page.getByTestId('request-json')).toBeVisible();
      await expectAccessible(page);
    });

    test('Runs and a run are accessible', async ({ page, sandbox }) => {
      await giveKey(page);
      const { run_slug: slug } = await sandbox.addRun({ rows: 30, logs: 30 });
      await page.goto('/runs');
      await expect(page.getByRole('row', { name: /Google Maps Scraper/ })).toBeVisible();
      await expectAccessible(page);

      await page.goto(`/runs/${slug}`);
      await expect(page.getByTestId('run-status')).toBeVisible();
      await expectAccessible(page);
    });

    test('an address that leads nowhere is accessible', async ({ page }) => {
      await page.goto('/nowhere');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectAccessible(page);
    });
  });
}

test('every screen survives a reload', async ({ page, sandbox }) => {
  await giveKey(page);
  const { run_slug: slug } = await sandbox.addRun({ rows: 3 });
  for (const path of ['/', WORKER, '/runs', `/runs/${slug}`]) {
    await page.goto(path);
    const heading = page.getByRole('heading', { level: 1 });
    await expect(heading, path).toBeVisible();
    // The heading of a run says when it began, once that is known.
    await page.waitForLoadState('networkidle');
    const words = await heading.innerText();
    await page.reload();
    await expect(heading, path).toHaveText(words);
  }
});
