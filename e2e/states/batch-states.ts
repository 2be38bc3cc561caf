import { expect, type Page } from '@playwright/test';
import { aPlan, storeBatch } from '../steps/batches.ts';
import { MAPS } from '../steps/compose.ts';
import { giveKey } from '../fixtures.ts';
import type { Journey } from './state.ts';
import { slowed } from '../stress.ts';

const CITIES = ['Wien', 'Oslo', 'Bern', 'Rom', 'Paris', 'Riga', 'Lima', 'Kyiv'];

/** Rows of which two have something wrong in them, and one repeats another. */
const ROWS = [
  'store_id,term,city,max_results,lang,notes',
  ...CITIES.map((city, at) => `S-${at},coffee,${city},${at === 5 ? 'ten' : 20},${at === 3 ? 'EN' : 'en'},`),
  'S-9,coffee,Wien,20,en,again',
].join('\n');

const state = (page: Page) => page.getByTestId('batch-state');
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

/** Setting up a batch, running it, what came of it, and the list of batches. */
export const BATCHES: Readonly<Record<string, Journey>> = {
  'setting up a batch': {
    'without rows': async ({ page }) => {
      await giveKey(page);
      await page.goto(`/workers/${MAPS}/batch`);
      await expect(page.getByText('A sheet for this Worker looks like this')).toBeVisible();
    },
    'with rows': async ({ page }) => {
      await page
        .getByLabel('Rows file')
        .setInputFiles({ name: 'cities.csv', mimeType: 'text/csv', buffer: Buffer.from(ROWS) });
      await expect(page.getByTestId('batch-count')).toHaveText('9');
      await expect(page.getByTestId('batch-problems')).toHaveText('2');
    },
    'a problem under review': async ({ page }) => {
      await page
        .getByRole('combobox', { name: 'Column city', exact: true })
        .selectOption('field base_location');
      await press(page, 'Start all 9');
      await expect(page.getByText('Row 4, Language:')).toBeVisible();
    },
    'asked to start': async ({ page }) => {
      await press(page, 'Leave them out');
      await press(page, 'Start all 7');
      await expect(page.getByRole('dialog', { name: 'Start 7 runs?' })).toBeVisible();
    },
    tried: async ({ page, sandbox }) => {
      await sandbox.hurry();
      await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
      await press(page, 'Try the first 3');
      await expect(page).toHaveURL(/\/batches\/[\w-]+$/);
      await expect(page.locator('[data-row][data-state="succeeded"]')).toHaveCount(3, {
        timeout: slowed(30_000),
      });
    },
  },
  batches: {
    none: async ({ page }) => {
      await giveKey(page);
      await page.goto('/batches');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    },
    'that is not here': async ({ page }) => {
      await page.goto('/batches/nothing');
      await expect(page.getByText('Batch not found in this browser.')).toBeVisible();
      await expect(page.getByText('kept only in the browser that started it')).toBeVisible();
    },
    paused: async ({ page }) => {
      await storeBatch(page, 'b-1', aPlan(CITIES));
      await page.goto('/batches/b-1');
      await expect(state(page)).toHaveText(/^Paused(, |$)/);
    },
    'to be renamed': async ({ page }) => {
      await press(page, 'Rename');
      await expect(page.getByRole('textbox', { name: 'Name of the batch' })).toBeFocused();
    },
    'to be stopped': async ({ page, sandbox }) => {
      await page.keyboard.press('Escape');
      await sandbox.linger();
      await press(page, /^Resume/);
      await expect(page.locator('[data-row][data-state="started"]').first()).toBeVisible();
      await press(page, 'Stop…');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
    running: async ({ page }) => {
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
    },
    ended: async ({ page, sandbox }) => {
      await sandbox.hurry();
      await expect(state(page)).toHaveText(/^Done/, { timeout: slowed(60_000) });
    },
    'a row of it': async ({ page }) => {
      await page.getByRole('row', { name: /Bern/ }).getByText('Bern').click();
      const panel = page
        .getByRole('region', { name: 'Row 4' })
        .or(page.getByRole('dialog', { name: 'Row 4' }));
      await expect(panel.getByRole('heading', { name: /^Results/ })).toBeVisible();
      await expect(panel.getByRole('list').last().getByRole('listitem')).toHaveCount(2);
    },
    'results of all': async ({ page }) => {
      await page.keyboard.press('Escape');
      await page.getByRole('tab', { name: /Results/ }).click();
      await expect(page.getByTestId('row-count')).toBeVisible();
    },
    some: async ({ page }) => {
      await page.goto('/batches');
      await expect(page.getByRole('row', { name: /cities.csv/ })).toContainText('Done');
    },
  },
};
