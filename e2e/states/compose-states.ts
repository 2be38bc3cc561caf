import { expect, type Page } from '@playwright/test';
import {
  field,
  jsonToggle,
  openCompose,
  openPanel,
  originLine,
  startButton,
  toggleRunOptions,
} from '../steps/compose.ts';
import { giveKey } from '../fixtures.ts';
import type { Journey } from './state.ts';

const tabOf = (page: Page, name: string) =>
  page.getByRole('main').getByRole('tab', { name, exact: true }).click();

const openTab = async (page: Page, name: string) => {
  await tabOf(page, name);
  await expect(page.getByRole('tabpanel', { name, exact: true })).toBeVisible();
};

/** Opens what these words of a run option or the task count ask for. */
const explain = async (page: Page) => {
  // The last of those that have explanations.
  await expect(page.getByLabel('Callback URL', { exact: true })).toBeVisible();
  for (const ask of await page.getByRole('button', { name: 'What is this?' }).all()) await ask.click();
  await expect(page.getByTestId('callback-example')).toBeVisible();
};

/** The form of a Worker and what stands beside it. */
export const COMPOSE: Readonly<Record<string, Journey>> = {
  'the form': {
    loading: async ({ page, sandbox }) => {
      await giveKey(page);
      await sandbox.fail({ match: '/api/scraper', fault: { kind: 'delay' } });
      await page.goto('/workers/coreclaw/google-maps-scraper', { waitUntil: 'commit' });
      await expect(page.getByRole('status', { name: 'Loading the Worker…' })).toBeVisible();
    },
    untouched: async ({ page, sandbox }) => {
      await sandbox.release();
      await openCompose(page);
      await expect(page.getByTestId('task-count')).toHaveText('1');
    },
    'every explanation open': ({ page }) => explain(page),
    snippet: async ({ page }) => {
      await openPanel(page, 'snippet');
      await expect(page.getByTestId('snippet')).toBeVisible();
    },
    link: async ({ page }) => {
      await openPanel(page, 'link');
      await expect(page.getByTestId('share-link')).toBeVisible();
    },
    JSON: async ({ page }) => {
      await jsonToggle(page).click();
      await expect(page.getByTestId('custom-json')).toBeVisible();
    },
    'JSON that is none': async ({ page }) => {
      await page.getByTestId('custom-json').click();
      await page.keyboard.press('ControlOrMeta+End');
      await page.keyboard.type(' oops');
      await expect(page.getByRole('alert')).toContainText('does not belong here');
    },
    readme: async ({ page }) => {
      for (let left = ' oops'.length; left > 0; left -= 1) await page.keyboard.press('Backspace');
      await expect(page.getByRole('alert')).toBeHidden();
      await openTab(page, 'Readme');
    },
    'its runs': async ({ page }) => {
      await openTab(page, 'Runs');
      await expect(page.getByText('This Worker has no runs yet.')).toBeVisible();
    },
  },
  'a form in use': {
    'options on one line': async ({ page }) => {
      await giveKey(page);
      await openCompose(page);
      await toggleRunOptions(page);
      await expect(page.getByLabel('Timeout')).toBeHidden();
    },
    'a draft from before': async ({ page }) => {
      await page.getByLabel('Base location').fill('Oslo');
      await page.reload();
      await expect(page.getByLabel('Base location')).toHaveValue('Oslo');
    },
    'with problems': async ({ page }) => {
      await toggleRunOptions(page);
      await page.getByLabel('Base location').fill('');
      await page.getByLabel('Maximum results').fill('many');
      await page.getByLabel('Callback URL').fill('nowhere');
      await field(page, 'system.execute_limit_time_seconds').getByRole('textbox').fill('0');
      await startButton(page).click();
      await expect(page.getByText('This Worker needs a value here.')).toBeVisible();
    },
  },
  'a link': {
    'that is damaged': async ({ page }) => {
      await giveKey(page);
      await openCompose(page, undefined, '#damaged');
      await expect(page.getByRole('alert')).toBeVisible();
    },
    'whose ways back are open': async ({ page }) => {
      await page.goto('/');
      await openCompose(page, undefined, '?custom.base_location=Oslo');
      await originLine(page).click();
      await expect(page.getByRole('menuitem', { name: 'Review changes' })).toBeVisible();
    },
    'that is reviewed': async ({ page }) => {
      await page.getByRole('menuitem', { name: 'Review changes' }).click();
      await expect(page.getByRole('dialog', { name: 'Review changes' })).toBeVisible();
    },
    'that set much': async ({ page }) => {
      await page.goto('/');
      await openCompose(
        page,
        undefined,
        '?custom.max_results=many&custom.base_location=Oslo&custom.unknown=1&system.memory=2048&system.max_total_charge=50&callback_url=https://hooks.example.com',
      );
      await field(page, 'max_results').getByRole('textbox').fill('7');
    },
    'whose dangers are asked about': async ({ page }) => {
      await startButton(page).click();
      await expect(page.getByRole('dialog', { name: /^Start 1 run from/ })).toBeVisible();
    },
  },
  'a start': {
    'refused for a while': async ({ page, sandbox }) => {
      await giveKey(page);
      await openCompose(page, 'coreclaw/social-posts');
      await sandbox.fail({
        match: '/api/v1/scraper/run',
        fault: { kind: 'status', status: 429, headers: { 'retry-after': '600' } },
      });
      await startButton(page).click();
      await expect(page.getByRole('button', { name: /Start again in/ })).toBeVisible();
    },
    'whose answer is lost': async ({ page, sandbox }) => {
      await sandbox.fail({ match: '/api/v1/scraper/run', fault: { kind: 'html' } });
      await startButton(page).click();
      await expect(page.getByText('The run may have started')).toBeVisible();
    },
    'told on another screen': async ({ page, sandbox }) => {
      await sandbox.fail({ match: '/api/v1/scraper/run', fault: { kind: 'drop' } });
      await sandbox.fail({ match: '/api/v1/run/list', times: 50, fault: { kind: 'html' } });
      await openCompose(page, 'coreclaw/product-search');
      await startButton(page).click();
      await expect(page.getByText('The run may have started')).toBeVisible();
      await page.getByRole('banner').getByRole('link', { name: 'Sandbox' }).click();
      await expect(page.getByRole('alert').filter({ hasText: /product-search/ })).toBeVisible();
      await expect(page.locator('[data-step="clock"]')).toHaveAttribute('data-state', 'passed');
    },
    'without money': async ({ page, sandbox }) => {
      await sandbox.setBalance(0);
      await openCompose(page);
      await expect(page.getByText(/balance is \$0/i)).toBeVisible();
    },
  },
};
