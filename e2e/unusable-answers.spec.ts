import type { Locator, Page } from '@playwright/test';
import { keyButton, MAPS, openCompose } from './steps/compose.ts';
import { expect, giveKey, test } from './fixtures.ts';
import type { Sandbox } from './servers/sandbox.ts';

type Place = { readonly page: Page; readonly sandbox: Sandbox };

type Row = {
  readonly name: string;
  /** Path of the answer that has a shape of its own. */
  readonly path: string;
  readonly data: unknown;
  /** Goes to where the answer is needed. */
  readonly go: (place: Place) => Promise<unknown>;
  /** The part of it that is named. */
  readonly part: string;
  /** What stays usable around it. */
  readonly stays: (page: Page) => Locator;
};

const openRun = async ({ page, sandbox }: Place) => {
  const { run_slug: slug } = await sandbox.addRun({ rows: 3, logs: 3 });
  await page.goto(`/runs/${slug}`);
};

const banner = (page: Page) => page.getByRole('banner').getByRole('link', { name: 'Runs' });

/** Answers that say they succeeded, but hold something else than what is needed. */
const ROWS: readonly Row[] = [
  {
    name: 'a Worker',
    path: '/api/scraper',
    data: ['v1'],
    go: ({ page }) => page.goto(`/workers/${MAPS}`),
    part: 'data is not a Worker descriptor',
    stays: (page) => page.getByRole('link', { name: 'Back to Workers' }),
  },
  {
    name: 'the store',
    path: '/api/store',
    data: { scraper: { first: {} } },
    go: async ({ page }) => {
      await page.goto('/');
      await page.getByRole('combobox', { name: 'Worker' }).fill('maps');
    },
    part: 'data.scraper is not a usable array',
    stays: (page) => page.getByRole('combobox', { name: 'Worker' }),
  },
  {
    name: 'the list of runs',
    path: '/api/v1/run/list',
    data: { count: 2, list: [{ status: 3 }] },
    go: ({ page }) => page.goto('/runs'),
    part: 'data.list.0.slug',
    stays: banner,
  },
  {
    name: 'a run',
    path: '/api/v1/run/detail',
    data: { run: { status: 3 } },
    go: openRun,
    part: 'data.slug',
    stays: banner,
  },
  {
    name: 'results',
    path: '/api/v1/run/result/list',
    data: { count: 3, list: { first: {} } },
    go: openRun,
    part: 'data.list is not a usable array',
    stays: (page) => page.getByTestId('run-status'),
  },
  {
    name: 'a log',
    path: '/api/v1/run/last/log',
    data: { list: { line: 1 } },
    go: async (place) => {
      await openRun(place);
      await place.page.getByRole('tab', { name: 'Log' }).click();
    },
    part: 'data.list is not a usable array',
    stays: (page) => page.getByTestId('run-status'),
  },
  {
    name: 'an account',
    path: '/api/v1/account/info',
    data: { balance: null },
    go: async ({ page, sandbox }) => {
      await openCompose(page);
      await keyButton(page).click();
      const dialog = page.getByRole('dialog', { name: 'API key' });
      await dialog.getByLabel('API key', { exact: true }).fill(sandbox.key);
      await dialog.getByRole('button', { name: 'Save key' }).click();
    },
    part: 'data.balance is not a usable number',
    stays: (page) => page.getByRole('button', { name: 'Save key' }),
  },
];

test.describe('an answer of an unusable shape', () => {
  for (const [at, { name, path, data, go, part, stays }] of ROWS.entries()) {
    const title = `in place of ${name} is told with what was not understood, and can be reported`;
    test(title, { tag: at === 0 ? [] : '@deep' }, async ({ page, sandbox }) => {
      await giveKey(page);
      await page.route(
        ({ pathname }) => pathname === path,
        (route) =>
          route.fulfill({
            json: { code: 0, message: `success for ${sandbox.key}`, data, request_id: 'req-77' },
          }),
      );
      await go({ page, sandbox });

      const alert = page.getByRole('alert').filter({ hasText: 'The answer could not be read' });
      await expect(alert).toContainText('HTTP 200 · request req-77');
      await expect(alert).toContainText(part);
      await expect(stays(page)).toBeVisible();
      await alert.getByRole('button', { name: 'Copy details' }).click();
      await expect
        .poll(() => page.evaluate(() => navigator.clipboard.readText()))
        .toMatch(/^The answer could not be read\nHTTP 200 · request req-77 · data\S* is .+$/);
    });
  }
});
