import { expect, type Page } from '@playwright/test';
import { MAPS_BODY, openCompose, startButton } from '../steps/compose.ts';
import { giveKey } from '../fixtures.ts';
import type { Journey, Stage } from './state.ts';
import { exportButton, exportDialog, openExport } from '../steps/export.ts';

const status = (page: Page) => page.getByTestId('run-status');
const dialog = (page: Page) => page.getByRole('dialog');

/** Starts a run without the console. */
async function startRun({ page, sandbox }: Stage): Promise<string> {
  const headers = { 'api-key': sandbox.key };
  const answer = await page.request.post('/api/v1/scraper/run', { headers, data: MAPS_BODY });
  const { data } = (await answer.json()) as { data: { run_slug: string } }; // the sandbox is ours
  return data.run_slug;
}

async function openGoingOn(stage: Stage): Promise<void> {
  await stage.sandbox.linger();
  await stage.page.goto(`/runs/${await startRun(stage)}`);
  await expect(status(stage.page)).toHaveText('Running');
}

async function askToStop(stage: Stage): Promise<void> {
  await openGoingOn(stage);
  await stage.page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(dialog(stage.page)).toBeVisible();
}

async function openRun({ page, sandbox }: Stage, run: Parameters<Stage['sandbox']['addRun']>[0]) {
  await giveKey(page);
  const { run_slug: slug } = await sandbox.addRun(run);
  await page.goto(`/runs/${slug}`);
  await expect(status(page)).toBeVisible();
}

const OUT_OF_MEMORY = { rows: 2_350, logs: 400, status: 'failed', message: 'out of memory' } as const;

/** One run and the list of runs. */
export const RUNS: Readonly<Record<string, Journey>> = {
  'a run': {
    'going on': async (stage) => {
      await giveKey(stage.page);
      await openGoingOn(stage);
    },
    'to be stopped': askToStop,
    aborted: async (stage) => {
      await askToStop(stage);
      await dialog(stage.page).getByRole('button', { name: 'Stop run' }).click();
      await expect(status(stage.page)).toHaveText(/Stopp/);
    },
    'that failed': async (stage) => {
      await openRun(stage, { status: 'failed', message: 'no such page', rows: 3 });
      await expect(stage.page.getByRole('grid', { name: 'Results' })).toBeVisible();
    },
    'without results': async (stage) => {
      await openRun(stage, { rows: 0, logs: 0 });
      await expect(stage.page.getByRole('region', { name: 'No results' })).toBeVisible();
    },
    'that succeeded': async (stage) => {
      const { page, sandbox } = stage;
      await sandbox.hurry();
      await page.goto(`/runs/${await startRun(stage)}`);
      await expect(status(page)).toHaveText('Succeeded');
      await expect(page.getByRole('grid', { name: 'Results' })).toBeVisible();
    },
    'to be renamed': async ({ page }) => {
      await page.getByRole('button', { name: 'Rename' }).click();
      await expect(page.getByRole('textbox', { name: 'Name of the run' })).toBeFocused();
    },
    // Known where it was started from.
    'its input': async ({ page, sandbox }) => {
      await sandbox.hurry();
      await openCompose(page);
      await startButton(page).click();
      await expect(status(page)).toBeVisible();
      await page.getByRole('tab', { name: 'Input' }).click();
      await expect(page.getByRole('tabpanel', { name: 'Input' })).toBeVisible();
    },
    'that is unknown': async ({ page }) => {
      await page.goto('/runs/01KPD6M5YQADCQKGVKPDZVYC99');
      await expect(page.getByRole('alert')).toBeVisible();
    },
    'to be run again': async (stage) => {
      const { page, sandbox } = stage;
      await sandbox.hurry();
      await page.goto(`/runs/${await startRun(stage)}`);
      await expect(status(page)).toHaveText('Succeeded');
      await page.getByRole('button', { name: 'Run again unchanged' }).click();
      await expect(dialog(page)).toBeVisible();
    },
  },
  results: {
    'in a table': async (stage) => {
      await openRun(stage, OUT_OF_MEMORY);
      await expect(stage.page.getByRole('grid', { name: 'Results' })).toBeVisible();
    },
    'cells chosen': async ({ page }) => {
      await page.getByRole('grid', { name: 'Results' }).focus();
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('Shift+ArrowRight');
      await expect(page.getByText('2 × 2 cells selected')).toBeVisible();
    },
    'one row': async ({ page }) => {
      await page.keyboard.press('Enter');
      await expect(dialog(page)).toBeVisible();
    },
    columns: async ({ page }) => {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: /^Columns/ }).click();
      await expect(page.getByRole('checkbox', { name: 'Link' })).toBeVisible();
    },
    export: async ({ page }) => {
      await page.keyboard.press('Escape');
      await openExport(page);
    },
    exported: async ({ page }) => {
      await exportButton(exportDialog(page)).click();
      await expect(page.getByRole('status').filter({ hasText: '2,350 rows saved as' })).toBeVisible();
    },
  },
  'results in other views': {
    'none that match': async (stage) => {
      const { page } = stage;
      await openRun(stage, OUT_OF_MEMORY);
      await page.getByRole('searchbox', { name: 'Filter the rows' }).fill('oven');
      await expect(page.getByText(/^\d+ of 2,350 rows match$/)).toBeVisible();
      await page.getByRole('searchbox', { name: 'Filter the rows' }).fill('zzzz');
      await expect(page.getByText(/None of the/)).toBeVisible();
    },
    'as JSON': async ({ page }) => {
      await page.getByRole('tab', { name: 'JSON' }).click();
      await expect(page.getByRole('tabpanel', { name: 'JSON' })).toBeVisible();
    },
    'in a summary': async ({ page }) => {
      await page.getByRole('searchbox', { name: 'Filter the rows' }).fill('');
      await page.getByRole('tab', { name: 'Summary' }).click();
      await expect(page.getByRole('region', { name: 'City', exact: true })).toBeVisible();
    },
    'on a map': async ({ page }) => {
      await page.getByRole('tab', { name: 'Map', exact: true }).click();
      await expect(page.getByRole('heading', { name: /rows in view$/ })).toBeVisible();
    },
    log: async ({ page }) => {
      await page.getByRole('tab', { name: 'Log' }).click();
      await expect(page.getByRole('table', { name: 'Log' })).toBeVisible();
    },
    'log at the first error': async ({ page }) => {
      await page.getByRole('button', { name: 'First error', exact: true }).click();
      await expect(page.getByText('Run failed: out of memory').first()).toBeVisible();
    },
  },
  'a run without a network': {
    'last told of': async (stage) => {
      await giveKey(stage.page);
      await openGoingOn(stage);
      // Offline for the page alone: the words of other languages are still to come.
      await stage.page.route('**/api/**', (route) => route.abort());
      await stage.page.evaluate(() => {
        Object.defineProperty(navigator, 'onLine', { get: () => false });
        dispatchEvent(new Event('offline'));
      });
      await expect(stage.page.getByText(/^Offline, last updated at/)).toBeVisible();
    },
  },
  runs: {
    loading: async ({ page, sandbox }) => {
      await giveKey(page);
      await sandbox.fail({ match: '/api/', times: 9, fault: { kind: 'delay' } });
      await page.goto('/runs', { waitUntil: 'commit' });
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    },
    'a list that cannot be had': async ({ page, sandbox }) => {
      await sandbox.forgetFaults();
      await sandbox.fail({ match: '/api/', times: 20, fault: { kind: 'status', status: 503 } });
      await page.goto('/runs');
      await expect(page.getByRole('main').getByRole('alert').first()).toBeVisible();
      await sandbox.forgetFaults();
    },
    none: async ({ page }) => {
      await page.goto('/runs');
      await expect(page.getByText('There are no runs yet.')).toBeVisible();
    },
    some: async (stage) => {
      const { page, sandbox } = stage;
      for (let run = 0; run < 30; run += 1)
        await sandbox.addRun({ status: run % 5 === 0 ? 'failed' : 'succeeded' });
      await startRun(stage);
      await page.goto('/runs');
      await expect(page.getByRole('row', { name: /Failed/ }).first()).toBeVisible();
    },
    'none that fit': async ({ page }) => {
      await page.goto('/runs?worker=nobody/nothing');
      await expect(page.getByText('No runs match this filter.')).toBeVisible();
    },
    'whose inputs are compared': async ({ page, sandbox }) => {
      await sandbox.hurry();
      for (const results of ['5', '7']) {
        await openCompose(page);
        await page.getByLabel('Maximum results').fill(results);
        await startButton(page).click();
        await expect(status(page)).toBeVisible();
      }
      await page.getByRole('tab', { name: 'Input' }).click();
      await page.getByRole('combobox', { name: 'Compare with' }).selectOption({ index: 1 });
      await expect(page.getByRole('table', { name: 'Compare inputs' })).toBeVisible();
    },
  },
};
