import type { Page } from '@playwright/test';
import { compose, editor, help, presets, runs, snippets, start } from '#messages/en.ts';
import { HTTP_ERRORS, keyButton, MAPS, openCompose, saveKey, startButton } from './compose.ts';
import { expect, expectAccessible, giveKey, test } from './fixtures.ts';

const KEYS = Object.keys({ ...start, ...compose, ...runs, ...editor, ...help, ...presets, ...snippets });

/** Expects a screen that axe finds nothing in, and on which every word was found in the catalogue. */
async function expectSound(page: Page): Promise<void> {
  await expectAccessible(page);
  const text = await page.locator('body').innerText();
  expect(KEYS.filter((key) => text.includes(key))).toEqual([]);
}

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 390, height: 844 };

for (const { colorScheme, viewport } of [
  { colorScheme: 'light', viewport: WIDE },
  { colorScheme: 'dark', viewport: WIDE },
  { colorScheme: 'light', viewport: NARROW },
] as const) {
  test.describe(`axe finds nothing, ${colorScheme}, ${viewport.width} px wide,`, () => {
    test.use({
      colorScheme,
      viewport,
      allowedErrors: [HTTP_ERRORS],
      // Colours are judged as they are, not on their way.
      contextOptions: { reducedMotion: 'reduce' },
    });

    test('on the first screen, its errors and what the store has', async ({ page, sandbox }) => {
      await page.goto('/');
      await expect(page.getByRole('textbox', { name: 'Worker' })).toBeVisible();
      await expectSound(page);
      await page.getByRole('textbox', { name: 'Worker' }).fill('maps and more');
      await page.keyboard.press('Enter');
      await expect(page.getByText('The store has no Worker')).toBeVisible();
      await expectSound(page);
      await page.getByRole('textbox', { name: 'Worker' }).fill('maps');
      await expect(page.getByRole('link', { name: /Google Maps Scraper/ })).toBeVisible();
      await expectSound(page);
      await sandbox.fail({ match: '/api/store', fault: { kind: 'html' } });
      await page.getByRole('textbox', { name: 'Worker' }).fill('product');
      await expect(page.getByRole('alert')).toBeVisible();
      await expectSound(page);
      await openCompose(page);
      await page.goto('/');
      await expect(page.getByRole('region', { name: 'Recent' })).toBeVisible();
      await expectSound(page);
    });

    test('in the key dialog, empty, refused and saved', async ({ page, sandbox }) => {
      await page.goto('/');
      await keyButton(page).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectSound(page);
      await saveKey(page, 'wrong');
      await expect(page.getByRole('alert')).toBeVisible();
      await expectSound(page);
      await saveKey(page, sandbox.key);
      await expect(page.getByRole('dialog').getByRole('status')).toBeVisible();
      await expectSound(page);
    });

    test('on the compose screen: untouched, wrong, refused, open, from a link', async ({ page, sandbox }) => {
      await giveKey(page);
      await openCompose(page, MAPS, '#damaged');
      await expect(page.getByRole('alert')).toBeVisible();
      await expectSound(page);
      for (const tab of ['Snippet', 'Link', 'Readme', 'Runs']) {
        await page.getByRole('main').getByRole('tab', { name: tab, exact: true }).click();
        await expect(page.getByRole('tabpanel', { name: tab, exact: true })).toBeVisible();
        await expectSound(page);
      }
      await page.getByRole('tab', { name: 'Input' }).click();
      await page.getByLabel('Base location').fill('');
      await page.getByLabel('Maximum results').fill('many');
      await page.getByLabel('Callback URL').fill('nowhere');
      await startButton(page).click();
      await expect(page.getByText('This Worker needs a value here.')).toBeVisible();
      await expectSound(page);

      await openCompose(page, 'coreclaw/social-posts');
      await sandbox.fail({
        match: '/api/v1/scraper/run',
        fault: { kind: 'status', status: 429, headers: { 'retry-after': '60' } },
      });
      await startButton(page).click();
      await expect(page.getByRole('button', { name: /Start again in/ })).toBeVisible();
      await expectSound(page);
      await sandbox.fail({ match: '/api/v1/scraper/run', fault: { kind: 'html' } });
      await startButton(page).click();
      await expect(page.getByText('The run may have started')).toBeVisible();
      await expectSound(page);
    });

    test('on every editor, and on what a broken descriptor gives', async ({ page }) => {
      await openCompose(page, 'sandbox/editor-gallery');
      await expectSound(page);
      await openCompose(page, 'sandbox/broken-descriptor');
      await expectSound(page);
    });

    test('on runs, none and some, and on a run going, over and failed, with its log', async ({
      page,
      sandbox,
    }) => {
      await page.goto('/runs');
      await expect(page.getByText('Seeing your runs needs your API key.')).toBeVisible();
      await expectSound(page);
      await giveKey(page);
      await page.reload();
      await expect(page.getByText('There are no runs yet.')).toBeVisible();
      await expectSound(page);
      await openCompose(page);
      await startButton(page).click();
      await expect(page.getByTestId('run-status')).toHaveText(/Ready|Running/);
      await expectSound(page);

      const { run_slug: failed } = await sandbox.addRun({ status: 'failed', message: 'no such page' });
      await page.goto(`/runs/${failed}`);
      await expect(page.getByRole('grid', { name: 'Results' })).toBeVisible();
      await expectSound(page);
      await page.getByRole('tab', { name: 'JSON' }).click();
      await expect(page.getByRole('tabpanel', { name: 'JSON' })).toBeVisible();
      await expectSound(page);
      await page.getByRole('tab', { name: 'Log' }).click();
      await expect(page.getByRole('table', { name: 'Log' })).toBeVisible();
      await expectSound(page);
      await page.goto('/runs');
      await expect(page.getByRole('row', { name: /Failed/ })).toBeVisible();
      await expectSound(page);
    });

    test('on what cannot be opened', async ({ page }) => {
      await giveKey(page);
      await page.goto('/workers/nobody/nothing');
      await expect(page.getByRole('alert')).toBeVisible();
      await expectSound(page);
      await page.goto('/runs/01KPD6M5YQADCQKGVKPDZVYC99');
      await expect(page.getByRole('alert')).toBeVisible();
      await expectSound(page);
      await page.goto('/nowhere');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectSound(page);
    });
  });
}
