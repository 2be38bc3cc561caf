import { expect } from '@playwright/test';
import { giveKey } from '../fixtures.ts';
import type { Journey } from './state.ts';

/** What belongs to the account: its saved tasks, and what it spent. */
export const ACCOUNT: Readonly<Record<string, Journey>> = {
  tasks: {
    some: async ({ page }) => {
      await giveKey(page);
      await page.goto('/tasks');
      await expect(page.getByRole('table', { name: 'Tasks' })).toBeVisible();
    },
    'one opened': async ({ page }) => {
      await page.getByRole('link', { name: 'Bakeries in Lyon' }).click();
      await expect(
        page.getByRole('region', { name: 'Bakeries in Lyon' }).getByRole('textbox', { name: 'Description' }),
      ).toBeVisible();
    },
    'to be deleted': async ({ page }) => {
      await page
        .getByRole('region', { name: 'Bakeries in Lyon' })
        .getByRole('button', { name: 'Delete' })
        .click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  spend: {
    'of a month without runs': async ({ page }) => {
      await giveKey(page);
      await page.goto('/spend');
      await expect(page.getByText(/^No run in /)).toBeVisible();
    },
    'of a month': async ({ page, sandbox }) => {
      for (const worker of ['coreclaw/google-maps-scraper', 'coreclaw/social-posts'])
        for (let run = 0; run < 4; run += 1) await sandbox.addRun({ rows: 40 * run, worker, age: 1_000 });
      await page.reload();
      await expect(page.getByTestId('spend-total')).toBeVisible();
    },
    'a budget': async ({ page }) => {
      await page.getByRole('button', { name: 'Set a budget' }).click();
      await expect(page.getByLabel('Budget for a month, in USD')).toBeVisible();
    },
  },
};
