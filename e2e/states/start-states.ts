import { expect, type Page } from '@playwright/test';
import { keyButton, MAPS, openCompose, saveKey } from '../steps/compose.ts';
import type { Journey } from './state.ts';

const workerBox = (page: Page) => page.getByRole('combobox', { name: 'Worker' });

/** The first screen, the key dialog, the connection, what is not there. */
export const START: Readonly<Record<string, Journey>> = {
  'the first screen': {
    'first visit': async ({ page }) => {
      await page.goto('/');
      await expect(workerBox(page)).toBeVisible();
    },
    explained: async ({ page }) => {
      await page.getByRole('button', { name: 'What is this?' }).click();
      await expect(page.getByText('A Worker ID identifies')).toBeVisible();
    },
    'no such Worker': async ({ page }) => {
      await workerBox(page).fill('xylophone tuning');
      await expect(page.getByText('The store has no Worker')).toBeVisible();
    },
    'Workers from the store': async ({ page }) => {
      await workerBox(page).fill('maps');
      await expect(page.getByRole('link', { name: /Google Maps Scraper/ })).toBeVisible();
    },
    'a store that fails': async ({ page, sandbox }) => {
      await sandbox.fail({ match: '/api/store', fault: { kind: 'html' } });
      await workerBox(page).fill('product');
      await expect(page.getByRole('alert')).toBeVisible();
    },
    'recent Workers': async ({ page }) => {
      await openCompose(page, MAPS);
      await page.goto('/');
      await expect(page.getByRole('region', { name: 'Your Workers' })).toBeVisible();
    },
    finder: async ({ page }) => {
      await page.getByRole('banner').getByRole('button', { name: 'Find' }).click();
      await expect(page.getByRole('dialog', { name: 'Find' }).getByRole('option').first()).toBeVisible();
    },
    'finder that finds nothing': async ({ page }) => {
      await page.getByRole('dialog', { name: 'Find' }).getByRole('combobox').fill('zzzz');
      await expect(page.getByText(/Nothing found/)).toBeVisible();
    },
  },
  'the key dialog': {
    empty: async ({ page }) => {
      await page.goto('/');
      await keyButton(page).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
    refused: async ({ page }) => {
      await saveKey(page, 'wrong');
      await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
    },
    saved: async ({ page, sandbox }) => {
      await saveKey(page, sandbox.key);
      await expect(page.getByRole('dialog').getByRole('status')).toBeVisible();
    },
  },
  'what is not there': {
    'an address': async ({ page }) => {
      await page.goto('/nowhere');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    },
    'a Worker': async ({ page }) => {
      await page.goto('/workers/nobody/nothing');
      await expect(page.getByRole('alert')).toBeVisible();
    },
    'an address of a Worker that names none': async ({ page }) => {
      await page.goto('/workers/x');
      await expect(page.getByRole('alert')).toBeVisible();
    },
    'a run without a key': async ({ page }) => {
      await page.goto('/runs/01KPD6M5YQADCQKGVKPDZVYC99');
      await expect(page.getByText('You need your API key to see your runs.')).toBeVisible();
    },
    'runs without a key': async ({ page }) => {
      await page.goto('/runs');
      await expect(page.getByText('You need your API key to see your runs.')).toBeVisible();
    },
  },
  'the connection': {
    'without a key': async ({ page }) => {
      await page.goto('/connection');
      await expect(page.locator('[data-step="clock"]')).toHaveAttribute('data-state', 'passed');
    },
    broken: async ({ page }) => {
      await page.route('**/api/**', (route) => route.abort('connectionrefused'));
      await page.getByRole('button', { name: 'Check again' }).click();
      await expect(page.locator('[data-step="reach"]')).toHaveAttribute('data-state', 'failed');
    },
  },
};
