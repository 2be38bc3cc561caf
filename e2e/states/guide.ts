import { expect } from '@playwright/test';
import { aPlan, storeBatch } from '../steps/batches.ts';
import { MAPS, openCompose, openPanel } from '../steps/compose.ts';
import { giveKey } from '../fixtures.ts';
import type { Journey } from './state.ts';
import { slowed } from '../stress.ts';

const CITIES = ['Vienna', 'Oslo', 'Bern', 'Rome', 'Paris', 'Riga', 'Lima', 'Kyiv', 'Lyon', 'Graz'];
const ROWS = ['term,city,max_results', ...CITIES.map((city) => `coffee,${city},20`)].join('\n');
const DAY = 86_400_000;

/** What the pictures of `docs/guide/` show, each by its name; every one comes from a page that has a key. */
export const GUIDE: Journey = {
  form: async ({ page }) => {
    await giveKey(page);
    await page.goto(`/workers/${MAPS}`);
    await expect(page.getByTestId('task-count')).toHaveText('1');
  },
  run: async ({ page, sandbox }) => {
    const { run_slug: slug } = await sandbox.addRun({ rows: 60, logs: 40 });
    await page.goto(`/runs/${slug}`);
    await expect(page.getByRole('grid', { name: 'Results' })).toBeVisible();
  },
  'batch-set-up': async ({ page }) => {
    await page.goto(`/workers/${MAPS}/batch`);
    await page
      .getByLabel('Rows file')
      .setInputFiles({ name: 'cities.csv', mimeType: 'text/csv', buffer: Buffer.from(ROWS) });
    const city = page.getByRole('combobox', { name: 'Column city', exact: true });
    await city.selectOption('field base_location');
    await expect(page.getByTestId('batch-problems')).toHaveText('0');
  },
  batch: async ({ page, sandbox }) => {
    await storeBatch(page, 'guide', aPlan(CITIES));
    await page.goto('/batches/guide');
    await sandbox.behave({ maxRunning: 2 });
    await page.getByRole('button', { name: /^Resume/ }).click();
    await expect(page.locator('[data-row][data-state="succeeded"]').nth(1)).toBeVisible({
      timeout: slowed(60_000),
    });
  },
  link: async (stage) => {
    await stage.sandbox.reset();
    await stage.page.goto(`/workers/${MAPS}`);
    await openPanel(stage.page, 'link');
    await expect(stage.page.getByTestId('share-link')).toBeVisible();
  },
  snippet: async (stage) => {
    await openPanel(stage.page, 'snippet');
    await stage.page
      .getByRole('combobox', { name: 'Snippet for' })
      .selectOption({ label: 'Start, wait, download' });
    await expect(stage.page.getByTestId('snippet')).toContainText('CORECLAW_API_KEY');
  },
  'link-opened': async ({ page }) => {
    await page.goto('/');
    await openCompose(page, MAPS, '?custom.max_results=40&custom.base_location=Oslo&system.memory=2048');
    await expect(page.getByText('Oslo').first()).toBeVisible();
  },
  collection: async ({ page, sandbox }) => {
    const runs = [30, 42, 25].map((rows, at) => ({ rows, age: (5 - at) * DAY }));
    const slugs = await sandbox.addHistory(runs);
    await page.goto(`/collections/new?runs=${slugs.join(',')}`);
    await page.getByRole('textbox', { name: 'Name' }).fill('Cafés of November');
    await page.getByRole('button', { name: 'Combine 3 runs' }).click();
    await expect(page.getByTestId('row-count')).toContainText('97 rows');
    await page.getByRole('button', { name: 'Keep all results' }).click();
    await expect(page.getByText(/keeps the rows of 3 of 3 runs/)).toBeVisible();
  },
};
