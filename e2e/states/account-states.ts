import { expect, type Page } from '@playwright/test';
import { giveKey } from '../fixtures.ts';
import type { Journey } from './state.ts';

/** Asks of the task that is open what somebody else with the same key could. */
async function asColleague(page: Page, method: 'PUT' | 'DELETE', data?: unknown): Promise<void> {
  const slug = new URL(page.url()).pathname.split('/').at(-1);
  const answer = await page.request.fetch(`/api/v2/worker-tasks/${slug}`, {
    method,
    headers: { Authorization: 'Bearer scraper_api_sandbox' },
    ...(data !== undefined && { data }),
  });
  expect(answer.ok()).toBe(true);
}

/** What belongs to the account: its saved tasks, and what it spent. */
export const ACCOUNT: Readonly<Record<string, Journey>> = {
  tasks: {
    some: async ({ page }) => {
      await giveKey(page);
      await page.goto('/tasks');
      await expect(page.getByRole('table', { name: 'Tasks' })).toBeVisible();
    },
    'a new one': async ({ page }) => {
      await page.getByRole('button', { name: 'New task' }).click();
      await expect(page.getByRole('dialog').getByRole('link', { name: 'Find another Worker' })).toBeVisible();
    },
    'one opened': async ({ page }) => {
      await page.keyboard.press('Escape');
      await page.getByRole('link', { name: 'Bakeries in Lyon' }).click();
      await expect(page.getByRole('region', { name: 'Editing Bakeries in Lyon' })).toBeVisible();
      await page.getByRole('button', { name: 'Description' }).click();
      await expect(page.getByRole('textbox', { name: 'Description' })).toBeVisible();
    },
    'to be deleted': async ({ page }) => {
      await page.getByRole('button', { name: 'Delete' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
    'to be scheduled': async ({ page }) => {
      await page.keyboard.press('Escape');
      await page.getByRole('switch', { name: 'Scheduled' }).click();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await expect(page.getByText('Set a maximum charge before it runs by itself.')).toBeVisible();
    },
    'to be discarded': async ({ page }) => {
      await page.getByRole('button', { name: 'Cancel' }).click();
      await expect(page.getByRole('dialog', { name: 'Discard your changes?' })).toBeVisible();
    },
    'changed by somebody else': async ({ page }) => {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'At most no limit' }).click();
      const amount = page.getByRole('dialog').getByRole('textbox', { name: 'Amount' });
      await amount.fill('2');
      await amount.press('Enter');
      await asColleague(page, 'PUT', { description: 'Theirs' });
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
      await expect(page.getByRole('heading', { name: /^Somebody changed this task/ })).toBeVisible();
    },
    'deleted by somebody else': async ({ page }) => {
      await page.getByRole('button', { name: 'Keep my changes' }).click();
      await asColleague(page, 'DELETE');
      await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
      await expect(page.getByRole('heading', { name: 'Somebody has deleted this task' })).toBeVisible();
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
    'a budget that a later version stored': async ({ page }) => {
      await page.evaluate(() => localStorage.setItem('run-console.budget', '{"format":99}'));
      await page.reload();
      await expect(page.getByText('This version cannot read it: it asks')).toBeVisible();
    },
  },
};
