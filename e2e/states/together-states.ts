import { expect, type Page } from '@playwright/test';
import { giveKey } from '../fixtures.ts';
import type { Journey, Stage } from './state.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const dialog = (page: Page) => page.getByRole('dialog');
const rowCount = (page: Page) => page.getByTestId('row-count');

/** Two runs of one Worker, by their slugs: the older one first. */
async function twoRuns({ sandbox }: Stage, rows: readonly [number, number]): Promise<readonly string[]> {
  return sandbox.addHistory([
    { rows: rows[0], age: DAY },
    { rows: rows[1], age: HOUR },
  ]);
}

async function slowly({ sandbox }: Stage): Promise<void> {
  await sandbox.fail({ match: '/api/', times: 9, fault: { kind: 'delay' } });
}

/** More than one run at a time: side by side, or as one table. */
export const TOGETHER: Readonly<Record<string, Journey>> = {
  'two runs': {
    'without a key': async ({ page }) => {
      await page.goto('/runs/compare');
      await expect(page.getByRole('main').getByRole('button', { name: 'API key' })).toBeVisible();
    },
    'of which none was chosen': async ({ page }) => {
      await giveKey(page);
      await page.goto('/runs/compare');
      await expect(page.getByText('Select two runs in the list of runs, then “Compare”.')).toBeVisible();
    },
    compared: async (stage) => {
      const { page } = stage;
      await giveKey(page);
      const [older, newer] = await twoRuns(stage, [130, 120]);
      await page.goto(`/runs/compare?a=${older}&b=${newer}`);
      await expect(page.getByRole('button', { name: /^Changed/ })).toBeVisible();
      await expect(page.getByRole('gridcell').first()).toBeVisible();
    },
    'whose columns are compared': async ({ page }) => {
      await page.getByRole('button', { name: 'More', exact: true }).click();
      await page.getByRole('button', { name: 'Details' }).click();
      await page.getByRole('tab', { name: 'Columns' }).click();
      await expect(page.getByRole('table', { name: 'Columns' })).toBeVisible();
    },
    'whose inputs nobody knows': async ({ page }) => {
      await page.getByRole('tab', { name: 'Inputs' }).click();
      await expect(page.getByRole('tabpanel', { name: 'Inputs' })).toBeVisible();
    },
    'of which no row is shown': async ({ page }) => {
      const address = new URL(page.url());
      address.searchParams.delete('tab');
      address.searchParams.set('show', 'keyless');
      await page.goto(address.href);
      await expect(page.getByText('No rows of this kind.')).toBeVisible();
    },
    'of which one has no results any more': async (stage) => {
      const { page } = stage;
      const [older, newer] = await stage.sandbox.addHistory([
        { rows: 30, age: 9 * DAY },
        { rows: 30, age: HOUR },
      ]);
      await page.goto(`/runs/compare?a=${older}&b=${newer}`);
      await expect(page.getByText('The platform has deleted the results of the older run.')).toBeVisible();
    },
    'of which one is unknown': async ({ page }) => {
      await page.goto('/runs/compare?a=01KPD6M5YQADCQKGVKPDZVYC99&b=01KPD6M5YQADCQKGVKPDZVYC98');
      await expect(page.getByRole('main').getByRole('alert').first()).toBeVisible();
    },
    loading: async (stage) => {
      await slowly(stage);
      await stage.page.goto('/runs/compare?a=01KPD6M5YQADCQKGVKPDZVYC99&b=01KPD6M5YQADCQKGVKPDZVYC98', {
        waitUntil: 'commit',
      });
      await expect(stage.page.getByRole('heading', { level: 1 })).toBeVisible();
    },
  },
  collections: {
    none: async ({ page }) => {
      await giveKey(page);
      await page.goto('/collections');
      await expect(page.getByText('There are no collections yet.')).toBeVisible();
    },
    'to be put together': async (stage) => {
      const { page, sandbox } = stage;
      const slugs = await sandbox.addHistory([
        { rows: 25, age: 8 * DAY },
        { rows: 30, age: 3 * DAY },
        { rows: 42, age: 2 * DAY, status: 'failed' },
        { rows: 20, age: DAY },
      ]);
      await page.goto(`/collections/new?runs=${slugs.join(',')}`);
      await page.getByRole('textbox', { name: 'Name' }).fill('Cafés of November');
      await expect(page.getByRole('button', { name: 'Combine 4 runs' })).toBeVisible();
    },
    'as one table': async ({ page }) => {
      await page.getByRole('button', { name: 'Combine 4 runs' }).click();
      await expect(rowCount(page)).toContainText('92 rows');
    },
    'whose rows are kept': async ({ page }) => {
      await page.getByRole('button', { name: 'Keep all results' }).click();
      await expect(page.getByText(/keeps the rows of 3 of 4 runs/)).toBeVisible();
    },
    'of these runs': async ({ page }) => {
      await page.getByRole('tab', { name: /^Runs/ }).click();
      await expect(page.getByRole('button', { name: /^Remove / }).first()).toBeVisible();
    },
    'to which runs are added': async ({ page }) => {
      await page.getByRole('tabpanel').getByRole('button', { name: /^Add/ }).click();
      await expect(dialog(page)).toBeVisible();
    },
    'to be renamed': async ({ page }) => {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Rename' }).click();
      await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
    },
    'to be deleted': async ({ page }) => {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'More', exact: true }).click();
      await page.getByRole('button', { name: 'Delete…' }).click();
      await expect(dialog(page)).toBeVisible();
    },
    some: async ({ page }) => {
      await page.keyboard.press('Escape');
      await page.goto('/collections');
      await expect(page.getByRole('link', { name: /Cafés of November/ })).toBeVisible();
    },
    'that is not here': async ({ page }) => {
      await page.goto('/collections/nothing');
      await expect(
        page
          .getByRole('main')
          .getByRole('link', { name: /collections/i })
          .first(),
      ).toBeVisible();
    },
  },
};
