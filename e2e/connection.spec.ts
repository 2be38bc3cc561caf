import type { Page } from '@playwright/test';
import { HTTP_ERRORS, keyButton, saveKey, saveKeyAndClose } from './steps/compose.ts';
import { expect, expectAccessible, giveKey, test } from './fixtures.ts';
import { copiedBy } from './steps/clipboard.ts';

const step = (page: Page, name: string) => page.locator(`[data-step="${name}"]`);

async function expectStates(page: Page, states: Record<string, string>): Promise<void> {
  for (const [name, state] of Object.entries(states))
    await expect(step(page, name)).toHaveAttribute('data-state', state);
}

test('everything that works is said to work, and the report holds no secret', async ({ page, sandbox }) => {
  await giveKey(page);
  await page.goto('/');
  await page.getByRole('banner').getByRole('link', { name: 'Sandbox' }).click();
  await expect(page.getByRole('heading', { name: 'Connection check' })).toBeVisible();
  await expectStates(page, {
    reach: 'passed',
    cors: 'passed',
    public: 'passed',
    auth: 'passed',
    clock: 'passed',
  });
  await expect(page.getByText('Everything that was checked works.')).toBeVisible();
  await expectAccessible(page);
  const report = await copiedBy(page, () => page.getByRole('button', { name: 'Copy report' }).click());
  expect(report).toMatch(/^Run Console \d+\.\d+\.\d+ · /);
  expect(report).toContain('1. The platform can be reached: works');
  expect(report).not.toContain(sandbox.key);
});

test('without a key that step is left out, and begins anew once a key is there @deep', async ({
  page,
  sandbox,
}) => {
  await page.goto('/connection');
  await expectStates(page, { public: 'passed', auth: 'skipped', clock: 'passed' });
  await step(page, 'auth').getByRole('button', { name: 'API key' }).click();
  await saveKeyAndClose(page, sandbox.key);
  await expectStates(page, { auth: 'passed' });
});

test.describe('what fails', { tag: '@deep' }, () => {
  test.use({ allowedErrors: [HTTP_ERRORS] });

  test('a key that is refused is named, with what to do, and is checked again at a click', async ({
    page,
  }) => {
    await giveKey(page, 'scraper_api_wrong');
    await page.goto('/connection');
    await expectStates(page, { public: 'passed', auth: 'failed' });
    await expect(step(page, 'auth')).toContainText('mistyped, expired or deleted');
    await expect(step(page, 'auth')).toContainText('HTTP 401 · code 20001');
    await page.getByRole('button', { name: 'Check again' }).click();
    await expectStates(page, { auth: 'failed' });
  });

  test('a page in place of the platform is told from the platform', async ({ page, sandbox, wire }) => {
    await sandbox.fail({ match: wire.store, fault: { kind: 'html' } });
    await page.goto('/connection');
    await expectStates(page, { reach: 'passed', cors: 'passed', public: 'failed', auth: 'skipped' });
    await expect(step(page, 'public')).toContainText('Something other than the platform answers');
  });

  test('a failure of the network leads to the check, which says that the server is gone', async ({
    page,
  }) => {
    await page.route('**/api/**', (route) => route.abort('connectionrefused'));
    await page.goto('/workers/coreclaw/google-maps-scraper');
    await page.getByRole('alert').getByRole('link', { name: 'Check the connection' }).click();
    await expectStates(page, {
      reach: 'failed',
      cors: 'skipped',
      public: 'skipped',
      auth: 'skipped',
      clock: 'skipped',
    });
    await expect(step(page, 'reach')).toContainText('no longer answers');
    await page.unroute('**/api/**');
    await page.getByRole('button', { name: 'Check again' }).click();
    await expectStates(page, { reach: 'passed', public: 'passed' });
  });

  test('leads there from the key dialog too, which closes', async ({ page, sandbox }) => {
    await page.goto('/');
    await page.route('**/api/**', (route) => route.abort('connectionrefused'));
    await keyButton(page).click();
    await saveKey(page, sandbox.key);
    const dialog = page.getByRole('dialog', { name: 'API key' });
    await dialog.getByRole('link', { name: 'Check the connection' }).click();
    await expect(page.getByRole('heading', { name: 'Connection check' })).toBeVisible();
    await expect(dialog).toBeHidden();
    await keyButton(page).click();
    await expect(dialog).toBeVisible();
  });

  test('a clock that is far off is told', async ({ page }) => {
    await page.clock.setFixedTime(Date.now() + 3_600_000);
    await page.goto('/connection');
    await expectStates(page, { clock: 'failed' });
    await expect(step(page, 'clock')).toContainText(/by 3,?\d{3} seconds/);
  });
});
